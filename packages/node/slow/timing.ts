// The timing run: whether anything published tells when, or in which order, sealed posts came.
//
//   npm run test:slow -- timing [--seed N] [--rounds 12]
//
// By difference: nodes of the same keys and clock get the same posts at other seconds of a batch, in another order, by
// other carriers, or not at all; then everything that can be seen of them is compared byte by byte. Does not try
// what the network sees, nor how long an answer takes.

import {
  type Arrival,
  againIsAsTheFirstTime,
  floodMovesNothing,
  orderIsHidden,
  orderIsSeenUnsealed,
  type TwoWays,
} from '../test/node/timing-cases.ts'
import { postAt, START } from '../test/node/wall-on-loopback.ts'
import { seeded } from '../test/publish/dropping-disk.ts'

/** The most posts of one round: enough that the wall counts as busy after it. */
const MOST = 12
/** A quiet wall releases after up to an hour; the twins' start lies so many seconds before it. */
const WINDOW = 2_700

export async function run(options: {
  readonly seed: number
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}) {
  const random = seeded(options.seed)
  const posts = (wall: string, n: number) => postAt(START, wall, `secret ${n}`, 120 + n)
  const notes: string[] = []
  let failed = 0
  const attempt = async (name: string, run: () => Promise<string>) => {
    try {
      notes.push(`${name}: ${await run()}`)
    } catch (error) {
      failed++
      notes.push(`${name}: FAILED, ${error instanceof Error ? error.message.slice(0, 500) : error}`)
    }
    options.log(notes.at(-1) ?? '')
  }

  await attempt('control, unsealed over the relay', () =>
    orderIsSeenUnsealed((wall) => ({
      one: [1, 2].map((n) => ({ event: posts(wall, n), after: 100 * n, by: 'relay' })),
      other: [1, 2].map((n) => ({ event: posts(wall, n), after: 300 - 100 * n, by: 'relay' })),
    })),
  )
  for (let round = 1; round <= Number(options.args.rounds ?? 12); round++) {
    const count = round === 1 ? 2 : 2 + Math.floor(random() * (MOST - 1))
    const once = (wall: string): readonly Arrival[] =>
      Array.from({ length: count }, (_, n) => ({
        event: posts(wall, n),
        after: 1 + Math.floor(random() * WINDOW),
        by: random() < 0.5 ? 'inbox' : 'relay',
      }))
    const ways = (wall: string): TwoWays => ({ one: once(wall), other: once(wall) })
    await attempt(
      `round ${round}, ${count} posts`,
      async () => `${await orderIsHidden(ways)} things are the same`,
    )
  }
  for (const count of [7, 8])
    await attempt(`a flood of ${count}`, async () => {
      await floodMovesNothing(count, posts)
      return 'brings nothing forward'
    })
  await attempt('sent again', async () => {
    await againIsAsTheFirstTime(posts)
    return 'answered like the first time, by inbox and relay, before and after the release'
  })
  return { passed: notes.length - failed, failed, skipped: 0, notes }
}

// Sources that cheat, each with what a real node published: every one is caught, named, and harmless.

import { ALL_RELAYS, KIND, logOrigin, type NostrEvent, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretOf } from '../../../wall/test/seeded.ts'
import type { CaughtCode } from '../../src/copy/caught.ts'
import { Copy } from '../../src/copy/copy.ts'
import { verifyEvidence } from '../../src/evidence/evidence.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { mapSource, reallyVerify } from '../rig/source.ts'
import { withFiles, withLastSegment } from '../rig/tamper.ts'
import { twinFiles } from '../rig/twin.ts'
import { openSmallWall, type SmallWall, thread } from '../small-wall.ts'

const HOUR = 3_600
const CHEAT = 'https://cheat.example/'

describe('a source that cheats', () => {
  let time = 1_790_000_000
  const now = () => time
  let wall: SmallWall
  /** As the honest node published it first, and a day and two posts later. */
  let before: ReadonlyMap<string, Uint8Array>
  let after: ReadonlyMap<string, Uint8Array>

  beforeAll(async () => {
    wall = await openSmallWall({ now, posts: 5 })
    before = await wall.files()
    time += 26 * HOUR
    await wall.add('post 5')
    await wall.add('post 6')
    after = await wall.files()
  }, 60_000)

  afterAll(() => wall.close())

  const openCopy = () =>
    Copy.open({ store: new MemoryPathStore(), verify: reallyVerify, now, wall: wall.node.wall })
  const honest = (files = after) => mapSource(files, 'https://honest.example/')
  const cheat = (files: ReadonlyMap<string, Uint8Array>) => mapSource(files, CHEAT)
  const posts = () => [...wall.events]

  /** A copy that holds what the honest node had first. */
  async function heldCopy(): Promise<Copy> {
    const copy = await openCopy()
    expect((await copy.catchUp([honest(before)])).caught).toEqual([])
    return copy
  }

  /** Catches up from the cheat and then from the honest node; what the cheat did, and nothing else, is said. */
  async function catchCheat(
    copy: Copy,
    files: ReadonlyMap<string, Uint8Array>,
    code: CaughtCode,
  ): Promise<string> {
    const held = new Set([...copy.events()].map(({ id }) => id))
    const round = await copy.catchUp([cheat(files), honest()])
    const said = round.caught.filter((one) => one.code === code)
    expect(round.caught.map(({ address }) => address)).not.toContain('https://honest.example/')
    expect(said.length, JSON.stringify(round.caught)).toBeGreaterThan(0)
    expect(said[0]?.address).toBe(CHEAT)
    const now = new Set([...copy.events()].map(({ id }) => id))
    for (const id of held) expect(now).toContain(id)
    expect(copy.status()).toMatchObject({ complete: true, posts: 8 })
    return said[0]?.problem ?? ''
  }

  it('deletes a logged post, and signs the log without it: the post and its place are named, and the proof is kept', async () => {
    const copy = await heldCopy()
    const [founding, , ...rest] = posts() as [VerifiedEvent, VerifiedEvent, ...VerifiedEvent[]]
    const more = Array.from({ length: 6 }, (_, n) => thread(wall.node.wall, `instead ${n}`, time))
    const files = await twinFiles(wall, [founding, ...rest, ...more], now)
    expect(await catchCheat(copy, files, 'log/two-histories')).toMatch(/^position 1: /)
    const [evidence] = copy.evidence
    expect(evidence?.agreed).toBe(1)
    expect(await copy.store.get(evidence?.path ?? '')).toEqual(evidence?.bytes)
    const proven = await verifyEvidence(evidence?.bytes ?? new Uint8Array(), {
      key: wall.logKey,
      origin: logOrigin(wall.node.wall, wall.logKey),
      witnesses: [],
    })
    expect(proven.sides.map(({ anchor }) => anchor.size).toSorted((a, b) => a - b)).toEqual([6, 11])
    // Nobody but the log itself signed here: what had been verified stands, and is shown as disputed.
    expect(copy.status().logs[0]).toMatchObject({ state: 'condemned', disputed: true, countsTo: undefined })
  }, 60_000)

  it('orders logged posts anew, and signs that: the first place that differs is named', async () => {
    const copy = await heldCopy()
    const [founding, a, b, c, ...rest] = posts() as VerifiedEvent[]
    const files = await twinFiles(
      wall,
      [founding, a, c, b, ...rest].filter((event) => event !== undefined),
      now,
    )
    expect(await catchCheat(copy, files, 'log/two-histories')).toMatch(/^position 2: /)
  }, 60_000)

  it('shows a shorter history to a reader who knows a longer one, and the other way round', async () => {
    const short = await twinFiles(wall, [thread(wall.node.wall, 'another first', time)], now)
    const problem = await catchCheat(await heldCopy(), short, 'log/two-histories')
    expect(problem).toMatch(/^position 1: /)
  }, 60_000)

  it('alters a post in the bodies that it gives', async () => {
    const files = withLastSegment(after, wall.log, (positions) =>
      positions.map((position, i) =>
        i === 3
          ? signEvent({ ...(position as NostrEvent), content: 'what nobody said' }, secretOf(77), secretOf(0))
          : position,
      ),
    )
    expect(await catchCheat(await heldCopy(), files, 'post/altered')).toMatch(/^position 3: /)
    expect(await catchCheat(await openCopy(), files, 'post/altered')).toMatch(/^position 3: /)
  })

  it('gives a post with a signature that is not its author’s', async () => {
    const forge = (positions: readonly (NostrEvent | string)[]) =>
      positions.map((position, i) =>
        i === 6 && typeof position !== 'string' ? { ...position, sig: `${'0'.repeat(127)}1` } : position,
      )
    await catchCheat(await heldCopy(), withLastSegment(after, wall.log, forge), 'post/unsigned')
    await catchCheat(await openCopy(), withLastSegment(after, wall.log, forge), 'post/unsigned')
  })

  it('gives posts in another order than they were logged', async () => {
    const files = withLastSegment(after, wall.log, (positions) =>
      positions.with(2, positions[5] ?? '').with(5, positions[2] ?? ''),
    )
    expect(await catchCheat(await heldCopy(), files, 'post/moved')).toMatch(/^position 2: /)
    expect(await catchCheat(await openCopy(), files, 'post/moved')).toMatch(/^position 2: /)
  })

  it('withholds a post: an empty place without a reason is asked of another source, and never counts as complete', async () => {
    const files = withLastSegment(after, wall.log, (positions) =>
      positions.map((position, i) => (i === 6 && typeof position !== 'string' ? position.id : position)),
    )
    const alone = await openCopy()
    await alone.catchUp([cheat(files)])
    expect(alone.status()).toMatchObject({ complete: false, posts: 7 })
    expect(alone.holes()).toMatchObject([{ position: 6, why: { class: 'withheld' } }])
    expect(await catchCheat(alone, files, 'post/withheld')).toMatch(/^position 6: /)
    await catchCheat(await openCopy(), files, 'post/withheld')
  })

  it('is not called a cheat for a place that its author may have taken back unnamed, unless somebody else has the body', async () => {
    const kept = await openSmallWall({ now, posts: 2 })
    try {
      const wish = (seed: number) =>
        signEvent(
          {
            kind: KIND.vanish,
            created_at: now(),
            tags: [
              ['h', kept.node.wall],
              ['relay', ALL_RELAYS],
            ],
            content: '',
          },
          secretOf(seed),
          secretOf(0),
        )
      // Of somebody who wrote nothing here.
      await kept.take(wish(78))
      const whole = await kept.files()
      const files = withLastSegment(whole, kept.log, (positions) =>
        positions.map((position, i) => (i === 2 && typeof position !== 'string' ? position.id : position)),
      )
      const open = () =>
        Copy.open({ store: new MemoryPathStore(), verify: reallyVerify, now, wall: kept.node.wall })
      const alone = await open()
      expect((await alone.catchUp([cheat(files)])).caught).toEqual([])
      expect(alone.status()).toMatchObject({ complete: false, posts: 3 })
      expect((await alone.catchUp([cheat(files), honest(whole)])).caught).toMatchObject([
        { address: CHEAT, code: 'post/withheld' },
      ])
      expect(alone.status()).toMatchObject({ complete: true, posts: 4 })
      // Now of the author: what another copy still has is no proof of anything.
      await kept.take(wish(77))
      const emptied = await kept.files()
      const late = await open()
      expect((await late.catchUp([cheat(emptied)])).caught).toEqual([])
      expect(late.holes().map(({ why }) => why.class)).toContain('withheld')
    } finally {
      await kept.close()
    }
  }, 60_000)

  it('withholds the bodies that its own checkpoint counts', async () => {
    const path = [...after.keys()].find((one) => one.includes('/seg/0/000.p/8'))
    const files = withFiles(after, [[path ?? '', undefined]])
    await catchCheat(await openCopy(), files, 'file/missing')
    await catchCheat(await heldCopy(), files, 'file/missing')
  })

  it('delays: an old checkpoint beside a newer one is named, and the newer one taken', async () => {
    const problem = await catchCheat(await heldCopy(), before, 'log/behind')
    expect(problem).toMatch(/checkpoint of 6, 26 hours older/)
  })

  it('swaps the founding definition, or serves another wall under the same name: the reader’s wall stays', async () => {
    const other = await openSmallWall({ now, posts: 3 })
    try {
      const files = await other.files()
      // The same title and boards, the same log key; founded a day later.
      expect(await catchCheat(await heldCopy(), files, 'wall/another')).toContain(wall.node.wall)
      const definition = files.get('definition/1.gz')
      await catchCheat(await openCopy(), withFiles(after, [['definition/1.gz', definition]]), 'wall/another')
    } finally {
      await other.close()
    }
  }, 60_000)

  it.each([
    ['no file of a wall', () => new TextEncoder().encode('<!doctype html><title>Welcome</title>')],
    ['a definition', (files: ReadonlyMap<string, Uint8Array>) => files.get('definition/1.gz')],
  ])('answers to every name with %s: it is not asked for ever', async (_, bytesOf) => {
    const same = bytesOf(after)
    const source = { ...mapSource(new Map(), CHEAT), read: async () => same }
    const copy = await heldCopy()
    const { caught } = await copy.catchUp([source, honest()])
    expect(caught).toContainEqual(expect.objectContaining({ address: CHEAT, code: 'file/malformed' }))
    expect(copy.status()).toMatchObject({ complete: true, posts: 8 })
  })

  it('does the same again and again: it is noted once', async () => {
    const copy = await heldCopy()
    for (let round = 0; round < 3; round++) await copy.catchUp([cheat(before), honest()])
    expect(copy.caught.filter(({ code }) => code === 'log/behind')).toHaveLength(1)
  })

  it('breaks its tiles: nothing of it is taken', async () => {
    const path = [...after.keys()].find((one) => one.includes('/seg/0/000.p/8')) ?? ''
    const tiles = [...after.keys()].filter((one) => one.includes('/tile/0/'))
    const files = withFiles(after, [
      [path, undefined],
      ...tiles.map((one) => [one, new Uint8Array(8 * 32)] as const),
    ])
    const copy = await heldCopy()
    const { caught } = await copy.catchUp([cheat(files)])
    expect(caught.map(({ code }) => code)).toEqual(['file/missing', 'log/tree'])
    expect(copy.status()).toMatchObject({ posts: 6, complete: true })
    await catchCheat(copy, files, 'file/missing')
  })
})

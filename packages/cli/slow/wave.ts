// The wave: 10,000 spam posts, 500 false reports and one doxx against a real node, and what honest people pay for it.
//
//   npm run test:slow -- wave
//
// Twice: on a wall with an optional log, as `commonwall init --optional --pow` founds it, and on one without, so that
// it shows what the optional log is worth. A hundredth of the spammers do the work that is asked.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { Copy, httpTransport, MemoryPathStore } from '@commonwall/sync'
import {
  countReports,
  type EventTemplate,
  KIND,
  mineEvent,
  publicKeyOf,
  type VerifiedEvent,
  workAsked,
} from '@commonwall/wall'
import { openAuthors } from '../src/demo/author.ts'

/** Bits that the wall asks for. */
const FLOOR = 12
const SPAM = 10_000
const WORKED = 100
const REPORTS = 500
const THREADS = 40
const REPLIES = 400
/** Honest posts that come while the wave runs. */
const MEANWHILE = 50
/** In the app, from the post: Report, which label, Do it. */
const CLICKS = 3
/** In the queue: tick each that is none of them, or all at once; which label, Do it. */
const CLICKS_IN_QUEUE = 2

interface Told {
  readonly figures: Readonly<Record<string, number>>
}

export async function run({ log }: { log: (line: string) => void }) {
  let [passed, failed] = [0, 0]
  const notes: string[] = []
  const tell = (holds: boolean, says: string) => {
    if (holds) passed++
    else failed++
    notes.push(`${holds ? '✓' : '✗'} ${says}`)
  }
  const results: Record<string, Told['figures']> = {}
  for (const optionalLog of [true, false]) {
    const name = optionalLog ? 'with an optional log' : 'without one'
    log(`${name} …`)
    const { figures } = await wave(optionalLog)
    results[name] = figures
    for (const [what, figure] of Object.entries(figures)) notes.push(`  ${name}: ${what}: ${figure}`)
    tell(
      figures['honest posts hidden'] === 0,
      `${name}: no honest post was hidden by ${REPORTS} false reports`,
    )
    tell(figures['reports that count'] === 0, `${name}: none of them counts`)
    tell(
      (figures['doxx: ms until it has left the published copy'] ?? 1e9) < 60_000,
      `${name}: the doxx was gone within a minute of one label`,
    )
  }
  const spamRead = (name: string) => results[name]?.['spam that a returning reader gets'] ?? 0
  tell(
    spamRead('with an optional log') === WORKED,
    `with an optional log only what was worked for is read: ${WORKED}`,
  )
  tell(spamRead('without one') === SPAM, 'without one everything is')
  return { passed, failed, skipped: 0, notes }
}

async function wave(optionalLog: boolean): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-wave-'))
  const pool = await VerifierPool.open({ portable: true })
  let node: RunningNode | undefined
  try {
    let counter = 0
    const secret = () =>
      Uint8Array.from({ length: 32 }, (_, at) => (at < 28 ? 7 : (++counter >> (8 * (at - 28))) & 255))
    const moderator = secret()
    const url = `http://127.0.0.1:${21_000 + (process.pid % 20_000)}/`
    foundWall({
      folder,
      titles: [{ lang: 'en', text: 'Wave' }],
      boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
      langs: ['en'],
      url,
      keeper: secret(),
      groups: ['stewards', 'readers'],
      moderators: [
        { group: 'stewards', pubkey: publicKeyOf(moderator) },
        { group: 'readers', pubkey: publicKeyOf(secret()) },
      ],
      pow: FLOOR,
      batch: 1,
      optionalLog,
      now: now(),
      random: (length) => Uint8Array.from({ length }, () => ++counter & 255),
    })
    node = await startNode({ folder, port: Number(new URL(url).port), portable: true, log: silentLog })
    const running = node
    const author = await openAuthors((length) => new Uint8Array(length))
    const h = ['h', node.wall]
    const hour = now() - (now() % 3_600)
    const say = (
      kind: number,
      tags: string[][],
      content: string,
      worked: boolean,
      key = secret(),
    ): VerifiedEvent => {
      const template: EventTemplate = { kind, created_at: hour, tags: [h, ...tags], content }
      return author(key)(worked ? mined(template, publicKeyOf(key)) : template)
    }
    const reply = (root: VerifiedEvent, content: string, worked: boolean) => {
      const { id, pubkey } = root
      const tags = [
        ['E', id, '', pubkey],
        ['K', '11'],
        ['P', pubkey],
        ['e', id, '', pubkey],
        ['k', '11'],
        ['p', pubkey],
      ]
      return say(KIND.reply, tags, content, worked)
    }
    const take = async (events: readonly VerifiedEvent[]) => {
      const answers = await Promise.all(events.map((event) => running.intake.take(event, 'relay')))
      const refused = answers.find(({ ok }) => !ok)
      if (refused) throw new Error(`the node refused: ${refused.message}`)
    }

    const threads = many(THREADS, (n) =>
      say(
        KIND.thread,
        [
          ['title', `Thread ${n}`],
          ['t', 'talk'],
        ],
        `What is said in thread ${n}.`,
        true,
      ),
    )
    const rootOf = (n: number) => threads[n % THREADS] as VerifiedEvent
    const replies = many(REPLIES, (n) =>
      reply(rootOf(n), `An honest answer, number ${n}, of a usual length.`, true),
    )
    await take([...threads, ...replies])
    await node.flush()
    const copy = await Copy.open({
      store: new MemoryPathStore(),
      verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
      now,
    })
    const transport = httpTransport(url)
    await copy.catchUp([transport])

    const spamBegan = performance.now()
    const worked = many(WORKED, (n) => reply(rootOf(n), `buy cheap ${n} https://spam.example/${n}`, true))
    const paid = performance.now() - spamBegan
    const cheap = many(SPAM - WORKED, (n) =>
      reply(rootOf(n), `buy cheap ${n} https://spam.example/${n}`, false),
    )
    const reports = many(REPORTS, (n) => {
      const target = replies[n % 5] as VerifiedEvent
      return say(
        KIND.report,
        [
          ['e', target.id, 'spam'],
          ['p', target.pubkey, 'spam'],
        ],
        '',
        false,
      )
    })
    const doxx = reply(rootOf(0), 'Her name is A. B. and she lives at 12 Example Street.', true)
    const honest = many(MEANWHILE, (n) => reply(rootOf(n), `Meanwhile, honestly, ${n}.`, true))
    const began = performance.now()
    const all = [...cheap, ...worked, ...reports, ...honest, doxx]
    for (let from = 0; from < all.length; from += 500) await take(all.slice(from, from + 500))
    await node.flush()
    const seconds = (performance.now() - began) / 1_000

    const caught = await copy.catchUp([transport])
    const held = (events: readonly VerifiedEvent[]) => events.filter(({ id }) => copy.event(id) !== undefined)
    const read = held([...cheap, ...worked]).length

    const label = say(
      KIND.label,
      [
        ['L', 'commonwall'],
        ['l', 'fold/personal-data', 'commonwall'],
        ['e', doxx.id],
      ],
      '',
      false,
      moderator,
    )
    const folding = performance.now()
    await take([label])
    await node.flush()
    let gone = 0
    for (;;) {
      const fresh = await Copy.open({
        store: new MemoryPathStore(),
        verify: (events) => Promise.all(events.map((event) => pool.verify(event))),
        now,
      })
      await fresh.catchUp([transport])
      const left = fresh.event(doxx.id) !== undefined
      await fresh.close()
      gone = performance.now() - folding
      if (!left || gone > 90_000) break
      await node.look()
    }
    await copy.catchUp([transport])
    const view = copy.view()
    const folded = new Set([...(view?.threads.values() ?? [])].flatMap(({ folds }) => [...folds.keys()]))
    const ours = [...threads, ...replies, ...honest]
    const heldReports = held(reports)
    const names = copy.names() ?? { nameOf: () => undefined }
    const counted = ours.reduce((sum, { id }) => sum + countReports(id, heldReports, names).names, 0)
    await transport.close()
    await copy.close()
    return {
      figures: {
        'events a second that the node took': Math.round(all.length / seconds),
        'ms that one worked spam post cost its sender': Math.round(paid / WORKED),
        'KiB that a returning reader pays': Math.round(caught.bytes / 1024),
        'requests of his': caught.requests,
        'spam that a returning reader gets': read,
        'false reports that he gets': heldReports.length,
        'reports that count': counted,
        'honest posts hidden': ours.filter(({ id }) => folded.has(id)).length,
        'doxx: ms until it has left the published copy': Math.round(gone),
        'clicks of one moderator for the doxx': CLICKS,
        'clicks of one moderator for the spam that readers see, ticking each in the queue':
          read + CLICKS_IN_QUEUE,
      },
    }
  } finally {
    await node?.close()
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function now(): number {
  return Math.floor(Date.now() / 1_000)
}

function many(count: number, make: (n: number) => VerifiedEvent): VerifiedEvent[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

function mined(template: EventTemplate, pubkey: string): EventTemplate {
  const found = mineEvent({ ...template, pubkey }, workAsked(template, FLOOR), {
    start: 0,
    limit: 100_000_000,
  })
  if ('next' in found) throw new Error('work: expected to find some')
  return found.event
}

// What goes beyond NIP-01: 40, 45, 50 with Chinese, 70, 77.

import { Negentropy, NegentropySet } from '@commonwall/wall'
import type { Author } from './author.ts'
import type { SignedEvent } from './client.ts'
import { type Bench, type Outcome, refused, required, type Trial } from './trial.ts'

async function publishMany(bench: Bench, events: readonly SignedEvent[]): Promise<Outcome> {
  for (const event of events) {
    const { ok, message } = await bench.client.publish(event)
    if (!ok) return `refused: ${message}`
  }
  return undefined
}

function posts(bench: Bench, author: Author, count: number): readonly SignedEvent[] {
  const now = Math.floor(bench.now())
  return Array.from({ length: count }, (_, i) => author.event({ content: `post ${i}`, created_at: now - i }))
}

function finds(name: string, content: string, search: string, expected: boolean): Trial {
  return required(`search: ${name} (NIP-50)`, async (bench) => {
    const event = bench.author().event({ content })
    const problem = await publishMany(bench, [event])
    if (problem !== undefined) return problem
    const { events, closed } = await bench.client.fetch({ search, authors: [event.pubkey] })
    if (closed !== undefined) return `closed: ${closed}`
    return (events[0]?.id === event.id) === expected ? undefined : `${events.length} found`
  })
}

/** Reconciles with the relay and returns what each side lacks. */
async function reconcile(bench: Bench, filter: object, held: readonly SignedEvent[]) {
  const session = new Negentropy(new NegentropySet(held))
  const have: string[] = []
  const need: string[] = []
  const id = bench.word()
  let message: string | undefined = session.initiate()
  let frame: readonly unknown[] = ['NEG-OPEN', id, filter, message]
  for (let round = 0; message !== undefined && round < 50; round += 1) {
    const answer = bench.client.next(([verb, to]) => (verb === 'NEG-MSG' || verb === 'NEG-ERR') && to === id)
    bench.client.send(frame)
    const got = await answer
    if (got?.[0] !== 'NEG-MSG') return { problem: got ? String(got[2]) : 'no answer', have, need }
    const step = session.reconcile(String(got[2]))
    have.push(...step.have)
    need.push(...step.need)
    message = step.message
    frame = ['NEG-MSG', id, message]
  }
  bench.client.send(['NEG-CLOSE', id])
  return { problem: message === undefined ? undefined : 'no end after 50 rounds', have, need }
}

function reconciles(name: string, count: number): Trial {
  return required(`negentropy: ${name} (NIP-77)`, async (bench) => {
    const author = bench.author()
    const events = posts(bench, author, count)
    const problem = await publishMany(bench, events.slice(1))
    if (problem !== undefined) return problem
    // We lack the last two; the relay lacks the first.
    const found = await reconcile(bench, { authors: [author.pubkey] }, events.slice(0, -2))
    if (found.problem !== undefined) return found.problem
    const expected = [events[0]?.id, ...events.slice(-2).map(({ id }) => id)].sort().join()
    return [...found.have, ...found.need].sort().join() === expected
      ? undefined
      : `have ${found.have.length}, need ${found.need.length}`
  })
}

export const extending: readonly Trial[] = [
  required('expiration: refuses or hides what has expired (NIP-40)', async (bench) => {
    const event = bench.first.event({ tags: [['expiration', String(Math.floor(bench.now()) - 10)]] })
    await bench.client.publish(event)
    const { events } = await bench.client.fetch({ ids: [event.id] })
    return events.length === 0 ? undefined : 'served'
  }),
  required('expiration: hides what expires later (NIP-40)', async (bench) => {
    const event = bench.first.event({ tags: [['expiration', String(Math.floor(bench.now()) + 2)]] })
    const problem = await publishMany(bench, [event])
    if (problem !== undefined) return problem
    if ((await bench.client.fetch({ ids: [event.id] })).events.length !== 1) return 'hidden too early'
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    return (await bench.client.fetch({ ids: [event.id] })).events.length === 0 ? undefined : 'served'
  }),
  required('protected: refuses from a third party (NIP-70)', async (bench) =>
    refused(await bench.client.publish(bench.stranger.event({ tags: [['-']] }))),
  ),
  required('count: counts (NIP-45)', async (bench) => {
    const author = bench.author()
    const problem = await publishMany(bench, posts(bench, author, 7))
    if (problem !== undefined) return problem
    const answer = bench.client.next(([verb, id]) => verb === 'COUNT' && id === 'count')
    bench.client.send(['COUNT', 'count', { authors: [author.pubkey] }])
    const count = ((await answer)?.[2] as { count?: number } | undefined)?.count
    return count === 7 ? undefined : `got ${count}`
  }),
  finds('a word', 'The quick brown fox', 'brown', true),
  finds('not another word', 'The quick brown fox', 'purple', false),
  finds('two Chinese characters', '我们在墙上写字', '墙上', true),
  finds('simplified finds traditional', '我們在牆上寫字', '写字', true),
  finds('not two characters that do not stand together', '我们在墙上写字', '墙字', false),
  required('eose: has two elements, since strict clients read no third (NIP-01)', async (bench) => {
    const id = bench.client.open({ kinds: [1], limit: 1 })
    const end = await bench.client.next(([verb]) => verb === 'EOSE')
    return end?.length === 2 && end[1] === id ? undefined : `got ${JSON.stringify(end)}`
  }),
  reconciles('finds three differences of ten', 10),
  reconciles('finds three differences of 80', 80),
  required('negentropy: refuses nonsense with NEG-ERR (NIP-77)', async (bench) => {
    const answer = bench.client.next(([verb]) => verb === 'NEG-ERR' || verb === 'NOTICE')
    bench.client.send(['NEG-OPEN', 'nonsense', {}, '61ffff'])
    return (await answer)?.[0] === 'NEG-ERR' ? undefined : 'no NEG-ERR'
  }),
]

// Deletion requests (NIP-09) and requests to vanish (NIP-62).

import type { SignedEvent } from './client.ts'
import { type Bench, type Outcome, refused, required, type Trial, taken } from './trial.ts'

const MINUTE = 60
const ARTICLE = 30023

function minutesAgo(bench: Bench, minutes: number): number {
  return Math.floor(bench.now()) - minutes * MINUTE
}

function article(
  bench: Bench,
  d: string,
  minutes: number,
  author = bench.first,
  kind = ARTICLE,
): SignedEvent {
  return author.event({ kind, tags: [['d', d]], content: 'text', created_at: minutesAgo(bench, minutes) })
}

/** Publishes in order; the first refusal ends it. */
async function publishAll(bench: Bench, events: readonly SignedEvent[]): Promise<Outcome> {
  for (const event of events) {
    const outcome = taken(await bench.client.publish(event))
    if (outcome !== undefined) return `kind ${event.kind} ${outcome}`
  }
  return undefined
}

async function held(bench: Bench, events: readonly SignedEvent[]): Promise<readonly boolean[]> {
  const found = await bench.client.fetch({ ids: events.map(({ id }) => id) })
  return events.map(({ id }) => found.events.some((event) => event.id === id))
}

function deletion(bench: Bench, tags: readonly (readonly string[])[], minutes = 0): SignedEvent {
  return bench.first.event({ kind: 5, tags, created_at: minutesAgo(bench, minutes) })
}

function address(event: SignedEvent): readonly string[] {
  return ['a', `${event.kind}:${event.pubkey}:${event.tags.find(([name]) => name === 'd')?.[1] ?? ''}`]
}

function bound(name: string, variant: (bench: Bench, d: string) => SignedEvent): Trial {
  return required(`delete: by address is bound by ${name}`, async (bench) => {
    const d = bench.word()
    const target = article(bench, d, 2)
    const other = variant(bench, d)
    const problem = await publishAll(bench, [target, other, deletion(bench, [address(target)])])
    if (problem !== undefined) return problem
    const [targetHeld, otherHeld] = await held(bench, [target, other])
    if (targetHeld) return 'not deleted'
    return otherHeld ? undefined : 'deleted more'
  })
}

export const withdrawing: readonly Trial[] = [
  required('delete: by id', async (bench) => {
    const event = bench.first.event({ content: 'I say wrong thing' })
    const problem = await publishAll(bench, [event, deletion(bench, [['e', event.id]])])
    return problem ?? ((await held(bench, [event]))[0] ? 'still there' : undefined)
  }),
  required('delete: by address', async (bench) => {
    const event = article(bench, bench.word(), 1)
    const problem = await publishAll(bench, [event, deletion(bench, [address(event)])])
    return problem ?? ((await held(bench, [event]))[0] ? 'still there' : undefined)
  }),
  required('delete: by address deletes older, not newer', async (bench) => {
    const d = bench.word()
    const [older, newer] = [article(bench, d, 5), article(bench, d, 1)]
    const problem = await publishAll(bench, [older, newer, deletion(bench, [address(older)], 3)])
    if (problem !== undefined) return problem
    const [olderHeld, newerHeld] = await held(bench, [older, newer])
    if (olderHeld) return 'the older is still there'
    return newerHeld ? undefined : 'the newer is gone'
  }),
  bound('author', (bench, d) => article(bench, d, 2, bench.second)),
  bound('d', (bench, d) => article(bench, `${d}x`, 2)),
  bound('kind', (bench, d) => article(bench, d, 2, bench.first, 30024)),
  required("delete: refuses others' by id", async (bench) => {
    const event = bench.second.event({ content: 'mine' })
    const problem = await publishAll(bench, [event])
    if (problem !== undefined) return problem
    const outcome = refused(await bench.client.publish(deletion(bench, [['e', event.id]])))
    return outcome ?? ((await held(bench, [event]))[0] ? undefined : 'deleted all the same')
  }),
  required("delete: refuses others' by address", async (bench) => {
    const event = article(bench, bench.word(), 1, bench.second)
    const problem = await publishAll(bench, [event])
    if (problem !== undefined) return problem
    const outcome = refused(await bench.client.publish(deletion(bench, [address(event)])))
    return outcome ?? ((await held(bench, [event]))[0] ? undefined : 'deleted all the same')
  }),
  required('delete: deleted by id is refused on resend', async (bench) => {
    const event = bench.first.event({ content: bench.word() })
    const problem = await publishAll(bench, [event, deletion(bench, [['e', event.id]])])
    return problem ?? refused(await bench.client.publish(event))
  }),
  required('delete: older than a deletion by address is refused on resend', async (bench) => {
    const event = article(bench, bench.word(), 5)
    const problem = await publishAll(bench, [event, deletion(bench, [address(event)], 2)])
    return problem ?? refused(await bench.client.publish(event))
  }),
  required('delete: newer than a deletion by address is taken', async (bench) => {
    const d = bench.word()
    const problem = await publishAll(bench, [
      article(bench, d, 5),
      deletion(bench, [address(article(bench, d, 5))], 4),
    ])
    return problem ?? taken(await bench.client.publish(article(bench, d, 1)))
  }),
  required('delete: comes before its target', async (bench) => {
    const event = bench.first.event({ content: bench.word() })
    const problem = await publishAll(bench, [deletion(bench, [['e', event.id]])])
    return problem ?? refused(await bench.client.publish(event))
  }),
  required("delete: coming first does not touch others'", async (bench) => {
    const event = bench.second.event({ content: bench.word() })
    await bench.client.publish(deletion(bench, [['e', event.id]]))
    return taken(await bench.client.publish(event))
  }),
  required('vanish: everything up to its date goes and stays away (NIP-62)', async (bench) => {
    const author = bench.author()
    const created_at = minutesAgo(bench, 5)
    const events = [
      author.event({ created_at, content: bench.word() }),
      author.event({ created_at, kind: 0, content: '{}' }),
    ]
    const vanish = author.event({
      kind: 62,
      tags: [['relay', 'ALL_RELAYS']],
      created_at: minutesAgo(bench, 1),
    })
    const problem = await publishAll(bench, [...events, vanish])
    if (problem !== undefined) return problem
    if ((await held(bench, events)).some(Boolean)) return 'still there'
    for (const event of events) {
      const outcome = refused(await bench.client.publish(event))
      if (outcome !== undefined) return `on resend ${outcome}`
    }
    return taken(await bench.client.publish(author.event({ content: 'a new start' })))
  }),
  required('vanish: one that names another relay does nothing (NIP-62)', async (bench) => {
    const author = bench.author()
    const event = author.event({ content: bench.word(), created_at: minutesAgo(bench, 5) })
    const problem = await publishAll(bench, [event])
    if (problem !== undefined) return problem
    await bench.client.publish(author.event({ kind: 62, tags: [['relay', 'wss://elsewhere.example']] }))
    return (await held(bench, [event]))[0] ? undefined : 'deleted all the same'
  }),
]

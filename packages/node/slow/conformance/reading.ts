// Reading: one group of fifteen events, and every way to find them.

import type { Author } from './author.ts'
import type { SignedEvent } from './client.ts'
import { type Bench, type Outcome, optional, refused, required, type Trial } from './trial.ts'

const MINUTE = 60

interface Member {
  readonly event: SignedEvent
  /** False for what a newer version replaces, and for what is never stored. */
  readonly findable: boolean
}

const groups = new WeakMap<Bench, Promise<ReadonlyMap<string, Member>>>()

/** The group, published once a run. Newer before older where a relay could be fooled by the order of arrival. */
function groupA(bench: Bench): Promise<ReadonlyMap<string, Member>> {
  const published = groups.get(bench) ?? publishGroup(bench)
  groups.set(bench, published)
  return published
}

async function publishGroup(bench: Bench): Promise<ReadonlyMap<string, Member>> {
  const now = Math.floor(bench.now())
  const at = (minutes: number) => now - minutes * MINUTE
  const { first } = bench
  const me = ['p', first.pubkey]
  const n = ['n', 'approved']
  const k = ['k', '3036']
  const drafts: readonly [string, boolean, Parameters<Author['event']>[0]][] = [
    ['limit first', true, { created_at: at(40), tags: [['t', 'a']] }],
    ['limit third', true, { created_at: at(50), tags: [['t', 'a']] }],
    ['limit second', true, { created_at: at(45), tags: [['t', 'b']] }],
    ['limit fourth', true, { created_at: at(55), tags: [['t', 'b']] }],
    ['older metadata', false, { kind: 0, created_at: at(60), content: '{"name":"older"}' }],
    ['newer metadata', true, { kind: 0, created_at: now, content: '{"name":"newer"}' }],
    ['newer contacts', true, { kind: 3, created_at: now, tags: [me, n] }],
    ['older contacts', false, { kind: 3, created_at: at(60), tags: [me] }],
    ['ephemeral', false, { kind: 21212, created_at: now }],
    ['tagged', true, { kind: 9999, created_at: at(10), tags: [k, n, me] }],
    [
      'decoy',
      true,
      {
        kind: 9999,
        created_at: at(11),
        tags: [
          ['k', '3036x'],
          ['n', 'refused'],
        ],
      },
    ],
    ['older addressable', false, { kind: 30000, created_at: at(20), tags: [['d', '1']] }],
    ['newer addressable', true, { kind: 30000, created_at: at(5), tags: [['d', '1'], k, n] }],
    ['older replaceable', false, { kind: 10003, created_at: at(20) }],
    ['newer replaceable', true, { kind: 10003, created_at: at(5) }],
  ]
  const group = new Map<string, Member>()
  for (const [name, findable, draft] of drafts) {
    const event = first.event({ content: name, ...draft })
    await bench.client.publish(event)
    group.set(name, { event, findable })
  }
  return group
}

interface SimpleFilter {
  readonly ids?: readonly string[]
  readonly authors?: readonly string[]
  readonly kinds?: readonly number[]
  readonly limit?: number
  readonly [tag: `#${string}`]: readonly string[]
}

/** NIP-01's rule, said again so that the relay's own is not judged by itself. */
function fits(filter: SimpleFilter, event: SignedEvent): boolean {
  if (filter.ids && !filter.ids.includes(event.id)) return false
  if (filter.authors && !filter.authors.includes(event.pubkey)) return false
  if (filter.kinds && !filter.kinds.includes(event.kind)) return false
  return Object.entries(filter).every(
    ([name, values]) =>
      !name.startsWith('#') ||
      event.tags.some(
        ([letter, value]) => `#${letter}` === name && (values as string[]).includes(value ?? ''),
      ),
  )
}

/** Everything that comes fits, and every findable event that fits comes. */
function finds(name: string, filterOf: (bench: Bench, ids: readonly string[]) => SimpleFilter): Trial {
  return required(`find: ${name}`, async (bench): Promise<Outcome> => {
    const members = [...(await groupA(bench)).values()].filter(({ findable }) => findable)
    const filter = filterOf(
      bench,
      members.map(({ event }) => event.id),
    )
    const { events, closed } = await bench.client.fetch(filter)
    if (closed !== undefined) return `closed: ${closed}`
    const wrong = events.find((event) => !fits(filter, event))
    if (wrong) return `does not fit: ${JSON.stringify(wrong)}`
    const expected = members.filter(({ event }) => fits(filter, event))
    if (expected.length === 0) return 'the trial expects nothing'
    const missing = expected.find(({ event }) => !events.some(({ id }) => id === event.id))
    return missing && `missing: ${missing.event.content}`
  })
}

async function idOf(bench: Bench, name: string): Promise<string> {
  return (await groupA(bench)).get(name)?.event.id ?? ''
}

async function fetchedIds(bench: Bench, filter: SimpleFilter): Promise<readonly string[]> {
  return (await bench.client.fetch(filter)).events.map(({ id }) => id)
}

function current(name: string, newer: string, older: string, kind: number): Trial {
  return required(`replaceables: ${name}`, async (bench) => {
    await groupA(bench)
    const ids = await fetchedIds(bench, { kinds: [kind], authors: [bench.first.pubkey] })
    if (ids.includes(await idOf(bench, older))) return `${older} is still there`
    return ids.includes(await idOf(bench, newer)) ? undefined : `${newer} is missing`
  })
}

function resend(name: string): Trial {
  return required(`replaceables: refuses ${name} on resend`, async (bench) => {
    const member = (await groupA(bench)).get(name)
    return member ? refused(await bench.client.publish(member.event)) : 'no such member'
  })
}

export const reading: readonly Trial[] = [
  required('find: newest to oldest', async (bench) => {
    const ids = [...(await groupA(bench)).values()].map(({ event }) => event.id)
    const { events } = await bench.client.fetch({ ids })
    if (events.length < 3) return `only ${events.length} came`
    const dates = events.map(({ created_at }) => created_at)
    return dates.every((date, i) => i === 0 || date <= (dates[i - 1] ?? 0)) ? undefined : dates.join(' ')
  }),
  required('find: newest when limited', async (bench) => {
    await groupA(bench)
    const filter = { authors: [bench.first.pubkey], kinds: [1, 7], '#t': ['a', 'b'], limit: 2 } as const
    const ids = await fetchedIds(bench, filter)
    const expected = [await idOf(bench, 'limit first'), await idOf(bench, 'limit second')]
    return ids.join() === expected.join() ? undefined : `got ${ids.length} others`
  }),
  finds('by id', (_, ids) => ({ ids })),
  finds('by pubkey and kind', ({ first, stranger }) => ({
    authors: [first.pubkey, stranger.pubkey],
    kinds: [1, 3],
  })),
  finds('by pubkey and tags', ({ first }) => ({ authors: [first.pubkey], '#p': [first.pubkey] })),
  finds('by kind and tags', () => ({ kinds: [1, 3, 9999, 30000], '#n': ['approved'] })),
  finds('by tags only', () => ({ '#k': ['3036'] })),
  finds('by multiple tags', ({ first }) => ({
    authors: [first.pubkey],
    kinds: [9999],
    '#k': ['3036'],
    '#n': ['approved'],
    limit: 20,
  })),
  finds('by pubkey only', ({ first }) => ({ authors: [first.pubkey] })),
  finds('by scrape', () => ({})),
  required('filters: since and until are inclusive', async (bench) => {
    await groupA(bench)
    const event = (await groupA(bench)).get('limit third')?.event
    if (!event) return 'no such member'
    const { events } = await bench.client.fetch({
      authors: [event.pubkey],
      kinds: [1],
      since: event.created_at,
      until: event.created_at,
    })
    return events.some(({ id }) => id === event.id) ? undefined : 'missing at equality'
  }),
  required('filters: limit 0 gives nothing stored, EOSE, and stays open', async (bench) => {
    const client = await bench.connect()
    const eose = client.next(([verb]) => verb === 'EOSE')
    const id = client.open({ kinds: [1], limit: 0 })
    if (!(await eose)) return 'no EOSE'
    if (client.eventsOf(id).length > 0) return 'stored events came'
    const event = bench.first.event({ content: 'after limit 0' })
    const live = client.next((frame) => frame[0] === 'EVENT' && (frame[2] as SignedEvent).id === event.id)
    await bench.client.publish(event)
    return (await live) ? undefined : 'nothing live came'
  }),
  optional('ephemeral: is delivered to who listens', async (bench) => {
    const client = await bench.connect()
    const eose = client.next(([verb]) => verb === 'EOSE')
    client.open({ kinds: [25000], authors: [bench.second.pubkey] })
    await eose
    const live = client.next(([verb]) => verb === 'EVENT')
    await bench.client.publish(bench.second.event({ kind: 25000 }))
    return (await live) ? undefined : 'not delivered'
  }),
  optional('ephemeral: is not kept', async (bench) => {
    await bench.client.publish(bench.second.event({ kind: 25001 }))
    const ids = await fetchedIds(bench, { kinds: [25001], authors: [bench.second.pubkey] })
    return ids.length === 0 ? undefined : 'kept'
  }),
  finds('accepted metadata by id', (_, ids) => ({ ids, kinds: [0] })),
  finds('accepted contact list by id', (_, ids) => ({ ids, kinds: [3] })),
  current('replaces metadata', 'newer metadata', 'older metadata', 0),
  current('replaces contact list', 'newer contacts', 'older contacts', 3),
  optional('replaceables: replaced versions are found by id', async (bench) => {
    const id = await idOf(bench, 'older contacts')
    return (await fetchedIds(bench, { ids: [id] })).includes(id) ? undefined : 'gone'
  }),
  current('older replaceable is gone', 'newer replaceable', 'older replaceable', 10003),
  resend('older replaceable'),
  current('older addressable is gone', 'newer addressable', 'older addressable', 30000),
  resend('older addressable'),
  required('replaceables: finds replaceable', async (bench) => {
    const id = await idOf(bench, 'newer replaceable')
    const ids = await fetchedIds(bench, { kinds: [10003], authors: [bench.first.pubkey] })
    return ids.includes(id) ? undefined : 'missing'
  }),
  required('replaceables: finds addressable', async (bench) => {
    const id = await idOf(bench, 'newer addressable')
    const ids = await fetchedIds(bench, { kinds: [30000], '#d': ['1'], authors: [bench.first.pubkey] })
    return ids.includes(id) ? undefined : 'missing'
  }),
  required('replaceables: lowest id wins a tie', async (bench) => {
    const author = bench.author()
    const created_at = Math.floor(bench.now())
    const pair = ['a', 'b'].map((content) => author.event({ kind: 10003, created_at, content }))
    for (const event of pair) await bench.client.publish(event)
    const lowest = pair.map(({ id }) => id).sort()[0]
    const ids = await fetchedIds(bench, { kinds: [10003], authors: [author.pubkey] })
    return ids.join() === lowest ? undefined : `got ${ids.join()}`
  }),
]

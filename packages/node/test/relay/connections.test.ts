// What one connection may cost, and what it is not asked.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { verifyEvent } from '@commonwall/wall'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { Author } from '../../slow/conformance/author.ts'
import { Client } from '../../slow/conformance/client.ts'
import { createAdmission } from '../../src/admission/admission.ts'
import { HeldTogether } from '../../src/http/held-together.ts'
import { createIntake } from '../../src/intake/create-intake.ts'
import { MAX_LIMIT, MAX_SUBSCRIPTIONS, MAX_WAITING_BYTES } from '../../src/relay/limits.ts'
import { attachRelay, type Relay } from '../../src/relay/relay.ts'
import { fabricate, plain } from '../../src/store/acceptance/fabricate.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'

const NOW = 1_800_000_000
const moderator = new Author(Buffer.alloc(32, 7), () => NOW)
const reader = new Author(Buffer.alloc(32, 8), () => NOW)

describe('a connection of a wall', () => {
  const store = new MemoryStore()
  let server: Server
  let relay: Relay
  let url = ''
  const clients: Client[] = []
  const withheld = new Set<string>()

  /** A relay that behaves as on a wall, but takes any event: who may write is not what is tried here. */
  async function start(path = '/'): Promise<void> {
    const now = () => NOW
    const verify = async (event: Parameters<typeof verifyEvent>[0]) => verifyEvent(event)
    const intake = createIntake({
      store,
      admission: createAdmission({ store, open: true, now }),
      verify,
      now,
    })
    server = createServer()
    const isModerator = (pubkey: string) => pubkey === moderator.pubkey
    const isWithheld = (id: string) => withheld.has(id)
    relay = attachRelay(server, {
      store,
      intake,
      verify,
      isModerator,
      isWithheld,
      addresses: () => [url],
      path,
      now,
      held: new HeldTogether(),
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  }

  async function connected(): Promise<Client> {
    const client = await Client.connect(url)
    clients.push(client)
    return client
  }

  afterEach(async () => {
    for (const client of clients.splice(0)) client.close()
    await relay.close()
    await new Promise((resolve) => server.close(resolve))
  })

  const authOf = (author: Author, challenge: string) =>
    author.event({
      kind: 22242,
      tags: [
        ['relay', url],
        ['challenge', challenge],
      ],
    })

  it('is not asked who it is, neither for reading nor for writing', async () => {
    await start()
    const client = await connected()
    await client.fetch({ kinds: [1] })
    await client.publish(reader.event({ content: 'hello' }))
    expect(client.frames.filter(([verb]) => verb === 'AUTH')).toEqual([])
  })

  it('is offered AUTH when it has posted as a moderator, and nobody else may use it', async () => {
    await start()
    const client = await connected()
    const offered = client.next(([verb]) => verb === 'AUTH')
    await client.publish(moderator.event({ content: 'a label' }))
    const challenge = String((await offered)?.[1])
    for (const [author, ok] of [[reader, false] as const, [moderator, true] as const]) {
      const event = authOf(author, challenge)
      const answer = client.next(([verb, id]) => verb === 'OK' && id === event.id)
      client.send(['AUTH', event])
      expect((await answer)?.[2]).toBe(ok)
    }
  })

  it('never broadcasts an AUTH event, nor takes one as a post', async () => {
    await start()
    const client = await connected()
    expect(await client.publish(authOf(reader, 'x'))).toMatchObject({ ok: false })
    expect(store.get(authOf(reader, 'x').id)).toBeUndefined()
  })

  it('may have so many subscriptions and no more', async () => {
    await start()
    const client = await connected()
    for (let n = 0; n < MAX_SUBSCRIPTIONS; n += 1) client.send(['REQ', `s${n}`, { kinds: [1], limit: 0 }])
    await expect.poll(() => client.frames.filter(([verb]) => verb === 'EOSE').length).toBe(MAX_SUBSCRIPTIONS)
    const refused = client.next(([verb]) => verb === 'CLOSED')
    client.send(['REQ', 'one more', { kinds: [1], limit: 0 }])
    expect(await refused).toMatchObject(['CLOSED', 'one more', expect.stringMatching(/^error: /)])
    expect(relay.subscriptions).toBe(MAX_SUBSCRIPTIONS)
    // Replacing one needs no room.
    const replaced = client.next(([verb]) => verb === 'EOSE')
    client.send(['REQ', 's0', { kinds: [2], limit: 0 }])
    expect(await replaced).toEqual(['EOSE', 's0'])
  })

  it('gets all events of the oldest second of a page, so that paging by date loses none (NIP-67, ties)', async () => {
    const posts = Array.from({ length: MAX_LIMIT + 100 }, (_, n) =>
      fabricate({ kind: 4242, created_at: 3_600, content: String(n) }),
    )
    await store.put(plain(...posts))
    await start()
    const client = await connected()
    const all = await client.fetch({ kinds: [4242] })
    expect(new Set(all.events.map(({ id }) => id)).size).toBe(posts.length)
    const some = await client.fetch({ kinds: [4242], limit: 10 })
    expect(some.events.length).toBe(10)
  })

  it('gets everything in the end although it reads slowly, and little of it waits in memory', async () => {
    const large = Array.from({ length: 400 }, (_, n) =>
      fabricate({ kind: 4243, created_at: n, content: 'x'.repeat(50_000) + n }),
    )
    await store.put(plain(...large))
    await start()
    const socket = new WebSocket(url, { perMessageDeflate: false })
    await new Promise((resolve) => socket.once('open', resolve))
    let events = 0
    const finished = new Promise<void>((resolve) =>
      socket.on('message', (data) => {
        const [verb] = JSON.parse(String(data)) as [string]
        if (verb === 'EVENT') events += 1
        if (verb === 'EOSE') resolve()
      }),
    )
    socket.pause()
    const before = process.memoryUsage().arrayBuffers
    socket.send(JSON.stringify(['REQ', 'all', { kinds: [4243] }]))
    // For as long as nothing is read nothing is to gather: there is no moment to wait for.
    for (let n = 0; n < 25; n++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_WAITING_BYTES)
    }
    socket.resume()
    await finished
    expect(events).toBe(400)
    socket.terminate()
  })

  it('is not given a body that a fold keeps back, neither stored nor live', async () => {
    await start()
    const client = await connected()
    const stored = fabricate({ kind: 4244, content: 'where somebody lives' })
    const live = reader.event({ kind: 4244, content: 'said again' })
    await store.put(plain(stored))
    withheld.add(stored.id).add(live.id)
    const id = client.open({ kinds: [4244] })
    expect(await client.publish(live)).toMatchObject({ ok: true })
    expect((await client.fetch({ ids: [stored.id, live.id] })).events).toEqual([])
    expect(client.eventsOf(id)).toEqual([])
  })

  it('gets old versions by id, and never more than its limit', async () => {
    await start()
    const client = await connected()
    const versions = [1, 2, 3].map((created_at) => fabricate({ kind: 30023, created_at, tags: [['d', 'x']] }))
    const posts = [1, 2, 3].map((created_at) => fabricate({ kind: 4245, created_at }))
    await store.put(plain(...versions, ...posts))
    const ids = [...versions, ...posts].map(({ id }) => id)
    expect((await client.fetch({ ids })).events).toHaveLength(6)
    expect((await client.fetch({ ids, kinds: [30023] })).events.map(({ created_at }) => created_at)).toEqual([
      3, 2, 1,
    ])
    expect(
      (await client.fetch({ ids, kinds: [4245], limit: 1 })).events.map(({ created_at }) => created_at),
    ).toEqual([3])
    expect((await client.fetch({ kinds: [30023] })).events).toHaveLength(1)
  })

  it('that asks for what takes long holds up neither the posts nor the requests of another', async () => {
    await start()
    const [greedy, other] = [await connected(), await connected()]
    const count = store.count.bind(store)
    store.count = (filters) => {
      for (const start = performance.now(); performance.now() - start < 100; );
      return count(filters)
    }
    const ASKED = 100
    const counted = () => greedy.frames.filter(([verb]) => verb === 'COUNT').length
    for (let n = 0; n < ASKED; n += 1) greedy.send(['COUNT', `c${n}`, { kinds: [1] }])
    await expect.poll(counted, { interval: 10 }).toBeGreaterThan(0)
    expect(await other.publish(reader.event({ kind: 4246 }))).toMatchObject({ ok: true })
    expect((await other.fetch({ kinds: [4246] })).events).toHaveLength(1)
    expect(counted()).toBeLessThan(ASKED / 4)
    store.count = count
  })

  it('counts everything once, however often it asks for it', async () => {
    await start()
    const client = await connected()
    const everything = store.count([{ tags: {} }])
    const answer = client.next(([verb]) => verb === 'COUNT')
    client.send(['COUNT', 'all', ...Array.from({ length: 16 }, () => ({ limit: 1 }))])
    expect(await answer).toEqual(['COUNT', 'all', { count: everything }])
  })

  it('is refused at any other path', async () => {
    await start('/wall/')
    await expect(Client.connect(url.replace('/wall/', '/'))).rejects.toThrow('404')
    expect(await Client.connect(url).then((client) => clients.push(client))).toBe(1)
  })

  it('is told that the relay goes down', async () => {
    await start()
    const client = await connected()
    await relay.close()
    expect(await client.ended).toBe(1001)
    expect(relay.connections).toBe(0)
  })
})

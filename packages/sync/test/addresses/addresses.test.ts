import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex, signerFromSeed, toHex } from '@commonwall/tlog'
import { encodeTar, type LogState, parseDefinition, type VerifiedEvent } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { readVectors } from '../../../wall/test/vectors.ts'
import { AddressBook, addToPool } from '../../src/addresses/address-book.ts'
import {
  cardText,
  decodeCard,
  encodeCard,
  isSignedBy,
  parseCardText,
  signCard,
} from '../../src/addresses/card.ts'
import { Copy } from '../../src/copy/copy.ts'
import { AddressPool } from '../../src/dial/address-pool.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import { openDevice } from '../outbox/device.ts'
import { openSmallWall, thread } from '../small-wall.ts'

const wall = await openSmallWall({ posts: 1 })
afterAll(wall.close)
const definition = parseDefinition(wall.events[0] as VerifiedEvent)
const now = Math.floor(Date.now() / 1000)
const logSigner = signerFromSeed(
  Uint8Array.from(Buffer.from(readFileSync(join(wall.folder, 'keys/log-default.key'), 'utf8').trim(), 'hex')),
)
const bridge = {
  wall: definition.id,
  url: 'https://flowers.example/k3v9q2m7/',
  capabilities: ['read', 'post'],
  until: now + 86_400,
} as const
const vouching = (state: LogState = 'open') => ({
  wall: definition.id,
  logs: definition.logs.map(({ key }) => ({ key, state })),
})
const openBook = (rows = memoryRows()) => AddressBook.open({ rows, now: () => now, random: seededBytes(2) })
interface CardVector {
  readonly name: string
  readonly wall: string
  readonly log: string
  readonly url: string
  readonly capabilities: readonly string[]
  readonly until: number
  readonly key: string
  readonly hex: string
  readonly text: string
}

describe('cards', () => {
  it.each(readVectors<CardVector>('address/valid/cards.json'))(
    'come out byte for byte: $name',
    async (vector) => {
      const card = decodeCard(fromHex(vector.hex) ?? new Uint8Array())
      const { wall, log, url, capabilities, until } = card
      expect({ wall, log, url, until }).toEqual({
        wall: vector.wall,
        log: vector.log,
        url: vector.url,
        until: vector.until,
      })
      expect([...capabilities].sort()).toEqual([...vector.capabilities].sort())
      expect([toHex(encodeCard(card)), cardText(card)]).toEqual([vector.hex, vector.text])
      expect(parseCardText(`  ${vector.text.slice(0, 40)}\n${vector.text.slice(40)} `)).toEqual(card)
      expect(await isSignedBy(card, [vector.key])).toBe(true)
    },
  )

  it.each(readVectors<{ why: string; field: string; hex: string }>('address/invalid/cards.json'))(
    'are refused: $why',
    ({ hex, field }) => {
      expect(() => decodeCard(fromHex(hex) ?? new Uint8Array())).toThrow(`${field}: expected`)
    },
  )

  it('whose every bit is signed: a changed one is no card of this wall', async () => {
    const bytes = encodeCard(await signCard(bridge, logSigner))
    for (let at = 1; at < bytes.length; at++) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      let signed = false
      try {
        const card = decodeCard(changed)
        signed = card.wall === definition.id && (await isSignedBy(card, [wall.logKey]))
      } catch (error) {
        expect((error as { code?: string }).code).toBe('address/invalid')
      }
      expect([at, signed]).toEqual([at, false])
    }
  })

  it('tell no word of ours to whoever sees the text', async () => {
    const text = cardText(await signCard(bridge, logSigner))
    expect(text).not.toMatch(/commonwall|flowers|http|\/|\./i)
  })
})

describe('an address book', () => {
  it('knows the definition’s addresses, those of its logs, bridges and the reader’s own, while they last', async () => {
    const book = await openBook()
    await book.take(await signCard(bridge, logSigner), vouching())
    await book.addOwn('http://192.0.2.7:8080/')
    const address = { url: 'https://mirror.example/', capability: 'read', until: now + 10 }
    const named = {
      ...definition,
      addresses: [address, { ...address, url: 'https://old.example/', until: now }],
    }
    expect(book.addresses(named).map(({ url, source }) => [url, source])).toEqual([
      ['https://wall.example/', 'log'],
      ['https://mirror.example/', 'definition'],
      [bridge.url, 'bridge'],
      ['http://192.0.2.7:8080/', 'own'],
    ])
  })

  it('takes no card that another log signed, of another wall, or that has ended', async () => {
    const book = await openBook()
    const stranger = signerFromSeed(secretOf(66))
    const take = async (card: Parameters<typeof signCard>[0], signer = logSigner) =>
      book.take(await signCard(card, signer), vouching())
    await expect(take(bridge, stranger)).rejects.toMatchObject({ code: 'address/unsigned' })
    await expect(take({ ...bridge, wall: 'c'.repeat(64) })).rejects.toMatchObject({ code: 'address/foreign' })
    await expect(take({ ...bridge, until: now })).rejects.toMatchObject({ code: 'address/ended' })
    expect(book.bridges).toEqual([])
  })

  it.each(['closed', 'condemned', 'provisional'] as const)(
    'takes no card of a log that is %s: whoever took its key, or keys of keepers, would lead readers to a host of theirs',
    async (state) => {
      const book = await openBook()
      const card = await signCard(bridge, logSigner)
      await expect(book.take(card, vouching(state))).rejects.toMatchObject({ code: 'address/unsigned' })
      expect(book.bridges).toEqual([])
    },
  )

  it('keeps bridges and own addresses over a restart, and forgets them when told', async () => {
    const rows = memoryRows()
    const book = await openBook(rows)
    await book.take(await signCard(bridge, logSigner), vouching())
    await book.addOwn('http://192.0.2.7:8080/')
    const again = await openBook(rows)
    expect(again.bridges.map(({ url }) => url)).toEqual([bridge.url])
    await again.forget(bridge.url)
    await again.forget('http://192.0.2.7:8080/')
    expect(await rows.names()).toEqual([])
  })

  it('goes along when something is saved: bridges and the reader’s own, into other rows', async () => {
    const book = await openBook()
    await book.take(await signCard(bridge, logSigner), vouching())
    await book.addOwn('wss://relay.example/')
    const rows = memoryRows()
    const saved = await openBook(rows)
    await saved.takeOver(book)
    const again = await openBook(rows)
    const given = again.addresses(definition).filter(({ source }) => source === 'bridge' || source === 'own')
    expect(given.map(({ url, capabilities }) => [url, capabilities])).toEqual([
      [bridge.url, ['post', 'read']],
      ['wss://relay.example/', ['live']],
    ])
  })

  it('never asks an ordinary resolver for an onion name', async () => {
    const onion = {
      url: `http://${'b'.repeat(56)}.onion/`,
      capabilities: ['read'],
      until: undefined,
      source: 'own',
    } as const
    const [without, within] = [await AddressPool.open(), await AddressPool.open()]
    addToPool(without, [onion], { relay: relayTransport })
    addToPool(within, [onion], { relay: relayTransport, onion: true })
    expect([without.addresses().length, within.addresses().length]).toEqual([0, 1])
  })

  it('asks the host of the page before others, with what each can do', async () => {
    const pool = await AddressPool.open()
    const address = (url: string, capabilities: readonly ('read' | 'post' | 'live')[]) =>
      ({ url, capabilities, until: undefined, source: 'definition' }) as const
    addToPool(
      pool,
      [address('https://a.example/', ['read']), address('https://b.example/x/', ['read', 'post', 'live'])],
      {
        relay: relayTransport,
        origin: 'https://b.example',
      },
    )
    expect(
      pool.addresses().map(({ innocence, transport }) => [innocence, transport.address, !!transport.post]),
    ).toEqual([
      ['origin', 'https://b.example/x/', true],
      ['origin', 'wss://b.example/x/', true],
      ['other', 'https://a.example/', false],
    ])
  })
})

describe('a bridge', () => {
  it('is in no post: the outbox refuses one that names its host or its path', async () => {
    const book = await openBook()
    await book.take(await signCard(bridge, logSigner), vouching())
    const device = await openDevice({ wall, clock: () => now, tellsBridge: (event) => book.tells(event) })
    for (const text of ['see Flowers.Example', 'ask for k3v9q2m7 there'])
      await expect(device.outbox.add(thread(definition.id, text, now))).rejects.toMatchObject({
        code: 'outbox/bridge',
      })
    await device.outbox.add(thread(definition.id, 'a word about flowers', now))
    await device.close()
  })

  it('is in no bundle of a copy that came over it', async () => {
    const rows = memoryRows()
    const book = await openBook(rows)
    await book.take(await signCard({ ...bridge, url: wall.node.url }, logSigner), vouching())
    const store = new MemoryPathStore()
    const copy = await Copy.open({ store, verify: async (events) => events.map(() => true), now: () => now })
    const [{ url = '' } = {}] = book.bridges
    await copy.catchUp([httpTransport(url)])
    const paths = await store.list()
    const bundle = encodeTar(
      await Promise.all(
        paths.map(async (path) => ({ path, bytes: (await store.get(path)) ?? new Uint8Array() })),
      ),
    )
    expect(paths.length).toBeGreaterThan(2)
    expect(Buffer.from(bundle).includes(new URL(url).host)).toBe(false)
    await copy.close()
  })
})

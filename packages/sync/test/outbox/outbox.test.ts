import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  committedWork,
  decodeInboxBody,
  inboxLineHash,
  mineEvent,
  openSealed,
  parseEventJson,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  workOf,
} from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { describeTrouble } from '../../src/outbox/trouble.ts'
import { folderRows } from '../../src/rows/folder-rows.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { vaultRows } from '../../src/rows/vault-rows.ts'
import { MemoryTable, type Table } from '../../src/store/browser/table.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { Vault } from '../../src/store/vault/vault.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { type Code, CodeReader } from '../../src/transports/qr/code.ts'
import { lineSquares, readCode } from '../../src/transports/qr/payload.ts'
import { drawSquare, readSquare } from '../../src/transports/qr/pixels.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { absentPeer, cuttingPeer, silentPeer } from '../bad-peers.ts'
import { openSmallWall, thread } from '../small-wall.ts'
import { type DeviceOptions, dyingRows, openDevice as openDeviceAt } from './device.ts'

/** Everybody's clock, moved by hand: a batch waits for minutes. */
let time = Math.floor(Date.now() / 1000)
const clock = () => time
const wall = await openSmallWall({ posts: 2, witnesses: 3, now: clock })
afterAll(wall.close)
const openDevice = (options: Omit<DeviceOptions, 'wall' | 'clock'> = {}) =>
  openDeviceAt({ ...options, wall, clock })
const YEAR = 365 * 86_400
let posts = 0
const write = (text = `from the outbox ${++posts}`) => thread(wall.node.wall, text, clock(), 90)

/** What the node waits with is released and logged. */
async function release() {
  time += 4 * 60
  await wall.node.batch.releaseDue()
  await wall.node.flush()
}

/** How often an id stands in the log. */
async function timesOnTheWall({ id }: VerifiedEvent): Promise<number> {
  const device = await openDevice()
  await device.catchUp()
  const ids = [...device.copy.logs.values()].flatMap((log) =>
    [...log.loaded].flatMap((segment) => log.idsOf(segment) ?? []),
  )
  await device.close()
  return ids.filter((one) => one === id).length
}

const states = ({ entries }: { readonly entries: readonly { readonly state: string }[] }) =>
  entries.map(({ state }) => state)

describe('an outbox', () => {
  it('takes a post from waiting to sent to on the wall, with a proof and three of three witnesses', async () => {
    const device = await openDevice()
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    expect(states(device.outbox)).toEqual(['waiting'])
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['sent'])
    await release()
    await device.look()
    const [entry] = device.outbox.entries
    expect(entry?.state).toBe('on-the-wall')
    expect(entry?.placement).toMatchObject({ witnesses: 3, of: 3 })
    expect(entry?.placement?.proof).toMatch(/^c2sp\.org\/tlog-proof@v1\n/)
    await device.close()
  })

  it('finds a post in the optional log too, once that is read', async () => {
    const strict = await openSmallWall({ posts: 0, pow: 8, optionalLog: true, now: clock })
    const device = await openDeviceAt({ wall: strict, clock })
    await device.catchUp()
    let event = thread(strict.node.wall, 'without work', clock(), 91)
    for (let n = 0; workOf(event.id) >= 8; n++)
      event = thread(strict.node.wall, `without work ${n}`, clock(), 91)
    await device.outbox.add(event)
    await device.outbox.send()
    time += 4 * 60
    await strict.node.batch.releaseDue()
    await strict.node.flush()
    await device.look()
    expect(states(device.outbox)).toEqual(['sent'])
    await device.look({ optional: true })
    expect(states(device.outbox)).toEqual(['on-the-wall'])
    const { origin } =
      strict.node.state.history().logs.find(({ admission }) => admission === 'optional') ?? {}
    expect(device.outbox.entries[0]?.placement?.proof).toContain(`\n${origin}\n`)
    await device.close()
    await strict.close()
  })

  it('sends over a relay as well, and what leaves is sealed', async () => {
    const seen: string[] = []
    const relay = relayTransport(wall.node.url)
    const watched: Transport = {
      ...relay,
      post: async (log, lines, signal) => {
        seen.push(...lines)
        return (await relay.post?.(log, lines, signal)) ?? []
      },
    }
    const device = await openDevice({ post: [watched] })
    await device.catchUp()
    const event = write('a secret until it is public')
    await device.outbox.add(event)
    await device.outbox.send()
    expect(device.outbox.entries[0]).toMatchObject({ state: 'sent', sentBy: 'relay' })
    for (const line of seen) {
      const { kind, pubkey, created_at } = parseEventJson(line)
      expect([kind, line.includes(event.id), line.includes('secret'), pubkey === event.pubkey]).toEqual([
        1059,
        false,
        false,
        false,
      ])
      expect(created_at).toBeLessThanOrEqual(clock())
    }
    await release()
    expect(await timesOnTheWall(event)).toBe(1)
    await device.close()
  })

  it('waits for its time, and no longer where the clock is put back by a year', async () => {
    let now = clock()
    const device = await openDevice({ now: () => now })
    await device.catchUp()
    await device.outbox.add(write(), { delay: 600, jitter: 300 })
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['waiting'])
    const [{ notBefore = 0 } = {}] = device.outbox.entries
    expect(notBefore - now).toBeGreaterThanOrEqual(600)
    expect(notBefore - now).toBeLessThanOrEqual(900)
    now -= YEAR
    await device.outbox.send()
    // The wall's witnesses are ahead of the clock; what they signed is taken for the time.
    expect(states(device.outbox)).toEqual(['sent'])
    await device.close()
  })

  it('says in words what a clock that is a year ahead does, and sends when it is right again', async () => {
    let now = clock() + YEAR
    const device = await openDevice({ now: () => now })
    await device.catchUp()
    await device.outbox.add(write())
    await device.outbox.send()
    const [{ state, trouble } = {}] = device.outbox.entries
    expect([state, trouble?.code]).toEqual(['waiting', 'trouble/inbox-ended'])
    expect(trouble && describeTrouble(trouble)).toContain('look whether the clock is right')
    now -= YEAR
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['sent'])
    await device.close()
  })

  it('says that no address has told a key, before anything is known of the wall', async () => {
    const device = await openDevice()
    await device.outbox.add(write())
    await device.outbox.send()
    expect(device.outbox.entries[0]?.trouble?.code).toBe('trouble/no-inbox')
    await device.close()
  })

  it.each([
    ['nobody is there', absentPeer],
    ['the connection is cut', cuttingPeer],
    ['nothing is answered', silentPeer],
  ])('keeps a post and says why where %s, and another address takes it later', async (_, start) => {
    const peer = await start()
    const rows = memoryRows()
    const post = [httpTransport(peer.url, { idle: 500 })]
    const first = await openDevice({ rows, post })
    await first.catchUp()
    const event = write()
    await first.outbox.add(event)
    await first.outbox.send()
    expect(first.outbox.entries[0]).toMatchObject({ state: 'waiting', tries: 1 })
    expect(first.outbox.entries[0]?.trouble?.code).toBe('trouble/unreachable')
    await first.close()
    await peer.close()
    const second = await openDevice({ rows })
    await second.catchUp()
    await second.outbox.hurry(event.id)
    await second.outbox.send()
    expect(states(second.outbox)).toEqual(['sent'])
    await second.close()
  })

  it('tries again no earlier than some address may be asked', async () => {
    const cutting = await cuttingPeer()
    const now = () => Math.floor(Date.now() / 1000)
    const device = await openDevice({ now, post: [httpTransport(cutting.url)] })
    await device.catchUp()
    const event = thread(wall.node.wall, 'behind a line that is cut', now(), 90)
    await device.outbox.add(event)
    for (const tries of [1, 1]) {
      await device.outbox.send()
      const [{ restsUntil } = {}] = device.pool.addresses()
      const [entry] = device.outbox.entries
      expect(entry).toMatchObject({ tries, trouble: { code: 'trouble/unreachable' } })
      expect(entry?.notBefore).toBeGreaterThanOrEqual(
        Math.ceil((restsUntil ?? Number.POSITIVE_INFINITY) / 1000),
      )
      // At once, while the address is left alone.
      await device.outbox.hurry(event.id)
    }
    await device.close()
    await cutting.close()
  })

  it('counts a post once, though its answer was lost and it was sent again', async () => {
    const node = httpTransport(wall.node.url)
    let lost = 0
    const lossy: Transport = {
      ...node,
      post: async (log, lines, signal) => {
        await node.post?.(log, lines, signal)
        if (lost++ === 0) throw new TransportError('transport/cut', 'the answer was lost')
        return (await node.post?.(log, lines, signal)) ?? []
      },
    }
    const device = await openDevice({ post: [lossy, { ...lossy, address: 'http://other.example/' }] })
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    await device.outbox.send()
    await release()
    expect(lost).toBeGreaterThan(1)
    expect(states(device.outbox)).toEqual(['sent'])
    expect(await timesOnTheWall(event)).toBe(1)
    await device.close()
  })

  it('knows of a post whose answer was lost that it may have arrived, also after a start', async () => {
    const node = httpTransport(wall.node.url)
    const lossy: Transport = {
      ...node,
      post: async (log, lines, signal) => {
        await node.post?.(log, lines, signal)
        throw new TransportError('transport/cut', 'the answer was lost')
      },
    }
    const rows = memoryRows()
    const device = await openDevice({ rows, post: [lossy] })
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    expect(device.outbox.entries[0]?.sentAt).toBeUndefined()
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['waiting'])
    await device.close()
    const later = await openDevice({ rows })
    expect(later.outbox.entries[0]).toMatchObject({ state: 'waiting', sentAt: time })
    await later.close()
    await release()
    expect(await timesOnTheWall(event)).toBe(1)
  })

  it('writes nothing more of a post that is being forgotten', async () => {
    const rows = memoryRows()
    const device = await openDevice({ rows })
    const event = write()
    await device.outbox.add(event)
    await Promise.all([device.outbox.forget(event.id), device.outbox.hurry(event.id)])
    expect(device.outbox.entries).toEqual([])
    expect((await rows.names()).filter((row) => row.startsWith('post-'))).toEqual([])
    await device.close()
  })

  it('loses nothing and counts nothing twice, wherever the device is killed', async () => {
    for (let writes = 0, alive = false; !alive; writes++) {
      const disk = memoryRows()
      const rows = dyingRows(disk, writes)
      const event = write()
      let added = false
      const life = async () => {
        const device = await openDevice({ rows, seed: writes + 1 })
        await device.catchUp()
        await device.outbox.add(event)
        added = true
        await device.outbox.send()
        await release()
        await device.look()
      }
      await life().catch((error: Error) => expect(error.message).toBe('killed'))
      alive = !rows.isDead()
      const again = await openDevice({ rows: disk, seed: 200 + writes })
      if (added) expect(again.outbox.entries.map((entry) => entry.event.id)).toEqual([event.id])
      await again.outbox.add(event)
      await again.outbox.send()
      await again.catchUp()
      await again.outbox.hurry(event.id)
      await again.outbox.send()
      await release()
      await again.look()
      expect(states(again.outbox)).toEqual(['on-the-wall'])
      expect(await timesOnTheWall(event)).toBe(1)
      await again.close()
      expect(writes).toBeLessThan(10)
    }
  }, 60_000)

  it('sends what was taken and never came onto the wall again', async () => {
    let now = clock()
    const swallowed: string[][] = []
    const node = httpTransport(wall.node.url)
    const swallowing: Transport = {
      ...node,
      post: async (_log, lines) => {
        swallowed.push([...lines])
        return lines.map((line) => ({ hash: inboxLineHash(line), refused: undefined }))
      },
    }
    const device = await openDevice({ now: () => now, post: [swallowing] })
    await device.catchUp()
    await device.outbox.add(write())
    await device.outbox.send()
    await device.outbox.send()
    expect([swallowed.length, states(device.outbox)]).toEqual([1, ['sent']])
    now += 2 * 3600
    await device.outbox.send()
    expect(swallowed.length).toBe(2)
    expect(swallowed[0]).not.toEqual(swallowed[1])
    await device.close()
  })

  it('says what a wall refuses, and keeps the post', async () => {
    const device = await openDevice()
    await device.catchUp()
    await device.outbox.add(thread(wall.node.wall, 'from the future', clock() + 7_200, 91))
    await device.outbox.send()
    const [entry] = device.outbox.entries
    expect(entry?.state).toBe('waiting')
    expect(entry?.trouble).toMatchObject({ code: 'trouble/refused' })
    expect(entry?.trouble?.detail).toContain('created_at')
    await device.close()
  })

  it('does the work on the outside that a wall asks for', async () => {
    const dear = await openSmallWall({ posts: 0, pow: 8, now: clock })
    const device = await openDeviceAt({ wall: dear, clock })
    await device.catchUp()
    const unsigned = { ...thread(dear.node.wall, 'with work', clock()), pubkey: publicKeyOf(secretOf(92)) }
    const mined = mineEvent(unsigned, 8, { start: 0, limit: 100_000 })
    if (!('event' in mined)) throw new Error('not mined')
    const event = signEvent(mined.event, secretOf(92), secretOf(0))
    await device.outbox.add(event)
    await device.outbox.send()
    expect(device.outbox.entries[0]).toMatchObject({ state: 'sent' })
    expect(committedWork(parseEventJson((await device.outbox.line(event.id)) ?? ''))).toBeGreaterThanOrEqual(
      8,
    )
    await device.close()
    await dear.close()
  })

  // One time in thirty the work is done before it is taken back; another try has another seed, or it would end as the first.
  let seed = 5
  it('lets nothing leave that is taken back while the work for it is done', {
    retry: 2,
  }, async () => {
    const dear = await openSmallWall({ posts: 0, pow: 12, now: clock })
    const left: string[] = []
    const plain = httpTransport(dear.node.url)
    const watched: Transport = {
      ...plain,
      post: async (log, lines, signal) => {
        left.push(...lines)
        return (await plain.post?.(log, lines, signal)) ?? []
      },
    }
    const device = await openDeviceAt({ wall: dear, clock, post: [watched], seed: seed++ })
    await device.catchUp()
    // So long that a step of its work is a hundredth of it.
    const event = thread(dear.node.wall, 'words '.repeat(4_000), clock(), 93)
    await device.outbox.add(event)
    const sending = device.outbox.send()
    setTimeout(() => void device.outbox.forget(event.id), 5)
    await sending
    expect(device.outbox.entries).toEqual([])
    expect(left).toEqual([])
    await device.close()
    await dear.close()
  })

  it('lets nothing leave that is taken back while an address is waited for, here or in another tab', async () => {
    for (const where of ['here', 'elsewhere']) {
      const rows = memoryRows()
      const left: string[] = []
      const plain = httpTransport(wall.node.url)
      const post: Transport['post'] = async (log, lines, signal) => {
        left.push(...lines)
        return (await plain.post?.(log, lines, signal)) ?? []
      }
      const device = await openDevice({ rows, post: [{ ...plain, post }] })
      await device.catchUp()
      const [gone, stays] = [write(), write()]
      await device.outbox.add(gone)
      await device.outbox.add(stays)
      const other = await openDevice({ rows })
      const { outbox } = where === 'here' ? device : other
      const ask: typeof device.pool.ask = device.pool.ask.bind(device.pool)
      device.pool.ask = async (...question) => {
        expect(await outbox.forgetUnsent(gone.id)).toBe(true)
        return ask(...question)
      }
      await device.outbox.send()
      expect({ where, left: left.length }).toEqual({ where, left: 1 })
      expect(device.outbox.entries.map(({ event }) => event.id)).toEqual([stays.id])
      await device.close()
      await other.close()
    }
  })

  /** Two tabs: one has sent a post since the other looked. */
  const sentByOne = async () => {
    const rows = memoryRows()
    const [one, other] = [await openDevice({ rows }), await openDevice({ rows })]
    const event = write()
    await one.outbox.add(event)
    await other.outbox.reload()
    await one.catchUp()
    await one.outbox.send()
    return { one, other, event }
  }

  it('says that it left where another tab has sent it meanwhile, and keeps it', async () => {
    const { one, other, event } = await sentByOne()
    expect(states(other.outbox)).toEqual(['waiting'])
    expect(await other.outbox.forgetUnsent(event.id)).toBe(false)
    await other.outbox.reload()
    expect(states(other.outbox)).toEqual(['sent'])
    await one.close()
    await other.close()
  })

  it('goes on from what another tab has done with a post meanwhile, and takes nothing of it back', async () => {
    const { one, other, event } = await sentByOne()
    await other.outbox.hurry(event.id)
    await one.outbox.reload()
    expect(states(one.outbox)).toEqual(['sent'])
    expect(one.outbox.entries[0]?.sentAt).toBe(clock())
    await one.close()
    await other.close()
  })

  it('writes into no file what is taken back while the work for it is done', async () => {
    const device = await openDevice({})
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    const [files, isGone] = await Promise.all([device.outbox.carry(), device.outbox.forgetUnsent(event.id)])
    expect({ isGone, files: files.length }).toEqual({ isGone: true, files: 0 })
    await device.close()
  })

  it('keeps what is on the disk where it is full, and goes on when there is room', async () => {
    const disk = memoryRows()
    let full = false
    const rows = {
      ...disk,
      put: async (name: string, bytes: Uint8Array) => {
        if (full) throw new StoreError('store/full', 'the disk is full')
        await disk.put(name, bytes)
      },
    }
    const device = await openDevice({ rows })
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    full = true
    await expect(device.outbox.add(write())).rejects.toMatchObject({ code: 'store/full' })
    await expect(device.outbox.send()).rejects.toMatchObject({ code: 'store/full' })
    expect(device.outbox.entries.map((entry) => [entry.event.id, entry.state])).toEqual([
      [event.id, 'waiting'],
    ])
    full = false
    await device.outbox.send()
    await release()
    await device.look()
    expect(states(device.outbox)).toEqual(['on-the-wall'])
    expect(await timesOnTheWall(event)).toBe(1)
    await device.close()
  })

  it('gives what is carried also where the disk is full, and knows then that somebody may have it', async () => {
    const disk = memoryRows()
    let full = false
    const put: typeof disk.put = async (name, bytes) => {
      if (full) throw new StoreError('store/full', 'the disk is full')
      await disk.put(name, bytes)
    }
    const device = await openDevice({ rows: { ...disk, put } })
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    full = true
    expect(await device.outbox.carry()).toHaveLength(1)
    expect(await device.outbox.forgetUnsent(event.id)).toBe(false)
    await device.close()
  })

  it('is given also where the disk was taken away, by what was known of the wall', async () => {
    const disk = memoryRows()
    let isThere = true
    const ifThere = async <T>(step: () => Promise<T>): Promise<T> => {
      if (!isThere) throw new StoreError('store/closed', 'the disk was taken away')
      return step()
    }
    const rows: typeof disk = {
      ...disk,
      get: (name) => ifThere(() => disk.get(name)),
      put: (name, bytes) => ifThere(() => disk.put(name, bytes)),
    }
    const device = await openDevice({ rows })
    await device.catchUp()
    const inboxes = device.copy.inboxes.bind(device.copy)
    device.copy.inboxes = () => ifThere(inboxes)
    await device.outbox.add(write())
    // A look at what is due asks what is known.
    await device.outbox.carry()
    isThere = false
    expect(await device.outbox.carry()).toHaveLength(1)
    await device.close()
  })

  it('keeps what is handed over twice at once in one row, so that it is gone once it is forgotten', async () => {
    const rows = memoryRows()
    const device = await openDevice({ rows })
    const event = write()
    await Promise.all([device.outbox.add(event), device.outbox.add(event)])
    await device.outbox.forget(event.id)
    await device.outbox.reload()
    expect(device.outbox.entries).toEqual([])
    await device.close()
  })

  it('does not take a post of another wall', async () => {
    const device = await openDevice()
    await expect(device.outbox.add(thread('e'.repeat(64), 'elsewhere', clock()))).rejects.toMatchObject({
      code: 'outbox/foreign',
    })
    await device.close()
  })
})

describe('a carried file', () => {
  it('is an inbox body, sealed to the inbox and to the keeper, and the post goes on waiting', async () => {
    const device = await openDevice()
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    const [file = new Uint8Array()] = await device.outbox.carry()
    expect(file.length % 1024).toBe(0)
    const lines = decodeInboxBody(file).map(({ text }) => text ?? '')
    expect(lines).toHaveLength(2)
    expect(device.outbox.entries[0]).toMatchObject({ state: 'waiting' })
    expect(device.outbox.entries[0]?.carriedAt).toBeDefined()
    // The keeper, offline, with the key of the definition.
    const keeper = secretOf(10)
    const forKeeper = lines.map(parseEventJson).find(({ tags }) => tags[0]?.[1] === publicKeyOf(keeper))
    expect(forKeeper && openSealed(forKeeper, keeper)).toEqual({ ...event })
    // Whoever carries it posts the file as it is: one line is taken, the keeper's is nobody's inbox's.
    const answers = await httpTransport(wall.node.url).post?.(wall.log, lines)
    expect(answers?.map(({ refused }) => refused === undefined)).toEqual([true, false])
    await release()
    expect(await timesOnTheWall(event)).toBe(1)
    await device.close()
  })
})

describe('a code', () => {
  it('of one post is posted by whoever reads it off the paper', async () => {
    const device = await openDevice()
    await device.catchUp()
    const event = write()
    await device.outbox.add(event)
    const reader = new CodeReader()
    const codes = lineSquares((await device.outbox.line(event.id)) ?? '').map((square) =>
      reader.push(readSquare(drawSquare(square)) ?? new Uint8Array()),
    )
    const said = await readCode(codes.at(-1) as Code)
    const answers = said.kind === 'sealed-line' && httpTransport(wall.node.url).post?.(wall.log, [said.line])
    expect(await answers).toMatchObject([{ refused: undefined }])
    await release()
    await device.look()
    expect(states(device.outbox)).toEqual(['on-the-wall'])
    await device.close()
  })
})

describe('rows', () => {
  const random = seededBytes(12)
  const openVault = async (table: Table) => {
    const vault = new Vault({
      table,
      random,
      now: Date.now,
      idle: 60_000,
      after: () => () => undefined,
      logN: 10,
    })
    await ((await vault.isThere()) ? vault.unlock('eight or more') : vault.create('eight or more'))
    return vault
  }

  it('under the device’s key outlive the tab, and say nothing', async () => {
    const table = new MemoryTable()
    const event = write('not for the disk')
    const first = await openDevice({ rows: vaultRows(await openVault(table)) })
    await first.outbox.add(event)
    await first.close()
    for (const [key, bytes] of table.rows)
      for (const word of ['disk', 'post-', event.id])
        expect([key.includes(word), Buffer.from(bytes).includes(word)]).toEqual([false, false])
    const second = await openDevice({ rows: vaultRows(await openVault(table)) })
    expect(second.outbox.entries.map((entry) => entry.event.id)).toEqual([event.id])
    await second.close()
  })

  it('that were damaged or moved are left where they are, and the others are opened', async () => {
    const table = new MemoryTable()
    const device = await openDevice({ rows: vaultRows(await openVault(table)) })
    const [one, two, three] = [write(), write(), write()]
    for (const event of [one, two, three]) await device.outbox.add(event)
    await device.close()
    const [first = '', second = '', third = ''] = await table.keys('r/')
    await table.write([
      [first, await table.get(second)],
      [third, new Uint8Array(3)],
    ])
    const again = await openDevice({ rows: vaultRows(await openVault(table)) })
    expect(again.outbox.entries).toHaveLength(1)
    expect(again.outbox.damaged).toHaveLength(2)
    expect(await table.keys('r/')).toHaveLength(3)
    await again.close()
  })

  it('are read again: two tabs of one device see what the other added, sent and forgot', async () => {
    const table = new MemoryTable()
    const rows = vaultRows(await openVault(table))
    const one = await openDevice({ rows })
    const other = await openDevice({ rows })
    const [sent, gone] = [write(), write()]
    await one.outbox.add(sent)
    await one.outbox.add(gone)
    expect(other.outbox.entries).toEqual([])
    await other.outbox.reload()
    expect(other.outbox.entries).toEqual(one.outbox.entries)
    await other.outbox.forget(gone.id)
    await one.outbox.reload()
    await one.catchUp()
    await one.outbox.send()
    await other.outbox.reload()
    expect([states(one.outbox), states(other.outbox)]).toEqual([['sent'], ['sent']])
    await one.close()
    await other.close()
  })

  it('of a vault that locks itself keep what was there, and go on when it is opened', async () => {
    const vault = await openVault(new MemoryTable())
    const device = await openDevice({ rows: vaultRows(vault) })
    const event = write()
    await device.outbox.add(event)
    vault.lock()
    await expect(device.outbox.add(write())).rejects.toMatchObject({ code: 'store/locked' })
    await vault.unlock('eight or more')
    await device.catchUp()
    await device.outbox.send()
    expect(states(device.outbox)).toEqual(['sent'])
    await device.close()
  })

  it('that were locked, or closed, while a post was about to leave keep it here: nobody would know that it left', async () => {
    for (const how of ['lock', 'close']) {
      const left: string[] = []
      const plain = httpTransport(wall.node.url)
      const post: Transport['post'] = async (log, lines, signal) => {
        left.push(...lines)
        return (await plain.post?.(log, lines, signal)) ?? []
      }
      const vault = await openVault(new MemoryTable())
      const device = await openDevice({ rows: vaultRows(vault), post: [{ ...plain, post }] })
      await device.catchUp()
      await device.outbox.add(write())
      const ask: typeof device.pool.ask = device.pool.ask.bind(device.pool)
      device.pool.ask = async (...question) => {
        if (how === 'lock') vault.lock()
        else await device.outbox.close()
        return ask(...question)
      }
      await expect(device.outbox.send()).rejects.toMatchObject({
        code: how === 'lock' ? 'store/locked' : 'outbox/closed',
      })
      expect({ how, left }).toEqual({ how, left: [] })
      await device.close()
    }
  })

  it('in a folder outlive the process, and are its owner’s alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'commonwall-rows-')), 'rows')
    const event = write()
    const first = await openDevice({ rows: folderRows(folder) })
    await first.outbox.add(event)
    await first.close()
    const [name = ''] = await folderRows(folder).names()
    expect([statSync(folder).mode & 0o777, statSync(join(folder, `${name}.row`)).mode & 0o777]).toEqual([
      0o700, 0o600,
    ])
    const second = await openDevice({ rows: folderRows(folder) })
    expect(second.outbox.entries.map((entry) => entry.event.id)).toEqual([event.id])
    await second.close()
  })
})

// A post on its way: from waiting to sent to on the wall, whatever goes wrong between.

import {
  committedWork,
  inboxLineHash,
  mineEvent,
  parseEventJson,
  publicKeyOf,
  signEvent,
  workOf,
} from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { secretOf } from '../../../wall/test/seeded.ts'
import { describeTrouble } from '../../src/outbox/trouble.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { absentPeer, cuttingPeer, silentPeer } from '../bad-peers.ts'
import { openSmallWall, thread } from '../small-wall.ts'
import { dyingRows, openDevice as openDeviceAt } from './device.ts'
import { openScene, states } from './scene.ts'

const { wall, clock, openDevice, write, pass, release, timesOnTheWall } = await openScene()
afterAll(wall.close)
const YEAR = 365 * 86_400

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
    pass()
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
    expect(later.outbox.entries[0]).toMatchObject({ state: 'waiting', sentAt: clock() })
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

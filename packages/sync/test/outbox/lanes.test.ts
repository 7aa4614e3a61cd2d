import { afterAll, describe, expect, it } from 'vitest'
import { LANE_REST } from '../../src/outbox/lanes.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { httpTransport } from '../../src/transports/http.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { openSmallWall, thread } from '../small-wall.ts'
import { type DeviceOptions, openDevice as openDeviceAt } from './device.ts'

let time = Math.floor(Date.now() / 1000)
const clock = () => time
const wall = await openSmallWall({ posts: 1, witnesses: 1, now: clock })
afterAll(wall.close)
const openDevice = (options: Omit<DeviceOptions, 'wall' | 'clock'>) =>
  openDeviceAt({ ...options, wall, clock })
let posts = 0
const write = (key = 90) => thread(wall.node.wall, `lane ${++posts}`, clock(), key)
/** Seconds after which the next key’s posts have left. */
const MOST_APART = 150

/** An address of the node under another name, which notes how many lines came in each request. */
function address(name: string): Transport & { readonly bodies: number[] } {
  const real = httpTransport(wall.node.url)
  const bodies: number[] = []
  return {
    ...real,
    address: name,
    bodies,
    async post(log, lines, signal) {
      bodies.push(lines.length)
      return (await real.post?.(log, lines, signal)) ?? []
    },
  }
}

describe('keys of one device', () => {
  it('leave one at a time, at moments of their own, and never in one body; one key’s posts leave together', async () => {
    const only = address('http://127.0.0.1:1/')
    const device = await openDevice({ post: [only] })
    await device.catchUp()
    for (const key of [81, 82, 81, 83]) {
      await device.outbox.add(write(key))
      time += 1
    }
    await device.outbox.add(write(84), { lane: 'name' })
    await device.outbox.send()
    expect(only.bodies).toEqual([2])
    const later = device.outbox.entries.filter(({ state }) => state === 'waiting')
    const moments = later.map(({ notBefore }) => notBefore - time).sort((a, b) => a - b)
    expect(moments.every((moment, at) => moment - (moments[at - 1] ?? 0) >= 30)).toBe(true)
    await device.outbox.send()
    expect(only.bodies).toEqual([2])
    for (let n = 1; n <= 3; n++) {
      time += MOST_APART
      await device.outbox.send()
    }
    expect(only.bodies).toEqual([2, 1, 1, 1])
    expect(device.outbox.entries.every(({ state }) => state === 'sent')).toBe(true)
    await device.close()
  })

  it('stay apart also where the first takes long to leave: a line that drops answers, work on a slow phone', async () => {
    const left: number[] = []
    const real = httpTransport(wall.node.url)
    const slow: Transport = {
      ...real,
      async post(log, lines, signal) {
        // The request goes out only after some minutes of trying.
        time += 300
        left.push(time)
        return (await real.post?.(log, lines, signal)) ?? []
      },
    }
    const device = await openDevice({ post: [slow] })
    await device.catchUp()
    for (const key of [91, 92]) await device.outbox.add(write(key))
    await device.outbox.send()
    expect(left).toHaveLength(1)
    await device.outbox.send()
    expect(left).toHaveLength(1)
    time += MOST_APART
    await device.outbox.send()
    expect(left).toHaveLength(2)
    await device.close()
  })

  it('stay apart also where each was put off for itself, and something else has them looked at again', async () => {
    const only = address('http://127.0.0.1:1/')
    const device = await openDevice({ post: [only] })
    await device.catchUp()
    await device.outbox.add(write(93), { delay: 100 })
    await device.outbox.add(write(94), { delay: 101 })
    time += 100
    await device.outbox.send()
    time += 1
    await device.outbox.send()
    expect(only.bodies).toEqual([1])
    time += MOST_APART
    await device.outbox.send()
    expect(only.bodies).toEqual([1, 1])
    await device.close()
  })

  it.each(['is opened again', 'reads what another tab sent'])(
    'stay apart when the device %s',
    async (how) => {
      const rows = memoryRows()
      const only = address('http://127.0.0.1:1/')
      const open = () => openDevice({ rows, post: [only] })
      const [before, tab] = [await open(), await open()]
      await before.catchUp()
      for (const key of [95, 96]) await before.outbox.add(write(key), { delay: key })
      await tab.outbox.reload()
      time += 95
      await before.outbox.send()
      time += 1
      const device = how === 'is opened again' ? await open() : tab
      if (device === tab) await tab.outbox.reload()
      await device.catchUp()
      await device.outbox.send()
      expect(only.bodies).toEqual([1])
      time += MOST_APART
      await device.outbox.send()
      expect(only.bodies).toEqual([1, 1])
      for (const one of new Set([before, tab, device])) await one.close()
    },
  )

  it('do not wait where their writer says so, and still leave in bodies of their own', async () => {
    const only = address('http://127.0.0.1:1/')
    const device = await openDevice({ post: [only] })
    await device.catchUp()
    for (const key of [85, 86]) {
      const { event } = await device.outbox.add(write(key))
      await device.outbox.hurry(event.id)
    }
    await device.outbox.send()
    expect(only.bodies).toEqual([1, 1])
    await device.close()
  })

  it('are in files of their own when they are carried', async () => {
    const device = await openDevice({ post: [address('http://127.0.0.1:1/')] })
    await device.catchUp()
    for (const key of [87, 88, 87]) await device.outbox.add(write(key))
    expect(await device.outbox.carry()).toHaveLength(2)
    await device.close()
  })
})

describe('a lasting name and a voice on one device', () => {
  it('never leave by one address within an hour, whichever goes first', async () => {
    for (const [first, second] of [
      ['name', 'voice'],
      ['voice', 'name'],
    ] as const) {
      const only = address('http://127.0.0.1:1/')
      const device = await openDevice({ post: [only] })
      await device.catchUp()
      await device.outbox.add(write(), { lane: first })
      await device.outbox.send()
      await device.outbox.add(write(), { lane: second })
      await device.outbox.add(write())
      time += 10
      await device.outbox.send()
      // The throwaway waits for nobody; the other one says when it leaves.
      expect(device.outbox.entries.map(({ state, lane }) => [lane, state]).sort()).toEqual(
        [
          [undefined, 'sent'],
          [first, 'sent'],
          [second, 'waiting'],
        ].sort(),
      )
      expect(only.bodies).toEqual([1, 1])
      time += LANE_REST
      await device.outbox.send()
      expect(device.outbox.entries.every(({ state }) => state === 'sent')).toBe(true)
      await device.close()
    }
  })

  it('leave minutes apart by different addresses, and never in one body', async () => {
    const [one, other] = [address('http://127.0.0.1:1/'), address('http://127.0.0.1:2/')]
    const device = await openDevice({ post: [one, other] })
    await device.catchUp()
    await device.outbox.add(write(), { lane: 'voice' })
    await device.outbox.add(write(), { lane: 'name' })
    await device.outbox.send()
    time += MOST_APART
    await device.outbox.send()
    expect([one.bodies, other.bodies]).toEqual([[1], [1]])
    expect(device.outbox.entries.every(({ state }) => state === 'sent')).toBe(true)
    await device.close()
  })

  it('never leave by the relay and the inbox of one host within an hour', async () => {
    const [inbox, relay] = [address('http://127.0.0.1:1/'), address('ws://127.0.0.1:1/relay')]
    const device = await openDevice({ post: [inbox, relay] })
    await device.catchUp()
    await device.outbox.add(write(), { lane: 'voice' })
    await device.outbox.send()
    await device.outbox.add(write(), { lane: 'name' })
    time += MOST_APART
    await device.outbox.send()
    expect([...inbox.bodies, ...relay.bodies]).toEqual([1])
    time += LANE_REST
    await device.outbox.send()
    expect([...inbox.bodies, ...relay.bodies]).toEqual([1, 1])
    await device.close()
  })

  it('are in files of their own when they are carried, and a voice in none before its time', async () => {
    const device = await openDevice({ post: [address('http://127.0.0.1:1/')] })
    await device.catchUp()
    await device.outbox.add(write(), { lane: 'name' })
    const first = write()
    await device.outbox.add(first, { lane: 'voice', delay: 600 })
    await device.outbox.hurry(first.id)
    expect(await device.outbox.line(first.id)).toBeUndefined()
    expect(await device.outbox.carry()).toHaveLength(1)
    time += 600
    expect(await device.outbox.carry()).toHaveLength(2)
    expect(await device.outbox.line(first.id)).toContain('1059')
    await device.close()
  })

  it.each([
    'when the device is opened again, though it does not keep where it sent what',
    'when another outbox takes over, which takes each post as far as it has come',
  ])('stay apart %s', async (how) => {
    const rows = memoryRows()
    const before = await openDevice({ rows, post: [address('http://127.0.0.1:1/')] })
    await before.catchUp()
    await before.outbox.add(write(), { lane: 'name' })
    await before.outbox.send()
    const { entries } = before.outbox
    await before.close()
    const isOpenedAgain = how.startsWith('when the device')
    const device = await openDevice({
      post: [address('http://127.0.0.1:2/')],
      ...(isOpenedAgain && { rows }),
    })
    if (!isOpenedAgain) await device.outbox.takeOver(entries)
    expect(device.outbox.entries).toEqual(entries)
    await device.catchUp()
    const ballot = write()
    await device.outbox.add(ballot, { lane: 'voice' })
    await device.outbox.send()
    expect(device.outbox.entries.find(({ event }) => event.id === ballot.id)?.state).toBe('waiting')
    await device.close()
  })
})

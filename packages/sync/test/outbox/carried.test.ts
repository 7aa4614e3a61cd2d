// What leaves by hand: in a file or drawn on paper, also where the disk is full or gone.

import { decodeInboxBody, openSealed, parseEventJson, publicKeyOf } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { secretOf } from '../../../wall/test/seeded.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { type Code, CodeReader } from '../../src/transports/qr/code.ts'
import { lineSquares, readCode } from '../../src/transports/qr/payload.ts'
import { drawSquare, readSquare } from '../../src/transports/qr/pixels.ts'
import { thread } from '../small-wall.ts'
import { openScene, states } from './scene.ts'

const { wall, clock, openDevice, write, release, timesOnTheWall } = await openScene()
afterAll(wall.close)

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

describe('a line', () => {
  it('for a keeper is no more ahead of the wall than one for an inbox, whatever the clock of the device says', async () => {
    const device = await openDevice({ now: () => clock() + 5 * 86_400 })
    await device.catchUp()
    await device.outbox.add(write())
    const [file = new Uint8Array()] = await device.outbox.carry()
    const dates = decodeInboxBody(file).map(({ text }) => parseEventJson(text ?? '').created_at)
    expect(dates).toHaveLength(2)
    for (const date of dates) expect(date).toBeLessThanOrEqual(clock())
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

describe('what is carried', () => {
  it('has nothing that waits for its hour: whoever holds a key of the inbox would read it before', async () => {
    let time = clock()
    const device = await openDevice({ now: () => time })
    await device.catchUp()
    const event = thread(wall.node.wall, 'at noon', time + 3_600, 90)
    await device.outbox.add(event, { delay: 3_600 })
    expect(await device.outbox.carry()).toEqual([])
    expect(await device.outbox.line(event.id)).toBeUndefined()
    // Nobody has it: taken back now, it was never there.
    expect(device.outbox.entries[0]?.carriedAt).toBeUndefined()
    time += 3_600
    expect(await device.outbox.carry()).toHaveLength(1)
    await device.close()
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
})

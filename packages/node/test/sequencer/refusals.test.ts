import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LockDatabase } from '../../src/sequencer/lock-database.ts'
import type { SequencerError } from '../../src/sequencer/sequencer-error.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { serveFolder } from '../publish/serve-folder.ts'
import { clock, openRig, temporaryFolder, write } from './rig.ts'

/** A log of 300 leaves, stopped. */
async function stopped() {
  const data = temporaryFolder()
  const store = new MemoryStore()
  const lock = new LockDatabase(':memory:')
  const rig = await openRig({ data, store, lock })
  await write(store, 300)
  await rig.sequencer.flush()
  await rig.close()
  return { data, store, lock, rig }
}

async function refusal(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => 'signed',
    (error: SequencerError) => `${error.code}: ${error.message}`,
  )
}

describe('a log that an old backup could fork is not signed', () => {
  it('goes on where it stopped', async () => {
    const { data, store, lock } = await stopped()
    const again = await openRig({ data, store, lock })
    expect(again.sequencer.size).toBe(300)
    await again.close()
  })

  it('refuses a lock database that is older than the published folder', async () => {
    const { data, store } = await stopped()
    const old = new LockDatabase(':memory:')
    expect(await refusal(openRig({ data, store, lock: old }))).toMatch(
      /^sequencer\/lock-missing: .*300 leaves/,
    )
    const early = await stopped()
    const { size, root, time } = early.lock.promised(early.rig.key.key) ?? { size: 0, root: '', time: 0 }
    const before = early.lock
    await write(early.store, 10, 300)
    const newer = await openRig({ data: early.data, store: early.store, lock: before })
    await newer.sequencer.flush()
    await newer.close()
    old.found(newer.key.key, { size, root, time })
    expect(await refusal(openRig({ data: early.data, store: early.store, lock: old }))).toMatch(
      /^sequencer\/ahead: the published folder holds 310 leaves .* only 300/,
    )
  })

  it('refuses a data folder without its published folder', async () => {
    const { data, store, lock, rig } = await stopped()
    await rm(rig.root, { recursive: true })
    expect(await refusal(openRig({ data, store, lock }))).toMatch(/^sequencer\/published-missing: 300 leaves/)
  })

  it('makes tiles and entries again from the store where only the checkpoint is left', async () => {
    const { data, store, lock, rig } = await stopped()
    await rm(join(rig.root, 'log', rig.hash, 'tile'), { recursive: true })
    const again = await openRig({ data, store, lock })
    expect(await again.files.list(`log/${rig.hash}/tile/entries`)).toEqual(['000', '001.p'])
    await again.close()
  })

  it('refuses a store that is older than what was signed', async () => {
    const { data, lock } = await stopped()
    expect(await refusal(openRig({ data, store: new MemoryStore(), lock }))).toMatch(
      /^sequencer\/store-behind: /,
    )
  })

  it('refuses a store that holds other leaves', async () => {
    const { data, lock } = await stopped()
    const other = new MemoryStore()
    await other.place('default', 0, await write(other, 300, 1_000))
    expect(await refusal(openRig({ data, store: other, lock }))).toMatch(/^sequencer\/differs: /)
  })

  it('refuses where a mirror is ahead of a whole data folder restored from a backup', async () => {
    const { rig } = await stopped()
    const mirror = await serveFolder(rig.root)
    const restored = openRig({ mirrors: [mirror.url] })
    expect(await refusal(restored)).toMatch(/^sequencer\/ahead: the mirror http.* holds 300 leaves .* only 0/)
    await mirror.close()
  })

  it('refuses where a mirror holds another history, and takes one that is behind', async () => {
    const { rig } = await stopped()
    const mirror = await serveFolder(rig.root)
    const store = new MemoryStore()
    const data = temporaryFolder()
    const lock = new LockDatabase(':memory:')
    const other = await openRig({ data, store, lock })
    await write(store, 400, 5_000)
    await other.sequencer.flush()
    await other.close()
    expect(await refusal(openRig({ data, store, lock, mirrors: [mirror.url] }))).toMatch(
      /^sequencer\/differs: the mirror http.* at 300 leaves/,
    )
    await mirror.close()
    const own = await serveFolder(other.root)
    const again = await openRig({ data, store, lock, mirrors: [own.url, 'http://127.0.0.1:1'] })
    expect(again.sequencer.size).toBe(400)
    await again.close()
    await own.close()
  })

  it('refuses a second process', async () => {
    const rig = await openRig()
    expect(() => new LockDatabase(join(rig.data, 'lock.db'))).toThrow(/another node is running/)
    await rig.close()
  })

  it('signs nothing by a clock that went back, says so once, and goes on when it is set right', async () => {
    const now = clock()
    const late = await openRig({ now })
    await write(late.store, 1)
    now.time -= 901
    for (let tries = 0; tries < 3; tries += 1)
      await expect(late.sequencer.flush()).rejects.toMatchObject({ code: 'sequencer/clock' })
    expect(late.troubles).toHaveLength(1)
    expect(late.sequencer.size).toBe(0)
    now.time += 901
    await late.sequencer.flush()
    expect(late.sequencer.size).toBe(1)
    expect(late.sequencer.refusal).toBeUndefined()
    await late.close()
  })

  it('gives no places once a definition closed the log, and keeps what waits for others to log', async () => {
    let closed = false
    const rig = await openRig({ closed: () => closed })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    closed = true
    await rig.sequencer.flush()
    await write(rig.store, 1, 3)
    await rig.sequencer.flush()
    expect(rig.sequencer.size).toBe(3)
    expect(rig.store.unlogged('default', 9)).toHaveLength(1)
    expect(rig.sequencer.refusal).toBeUndefined()
    await rig.close()
  })

  it('signs nothing where a definition closed the log while a step waited for its turn', async () => {
    let closed = false
    const now = clock()
    const signed: number[] = []
    const rig = await openRig({
      now,
      closed: () => closed,
      onCheckpoint: ({ size }) => {
        signed.push(size)
        closed = signed.length === 3
      },
    })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    now.time += 3_600
    await Promise.all([rig.sequencer.look(), rig.sequencer.look()])
    expect(signed).toEqual([0, 3, 3])
    expect(rig.sequencer.refusal).toBeUndefined()
    await rig.close()
  })

  it('signs nothing where a definition closed the log while its tree was written', async () => {
    let closed = false
    const rig = await openRig({
      closed: () => closed,
      prepare: async () => {
        closed = true
      },
    })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    expect(rig.sequencer.size).toBe(0)
    expect(rig.sequencer.refusal).toBeUndefined()
    closed = false
    await rig.sequencer.flush()
    expect(rig.sequencer.size).toBe(3)
    await rig.close()
  })
})

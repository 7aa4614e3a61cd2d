import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../../src/store/index.ts'
import { checkGrowth, checkPublished } from '../publish/check-published.ts'
import { clock, openRig, START, write } from './rig.ts'

describe('the sequencer', () => {
  it('starts a log with a signed checkpoint of size 0', async () => {
    const rig = await openRig()
    expect((await checkPublished(rig.files, rig.key, rig.hash)).anchor).toMatchObject({ size: 0 })
    await rig.close()
  })

  it('logs what waits, in the order of the store, so that everything verifies at every size', async () => {
    const rig = await openRig()
    const ids: string[] = []
    for (const count of [1, 254, 1, 1, 255, 1, 600, 3_000]) {
      ids.push(...(await write(rig.store, count, ids.length)))
      await rig.sequencer.flush()
      const published = await checkPublished(rig.files, rig.key, rig.hash)
      expect(published.ids).toEqual(ids)
      for (const earlier of rig.anchors) await checkGrowth(published, earlier)
    }
    expect(rig.troubles).toEqual([])
    await rig.close()
  })

  it('joins flushes that are asked for at once into one checkpoint', async () => {
    const rig = await openRig()
    await write(rig.store, 5)
    await Promise.all([rig.sequencer.flush(), rig.sequencer.flush(), rig.sequencer.flush()])
    expect(rig.anchors.map(({ size }) => size)).toEqual([0, 5])
    await rig.close()
  })

  it('goes by itself where something waits', async () => {
    const rig = await openRig({ interval: 5 })
    await write(rig.store, 5)
    await expect.poll(() => rig.sequencer.size).toBe(5)
    await rig.close()
  })

  it('puts the definition that restores a log first', async () => {
    const store = new MemoryStore()
    const ids = await write(store, 5)
    const rig = await openRig({ store, lead: () => [ids[3] ?? '', ids[4] ?? '', 'f'.repeat(64)] })
    await rig.sequencer.flush()
    expect(store.placed('default', 0, 5)).toEqual([ids[3], ids[4], ids[0], ids[1], ids[2]])
    await rig.close()
  })

  it('signs an idle log again after an hour, and keeps the earlier date in the segment', async () => {
    const now = clock()
    const rig = await openRig({ now, interval: 5 })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    now.time += 3_600
    await expect.poll(() => rig.anchors.length).toBe(3)
    const { anchor, kept } = await checkPublished(rig.files, rig.key, rig.hash)
    expect(anchor.cosignatures.get(rig.key.key)).toBe(START + 3_600)
    expect(kept).toEqual([rig.anchors[1]?.note])
    await rig.close()
  })

  it('finishes what a crash left between placing and signing', async () => {
    const rig = await openRig()
    const ids = await write(rig.store, 10)
    await rig.store.place('default', 0, ids.slice(0, 4))
    await rig.close()
    const again = await openRig({ data: rig.data, store: rig.store, interval: 5 })
    await expect.poll(() => again.sequencer.size).toBe(10)
    expect((await checkPublished(again.files, again.key, again.hash)).ids).toEqual(ids)
    await again.close()
  })

  it('tries again after an error that is none of the log, and loses nothing', async () => {
    const store = new MemoryStore()
    let full = true
    const rig = await openRig({
      store,
      prepare: async () => {
        if (full) throw new Error('no space left')
      },
    })
    await write(store, 300)
    await expect(rig.sequencer.flush()).rejects.toThrow('no space left')
    full = false
    await rig.sequencer.flush()
    expect(rig.sequencer.size).toBe(300)
    await rig.close()
  })

  it('dates files to the tick, so that they tell no second', async () => {
    const now = clock(START + 123)
    const rig = await openRig({ now })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    const folder = join(rig.root, 'log', rig.hash)
    for (const path of ['checkpoint', 'tile/0/000.p/3', 'tile/entries/000.p/3', 'seg/0/000.p/3.gz'])
      expect((await stat(join(folder, path))).mtimeMs % 900_000).toBe(0)
    await rig.close()
  })

  it('sequences 2,500 leaves with their bodies in well under a second', async () => {
    const rig = await openRig()
    await write(rig.store, 2_500)
    const started = performance.now()
    await rig.sequencer.flush()
    expect(performance.now() - started).toBeLessThan(1_500)
    await rig.close()
  })
})

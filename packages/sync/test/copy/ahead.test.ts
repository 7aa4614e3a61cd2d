import { segmentPath } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import type { Source } from '../../src/copy/source.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { HOUR, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 2 * HOUR

/** A wall of six segments, and a source of it that counts how many answers are under way. */
async function sixSegments(answer: (path: string, signal?: AbortSignal) => Promise<void>) {
  const maker = new WallMaker()
  maker.log.append(...maker.posts(1_400))
  const source = mapSource(await maker.files())
  let [under, most] = [0, 0]
  const counting: Source = {
    kind: source.kind,
    address: source.address,
    async read(path, signal) {
      most = Math.max(most, ++under)
      try {
        await answer(path, signal)
        return await source.read(path, signal)
      } finally {
        under--
      }
    },
  }
  const copy = await Copy.open({ store: new MemoryPathStore(), verify: believeZeros, now })
  return {
    copy,
    source: counting,
    asked: source.asked,
    segment: (n: number) => segmentPath(maker.log.hash, 0, n),
    counts: () => ({ under, most }),
  }
}

describe('a round', () => {
  it('has one segment on its way while another is read, never more, the newest first and each once', async () => {
    const { copy, source, asked, segment, counts } = await sixSegments(
      () => new Promise((resolve) => setTimeout(resolve, 2)),
    )
    expect((await copy.catchUp([source])).caught).toEqual([])
    expect(copy.status().complete).toBe(true)
    expect(counts()).toEqual({ under: 0, most: 2 })
    expect(asked.filter((path) => path.includes('/seg/'))).toEqual([4, 3, 2, 1, 0].map(segment))
  })

  it('that is over leaves nothing under way, also where the segment after a bad one never comes', async () => {
    const { copy, source, segment, counts } = await sixSegments(async (path, signal) => {
      if (path === segment(4)) throw new Error('cut')
      if (path === segment(3))
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    })
    const { caught } = await copy.catchUp([source])
    expect(caught.map(({ code, path }) => [code, path])).toEqual([['unreachable', segment(4)]])
    expect(counts().under).toBe(0)
  })
})

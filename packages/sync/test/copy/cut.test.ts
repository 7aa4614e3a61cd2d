// Cut at any moment: while it writes, while it reads, in the middle of a file. It goes on where it stopped.

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { type Files, HOUR, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 10 * HOUR
const openCopy = (store: MemoryPathStore) => Copy.open({ store, verify: believeZeros, now })

/** Loses power at a write: that one and all after it are not there. */
class LosesPower extends MemoryPathStore {
  left = Number.POSITIVE_INFINITY
  writes = 0

  override async put(path: string, bytes: Uint8Array): Promise<void> {
    this.#write()
    return super.put(path, bytes)
  }

  override async delete(path: string): Promise<void> {
    this.#write()
    return super.delete(path)
  }

  #write(): void {
    this.writes++
    if (this.left-- <= 0) throw new Error('power is gone')
  }
}

/** A wall in two states, the second one with full segments that were partial in the first. */
async function twoStates(): Promise<readonly [Files, Files]> {
  const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
  maker.log.append(...maker.posts(599))
  await maker.log.stamp(START + HOUR)
  const first = await maker.files(START + HOUR)
  maker.log.append(...maker.posts(700, 10_000))
  await maker.log.stamp(START + 2 * HOUR)
  return [first, await maker.files(START + 3 * HOUR)]
}

/**
 * Digests by path. Which of several proofs stands in a definition's file depends on which was seen first, and which full
 * tiles are there on which were needed.
 */
async function contentOf(store: MemoryPathStore): Promise<readonly string[]> {
  const paths = (await store.list()).filter((path) => /checkpoint|inbox|seg/.test(path))
  const digest = async (path: string) =>
    createHash('sha256')
      .update((await store.get(path)) ?? '')
      .digest('hex')
  return Promise.all(paths.map(async (path) => `${path} ${await digest(path)}`))
}

describe('a copy that is cut', () => {
  it('while it writes, at each single write, loses nothing and ends as if nothing had been', async () => {
    const [first, second] = await twoStates()
    const whole = new LosesPower()
    const clean = await openCopy(whole)
    await clean.catchUp([mapSource(first)])
    const before = whole.writes
    await clean.catchUp([mapSource(second)])
    const [writes, expected] = [whole.writes, await contentOf(whole)]
    expect(writes - before).toBeGreaterThan(8)
    for (let left = 0; left < writes; left++) {
      const store = new LosesPower()
      store.left = left
      const cut = await openCopy(store)
      const held = async () => {
        await cut.catchUp([mapSource(first)])
        await cut.catchUp([mapSource(second)])
      }
      await expect(held(), `cut at write ${left}`).rejects.toThrow(/power/)
      store.left = Number.POSITIVE_INFINITY
      const again = await openCopy(store)
      const size = again.logs.values().next().value?.size ?? 0
      if (left >= before) expect(size, `cut at write ${left}`).toBeGreaterThanOrEqual(600)
      const { caught } = await again.catchUp([mapSource(second)])
      expect(caught, `cut at write ${left}`).toEqual([])
      expect(again.status(), `cut at write ${left}`).toMatchObject({ complete: true, posts: 1_300 })
      expect(await contentOf(store), `cut at write ${left}`).toEqual(expected)
    }
  }, 60_000)

  it('while it reads, at each request, keeps what it had and goes on with another source', async () => {
    const [first, second] = await twoStates()
    for (let fails = 0; ; fails++) {
      const copy = await openCopy(new MemoryPathStore())
      await copy.catchUp([mapSource(first)])
      const broken = mapSource(second, 'https://broken.example/')
      let asked = 0
      const read = broken.read
      broken.read = async (path) => {
        if (asked++ >= fails) throw new TransportError('transport/reset', 'cut by somebody')
        return read(path)
      }
      const { caught } = await copy.catchUp([broken])
      if (asked <= fails) {
        expect(fails).toBeGreaterThan(3)
        break
      }
      expect(caught.map(({ code }) => code)).toContain('unreachable')
      expect(copy.status().posts).toBeGreaterThanOrEqual(600)
      const healed = await copy.catchUp([broken, mapSource(second)])
      expect(healed.caught.map(({ address }) => address)).not.toContain('https://a.example/')
      expect(copy.status()).toMatchObject({ complete: true, posts: 1_300 })
    }
  }, 30_000)

  it('in the middle of a file, at bytes all over it, takes nothing of it and names the source', async () => {
    const [first, second] = await twoStates()
    const copy = await openCopy(new MemoryPathStore())
    await copy.catchUp([mapSource(first)])
    const held = copy.status().posts
    for (const [path, bytes] of second) {
      if (!/head\.tar|checkpoint|seg\/0/.test(path)) continue
      for (const share of [0, 0.001, 0.3, 0.7, 0.999]) {
        const cut = new Map(second).set(path, bytes.slice(0, Math.floor(bytes.length * share)))
        if (path !== 'head.tar') cut.delete('head.tar')
        const one = await openCopy(new MemoryPathStore(await filesIn(copy)))
        await one.catchUp([mapSource(cut)])
        expect(one.status().posts, `${path} at ${share}`).toBeGreaterThanOrEqual(held)
        await one.catchUp([mapSource(second)])
        expect(one.status(), `${path} at ${share}`).toMatchObject({ complete: true, posts: 1_300 })
      }
    }
  }, 60_000)

  it('by its reader, stops at once and loses nothing', async () => {
    const [first, second] = await twoStates()
    const copy = await openCopy(new MemoryPathStore())
    await copy.catchUp([mapSource(first)])
    const stop = new AbortController()
    const source = mapSource(second)
    const read = source.read
    source.read = async (path) => {
      stop.abort(new Error('enough'))
      return read(path)
    }
    await expect(copy.catchUp([source], { signal: stop.signal })).rejects.toThrow('enough')
    expect(copy.status()).toMatchObject({ posts: 600, complete: true })
    const closing = copy.catchUp([mapSource(second)])
    await copy.close()
    await closing.catch(() => undefined)
    await expect(copy.catchUp([mapSource(second)])).rejects.toMatchObject({ code: 'copy/closed' })
  })

  it('by a full disk, goes on in memory, says so, and leaves on the disk what fits together', async () => {
    const [first, second] = await twoStates()
    class Full extends MemoryPathStore {
      room = Number.POSITIVE_INFINITY
      override async put(path: string, bytes: Uint8Array): Promise<void> {
        if (this.room-- <= 0) throw new StoreError('store/full', 'no room left on this disk')
        return super.put(path, bytes)
      }
    }
    const store = new Full()
    const copy = await openCopy(store)
    await copy.catchUp([mapSource(first)])
    store.room = 2
    await copy.catchUp([mapSource(second)])
    expect(copy.status()).toMatchObject({ complete: true, posts: 1_300, full: 'no room left on this disk' })
    store.room = Number.POSITIVE_INFINITY
    const again = await openCopy(store)
    expect(again.status()).toMatchObject({ posts: 600, complete: true, full: undefined })
    await again.catchUp([mapSource(second)])
    expect(again.status()).toMatchObject({ posts: 1_300, complete: true })
  })
})

async function filesIn(copy: Copy): Promise<(readonly [string, Uint8Array])[]> {
  const paths = await copy.store.list()
  return Promise.all(
    paths.map(async (path) => [path, (await copy.store.get(path)) ?? new Uint8Array()] as const),
  )
}

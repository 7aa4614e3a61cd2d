import { alreadyVerified, eventId, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { derivedFiles } from '../../src/copy/whole-layout.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource, reallyVerify } from '../rig/source.ts'
import { HOUR, publicKey, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 2 * HOUR

function openCopy(store = new MemoryPathStore(), wall?: string) {
  return Copy.open({ store, verify: believeZeros, now, ...(wall && { wall }) })
}

describe('a copy', () => {
  it('starts empty and takes a whole small wall from one source', async () => {
    const maker = new WallMaker()
    maker.log.append(...maker.posts(5, 0, { signed: true }))
    const copy = await Copy.open({ store: new MemoryPathStore(), verify: reallyVerify, now })
    expect(copy.wall).toBeUndefined()
    expect(copy.view()).toBeUndefined()
    const round = await copy.catchUp([mapSource(await maker.files())])
    expect(round.caught).toEqual([])
    expect(copy.wall).toBe(maker.id)
    expect(copy.view()?.boards[0]?.threads.length).toBe(5)
    expect(copy.status()).toMatchObject({ complete: true, posts: 6, stale: false, notice: 'unwitnessed' })
    await copy.close()
  })

  it('goes on with what its store has, and asks only for what is new', async () => {
    const maker = new WallMaker()
    maker.log.append(...maker.posts(700))
    const store = new MemoryPathStore()
    const first = await openCopy(store)
    const { caught } = await first.catchUp([mapSource(await maker.files())])
    expect(caught).toEqual([])
    await first.close()
    const again = await openCopy(store)
    expect(again.status()).toMatchObject({ complete: true, posts: 701 })
    maker.log.append(...maker.posts(100, 700))
    const source = mapSource(await maker.files())
    expect((await again.catchUp([source])).caught).toEqual([])
    expect(again.status()).toMatchObject({ complete: true, posts: 801 })
    expect(source.asked).toEqual(['head.tar', `log/${maker.log.hash}/seg/0/002.gz`])
  })

  it('takes a wall of several thousand posts', async () => {
    const maker = new WallMaker()
    maker.log.append(...maker.posts(4_999))
    const copy = await openCopy()
    const source = mapSource(await maker.files())
    const { caught, requests } = await copy.catchUp([source])
    expect(caught).toEqual([])
    expect(copy.status()).toMatchObject({ complete: true, posts: 5_000 })
    expect(requests).toBe(source.asked.length)
  })
})

describe('a whole copy', () => {
  it('gives every file that a host of this wall serves, byte for byte', async () => {
    const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
    maker.log.append(...maker.posts(2_000))
    await maker.log.stamp(START + HOUR)
    maker.log.append(...maker.posts(2_500, 2_000))
    const files = await maker.files()
    const copy = await openCopy()
    expect((await copy.catchUp([mapSource(files)])).caught).toEqual([])
    const mine = new Map<string, Uint8Array>()
    for (const path of await copy.store.list()) mine.set(path, (await copy.store.get(path)) as Uint8Array)
    for await (const { path, bytes } of derivedFiles(copy)) mine.set(path, bytes)
    expect([...mine.keys()].sort()).toEqual([...files.keys()].sort())
    const differing = [...files].filter(
      ([path, bytes]) => Buffer.compare(bytes, mine.get(path) ?? Buffer.of()) !== 0,
    )
    // Another compressor, the same content; and the archive that holds it.
    expect(
      differing.map(([path]) => path).filter((path) => path !== 'definition/1.gz' && path !== 'head.tar'),
    ).toEqual([])
  })
})

describe('a post that its host refuses openly', () => {
  it('is shown with the law that the host names, accuses nobody, and comes from another source', async () => {
    const maker = new WallMaker()
    const [first, refused] = maker.posts(2)
    const unsigned = {
      kind: 1985,
      created_at: START + 100,
      content: '',
      // By the key of the log's inbox, which the log announces.
      pubkey: publicKey(99),
      tags: [
        ['h', maker.id],
        ['L', 'commonwall'],
        ['l', 'fold/illegal', 'commonwall'],
        ['e', refused?.id ?? ''],
        ['jurisdiction', 'DE'],
      ],
    }
    const label = alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '0'.repeat(128) })
    maker.log.append(first as VerifiedEvent, refused as VerifiedEvent, label)
    const whole = await maker.files()
    maker.log.holes.add(2)
    const copy = await openCopy()
    const { caught } = await copy.catchUp([mapSource(await maker.files())])
    expect(caught).toEqual([])
    expect(copy.holes()).toMatchObject([
      { position: 2, why: { class: 'withheld', refusal: { jurisdiction: 'DE' } } },
    ])
    expect(copy.status().complete).toBe(false)
    await copy.catchUp([mapSource(whole)])
    expect(copy.status()).toMatchObject({ complete: true, posts: 4 })
  })
})

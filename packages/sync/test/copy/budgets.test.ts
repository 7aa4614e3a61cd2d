// How many requests a reader needs (DESIGN §3.5): each is a chance to be seen, and at 300 ms a trip each is felt.

import {
  addSignatures,
  concatBytes,
  cosign,
  formatCheckpoint,
  formatProof,
  fromHex,
  hashesAtLevel,
  leafHash,
  noteSigner,
  signNote,
  TileBuilder,
  TileReader,
  tilePath,
  treeRoot,
} from '@commonwall/tlog'
import {
  checkpointPath,
  definitionPath,
  encodeDefinitionFile,
  encodeSegment,
  HEAD_TAR,
  type NostrEvent,
  SEGMENT_WIDTH,
  segmentPath,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { type Files, gz, HOUR, headOf, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 2 * HOUR
const openCopy = (depth?: number) =>
  Copy.open({ store: new MemoryPathStore(), verify: believeZeros, now, ...(depth && { depth }) })

describe('requests', () => {
  it('first verified text after 2 on a wall of 10,000 posts, the whole of it after 11', async () => {
    const maker = new WallMaker()
    maker.log.append(...maker.posts(9_999))
    const source = mapSource(await maker.files())
    const copy = await openCopy()
    let first: number | undefined
    copy.onChange(() => {
      if (first === undefined && copy.view()?.boards[0]?.threads.length) first = source.asked.length
    })
    expect((await copy.catchUp([source])).caught).toEqual([])
    expect(copy.status()).toMatchObject({ complete: true, posts: 10_000 })
    expect(first).toBe(2)
    expect(source.asked.length).toBe(11)
    // Nothing is narrower than the wall: whole files that everybody asks for, and the newest first.
    expect(source.asked[0]).toBe(HEAD_TAR)
    expect(source.asked.filter((path) => path.includes('/seg/1/'))).toEqual([
      segmentPath(maker.log.hash, 1, 1),
      segmentPath(maker.log.hash, 1, 0),
    ])
  })

  it('one for a wall of a few posts, and for a reader who is up to date', async () => {
    const maker = new WallMaker()
    maker.log.append(...maker.posts(200))
    const source = mapSource(await maker.files())
    const copy = await openCopy()
    await copy.catchUp([source])
    expect(source.asked).toEqual([HEAD_TAR])
    expect(copy.status()).toMatchObject({ complete: true, posts: 201 })
    await copy.catchUp([source])
    expect(source.asked).toEqual([HEAD_TAR, HEAD_TAR])
  })

  it('3 for 500 new posts of 1,000,000, and 3 before the first verified text of such a wall', async () => {
    const log = await LargeLog.open()
    log.grow(1_000_000)
    const copy = await openCopy(64)
    const first = mapSource(await log.files())
    expect((await copy.catchUp([first])).caught).toEqual([])
    expect(copy.view()?.boards[0]?.threads.length).toBe(64)
    expect(first.asked.map(kindOf)).toEqual(['head', 'tile/1', 'tile/2'])

    log.grow(1_000_500)
    const later = mapSource(await log.files())
    const { caught, posts, requests } = await copy.catchUp([later], { depth: 564 })
    expect(caught).toEqual([])
    expect(posts).toBe(500)
    expect(requests).toBe(3)
    expect(later.asked.map(kindOf)).toEqual(['head', 'seg/0', 'seg/0'])
    expect(copy.logs.get(log.key)?.checkpoint?.size).toBe(1_000_500)
  }, 60_000)
})

/** Where the last segment of a million begins. */
const FROM = 3_906 * SEGMENT_WIDTH

function kindOf(path: string): string {
  return /(seg|tile)\/[0-9]/.exec(path)?.[0] ?? path.replace('.tar', '')
}

/**
 * A log of a million places, of which only the newest are posts: more than that nobody asks for here. The others hold
 * one id again and again, so that their tree is made in no time.
 */
class LargeLog {
  readonly #maker: WallMaker
  readonly #builder: TileBuilder
  readonly #tiles: Files
  readonly #newest: NostrEvent[] = []

  private constructor(maker: WallMaker, builder: TileBuilder, tiles: Files) {
    this.#maker = maker
    this.#builder = builder
    this.#tiles = tiles
  }

  static async open(): Promise<LargeLog> {
    const maker = new WallMaker()
    const leaf = (id: string) => leafHash(fromHex(id) ?? new Uint8Array())
    const tiles = new Map<string, Uint8Array[]>()
    let first = [leaf(maker.id), ...new Array<Uint8Array>(255).fill(leaf('f'.repeat(64)))]
    let other = new Array<Uint8Array>(256).fill(leaf('f'.repeat(64)))
    for (let level = 0; level < 2; level++) {
      tiles.set(tilePath(level, 0), first)
      const [a, b] = [treeRoot(first), treeRoot(other)]
      first = [a, ...new Array<Uint8Array>(255).fill(b)]
      other = new Array<Uint8Array>(256).fill(b)
      const hashes = hashesAtLevel(level + 1, FROM)
      const index = Math.floor(hashes / 256)
      if (hashes % 256 > 0)
        tiles.set(
          tilePath(level + 1, index, hashes % 256),
          (index === 0 ? first : other).slice(0, hashes % 256),
        )
    }
    const files: Files = new Map(
      [...tiles].map(([path, hashes]) => [`log/${maker.log.hash}/${path}`, concatBytes(hashes)]),
    )
    const readTile = (path: string) => files.get(`log/${maker.log.hash}/${path}`)
    return new LargeLog(maker, await TileBuilder.resume(FROM, readTile), files)
  }

  get key(): string {
    return this.#maker.log.key
  }

  grow(size: number): void {
    while (this.#builder.size < size) {
      const post = this.#maker.post(this.#builder.size)
      this.#newest.push(post)
      this.#builder.append(leafHash(fromHex(post.id) ?? new Uint8Array()))
    }
    for (const { path, bytes } of this.#builder.take())
      this.#tiles.set(`log/${this.#maker.log.hash}/${path}`, bytes)
  }

  async files(): Promise<Files> {
    const { hash, origin, signer } = this.#maker.log
    const size = this.#builder.size
    const files: Files = new Map(this.#tiles)
    const text = formatCheckpoint({ origin, size, root: this.#builder.root() })
    const signed = await signNote(text, noteSigner(origin, signer))
    const note = addSignatures(signed, [await cosign(text, origin, START + HOUR + (size % 1_000), signer)])
    files.set(checkpointPath(hash), new TextEncoder().encode(note))
    const readTile = (path: string) => this.#tiles.get(`log/${hash}/${path}`)
    const proof = await (await TileReader.open({ size, readTile })).inclusionProof(0)
    const definition = encodeDefinitionFile([
      { event: this.#maker.founding, proof: formatProof({ index: 0, proof, checkpoint: note }) },
    ])
    files.set(definitionPath(1), gz(definition))
    for (let first = FROM; first < size; first += SEGMENT_WIDTH) {
      const positions = this.#newest.slice(first - FROM, first - FROM + SEGMENT_WIDTH)
      files.set(
        segmentPath(hash, 0, first / SEGMENT_WIDTH, positions.length),
        gz(encodeSegment({ positions, anchors: [] })),
      )
    }
    files.set(HEAD_TAR, headOf(files, [hash], size))
    return files
  }
}

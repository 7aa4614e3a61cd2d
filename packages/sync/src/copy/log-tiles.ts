// The tiles of one log: those that are held, those that follow from ids, and for a round those that sources give.
//
// What a source gave is kept aside until it led to the root; a source whose tiles do not is left out for the rest of the
// round, and the next one asked.

import {
  concatBytes,
  fromHex,
  ProofError,
  parseTilePath,
  type ReadTile,
  TileError,
  type TileFile,
  TileReader,
} from '@commonwall/tlog'
import { leafOf } from './leaf.ts'
import type { LogFiles } from './log-files.ts'

/** Where tiles may be read in a round. */
export interface TileSource {
  /** @param path below the log's folder */
  readonly readTile: ReadTile
  /** Told why what it gave does not lead to the root. */
  readonly onBad: (problem: string) => void
}

/** Ids of a segment that is not taken in yet. */
export interface Overlay {
  readonly index: number
  readonly ids: readonly string[]
}

export class LogTiles {
  readonly #files: LogFiles
  readonly #idsOf: (index: number) => readonly string[] | undefined
  readonly #fetched = new Map<string, Uint8Array>()
  #sources: TileSource[] = []

  /** @param idsOf ids of a segment that is held */
  constructor(files: LogFiles, idsOf: (index: number) => readonly string[] | undefined) {
    this.#files = files
    this.#idsOf = idsOf
  }

  /** Full tiles that a source gave in this round. */
  get fetched(): readonly TileFile[] {
    const full = [...this.#fetched].filter(([path]) => !path.includes('.p/'))
    return full.map(([path, bytes]) => ({ path, bytes }))
  }

  /** Where tiles are asked for that are not held, while a round lasts. */
  during(sources: readonly TileSource[]): void {
    this.#sources = [...sources]
    this.#fetched.clear()
  }

  /** Forgets what was fetched: it did not verify, or it is kept by now. */
  forget(): void {
    this.#fetched.clear()
  }

  /** Runs what needs tiles, again with the next source where they were bad. @throws TileError, ProofError */
  async using<T>(step: () => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await step()
      } catch (error) {
        const isTiles = error instanceof TileError || error instanceof ProofError
        const bad = isTiles ? this.#sources.shift() : undefined
        if (!isTiles || !bad) throw error
        this.#fetched.clear()
        if (!(error instanceof TileError && error.code === 'missing-tile')) bad.onBad(error.message)
      }
  }

  /**
   * A tree out of what is held, and elsewhere.
   * @param elsewhere instead of the round's sources
   * @throws TileError, ProofError
   */
  open(size: number, root: string, overlay?: Overlay, elsewhere?: ReadTile): Promise<TileReader> {
    return TileReader.open({
      size,
      root: fromHex(root) ?? new Uint8Array(),
      readTile: async (path) => {
        const { level, index, width } = parseTilePath(path)
        if (level === 0) {
          const ids = overlay?.index === index ? overlay.ids : this.#idsOf(index)
          if (ids && ids.length >= width) return concatBytes(ids.slice(0, width).map(leafOf))
        }
        const held = (await this.#files.tile(path)) ?? this.#fetched.get(path)
        if (held) return held
        const bytes = await (elsewhere ?? this.#sources[0]?.readTile)?.(path)
        if (bytes) this.#fetched.set(path, bytes)
        return bytes
      },
    })
  }

  /** A tree out of somebody else's tiles alone: a rival's, which ours would only contradict. @throws TileError, ProofError */
  openForeign(size: number, root: string, elsewhere: ReadTile): Promise<TileReader> {
    return TileReader.open({ size, root: fromHex(root) ?? new Uint8Array(), readTile: elsewhere })
  }
}

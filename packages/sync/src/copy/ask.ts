// One round of asking: sources in the order of their innocence, what each was caught at, and what it cost.
//
// Immutable paths are taken from the first source whose bytes pass the check; a source that fails to answer is not asked
// again in this round. Who may be asked when, and how many at once, is for the transports' manners.

import { ProofError, TileError } from '@commonwall/tlog'
import { PoolError } from '../dial/pool-error.ts'
import { pathLimit } from '../transports/path-limit.ts'
import { TransportError, type TransportErrorCode } from '../transports/transport-error.ts'
import { type Caught, type CaughtCode, deedOf } from './caught.ts'
import type { Source } from './source.ts'

/** What a check throws to say more than "malformed". */
export class CaughtError extends Error {
  override readonly name = 'CaughtError'
  readonly code: CaughtCode

  constructor(code: CaughtCode, message: string) {
    super(message)
    this.code = code
  }
}

export interface Cost {
  requests: number
  bytes: number
}

export class Ask {
  readonly sources: readonly Source[]
  readonly cost: Cost = { requests: 0, bytes: 0 }
  readonly #signal: AbortSignal | undefined
  readonly #onCaught: (caught: Caught) => void
  readonly #down = new Set<Source>()
  /** By source: ends what it is still asked for. */
  readonly #stops = new Map<Source, AbortController>()
  readonly #said = new Set<string>()
  /** What was asked before it was needed, by source. */
  readonly #ahead = new Map<
    Source,
    { readonly path: string; readonly bytes: Promise<Uint8Array | undefined> }
  >()

  constructor(options: {
    readonly sources: readonly Source[]
    readonly signal?: AbortSignal | undefined
    readonly onCaught: (caught: Caught) => void
  }) {
    this.sources = options.sources
    this.#signal = options.signal
    this.#onCaught = options.onCaught
  }

  /** The sources that answered so far. */
  get open(): readonly Source[] {
    return this.sources.filter((source) => !this.#down.has(source))
  }

  /** Leaves a source out for the rest of the round, and takes no more of what it was still to give. */
  drop(source: Source): void {
    this.#down.add(source)
    this.#stops.get(source)?.abort()
  }

  caught(
    source: Source,
    code: CaughtCode,
    path: string,
    problem: string,
    trouble?: TransportErrorCode | undefined,
  ): void {
    const one = { code, address: source.address, path, problem, ...(trouble && { trouble }) }
    const deed = deedOf(one)
    if (this.#said.has(deed)) return
    this.#said.add(deed)
    this.#onCaught(one)
  }

  /**
   * The bytes that one source has at a path; undefined if it has none, or could not be asked: then it is down.
   * @throws the signal's reason
   */
  async read(source: Source, path: string): Promise<Uint8Array | undefined> {
    const ahead = this.#ahead.get(source)
    if (ahead?.path !== path) return this.#read(source, path)
    this.#ahead.delete(source)
    return ahead.bytes
  }

  /** Asks the first source already for what will be read next: a long line carries it while what came is checked. */
  readAhead(path: string): void {
    const [source] = this.open
    if (source === undefined || this.#ahead.has(source)) return
    const bytes = this.#read(source, path)
    bytes.catch(() => undefined) // whoever reads it is told
    this.#ahead.set(source, { path, bytes })
  }

  /** The round is over: what is still under way is not wanted. */
  end(): void {
    for (const source of this.sources) this.drop(source)
  }

  async #read(source: Source, path: string): Promise<Uint8Array | undefined> {
    this.#signal?.throwIfAborted()
    if (this.#down.has(source)) return undefined
    this.cost.requests++
    const stop = this.#stops.get(source) ?? new AbortController()
    this.#stops.set(source, stop)
    try {
      const signal = this.#signal ? AbortSignal.any([this.#signal, stop.signal]) : stop.signal
      const bytes = await source.read(path, signal)
      if (bytes !== undefined && bytes.length > pathLimit(path))
        throw new CaughtError(
          'file/malformed',
          `expected at most ${pathLimit(path)} bytes, got ${bytes.length}`,
        )
      this.cost.bytes += bytes?.length ?? 0
      return bytes
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (this.#down.has(source)) return undefined
      if (error instanceof CaughtError) this.caught(source, error.code, path, error.message)
      else {
        const trouble = troubleOf(error)
        // More than may be there is no line that fails: it was given on purpose.
        if (trouble?.code === 'transport/too-long')
          this.caught(source, 'file/malformed', path, trouble.message)
        else this.caught(source, 'unreachable', path, messageOf(trouble ?? error), trouble?.code)
        this.drop(source)
      }
      return undefined
    }
  }

  /**
   * The first answer that passes a check.
   * @param check throws CaughtError, or any Error for bytes that are malformed
   * @param sources those that are asked, in order; default: all that answered so far
   */
  async first<T>(
    path: string,
    check: (bytes: Uint8Array, source: Source) => T | Promise<T>,
    sources: readonly Source[] = this.open,
  ): Promise<T | undefined> {
    for (const source of sources) {
      const bytes = await this.read(source, path)
      if (bytes === undefined) continue
      const checked = await this.during(source, path, () => check(bytes, source))
      if (checked !== undefined) return checked
    }
    return undefined
  }

  /** Runs a check of what a source gave; what it throws is said of the source, and gives undefined. */
  async during<T>(source: Source, path: string, check: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await check()
    } catch (error) {
      this.#signal?.throwIfAborted()
      if (isOwnFault(error)) throw error
      this.caught(source, codeOf(error), path, messageOf(error))
      return undefined
    }
  }
}

/** What a transport said, also where it was asked through a pool. */
function troubleOf(error: unknown): TransportError | undefined {
  if (error instanceof TransportError) return error
  return error instanceof PoolError ? troubleOf(error.refusals.at(-1)?.error) : undefined
}

/** A full disk is no fault of the source that was being read. */
function isOwnFault(error: unknown): boolean {
  return error instanceof Error && error.name === 'StoreError'
}

function codeOf(error: unknown): CaughtCode {
  if (error instanceof CaughtError) return error.code
  if (error instanceof TileError) return error.code === 'missing-tile' ? 'file/missing' : 'log/tree'
  return error instanceof ProofError ? 'log/tree' : 'file/malformed'
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

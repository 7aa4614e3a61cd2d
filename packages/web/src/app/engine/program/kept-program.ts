// The program that *Saved here* keeps, and the one rule by which it changes (DESIGN §3.9): a release that two of three
// keys signed, of a greater version, 72 h after this copy first saw it. Whatever else its host serves is named and not
// taken.
//
// The first one is what the host served when saving began: nothing could vouch for that. What is remembered is sealed
// with the rest; the program itself is not (`shelf.ts`).

import { putJson, type Rows, readJson, type Transport } from '@commonwall/sync'
import { sha256, toHex, type VerifierKey } from '@commonwall/tlog'
import {
  APP_HTML,
  type Program,
  RELEASE_NOTE,
  type Release,
  readRelease,
  type SeenRelease,
  WORKER_JS,
  weighRelease,
} from '@commonwall/wall'
import { EngineError } from '../wire.ts'
import type { Shelf } from './shelf.ts'

/** What the host serves, beside what is kept: the same; a signed release that waits for its time; or neither. */
export type Served = 'same' | 'newer' | 'another'

/** What became of the newest release that was seen. */
export type Next =
  | { readonly kind: 'none' | 'contradicted' }
  | { readonly kind: 'waits'; readonly version: number; readonly until: number }
  /** It is kept now, and runs at the next opening. */
  | { readonly kind: 'taken'; readonly version: number }

export interface ProgramView extends Program {
  /** This build has release keys: without them nothing is ever taken. */
  readonly takesReleases: boolean
  /** The host did not answer when it was last asked. */
  readonly silent: boolean
  readonly served: Served
  readonly next: Next
}

interface Remembered {
  readonly held: Program
  readonly seen: readonly SeenRelease[]
  readonly served: Served
  /** SHA-256 of the host's service worker beside what is held; undefined where it was not seen yet. */
  readonly worker: string | undefined
  /** Unix seconds when the host's program was last compared. */
  readonly compared: number
}

export interface KeptProgramOptions {
  readonly rows: Rows
  readonly shelf: Shelf
  readonly keys: readonly VerifierKey[]
  /** Unix seconds. */
  readonly now: () => number
  /** The first good answer of any address: a release may come over whatever is open. */
  readonly ask: <T>(ask: (transport: Transport) => Promise<T | undefined>) => Promise<T | undefined>
}

const ROW = 'program'
/** Seconds between two comparisons: each fetches the whole program. */
const DAY = 24 * 3600

export class KeptProgram {
  readonly #options: KeptProgramOptions

  constructor(options: KeptProgramOptions) {
    this.#options = options
  }

  /** Keeps what the host serves, unless one is kept and whole. @throws EngineError program/none, TransportError */
  async hold(home: Transport): Promise<ProgramView> {
    const before = await this.#load()
    const there = await this.#options.shelf.get().catch(() => undefined)
    if (before !== undefined && there !== undefined && hashOf(there) === before.held.app)
      return this.#view(before, false, { kind: 'none' })
    const program = await home.read?.(APP_HTML)
    if (program === undefined)
      throw new EngineError('program/none', `${APP_HTML}: expected it at the host, found nothing`)
    const app = hashOf(program)
    // What was kept before and is gone from the shelf does not come back as something else.
    if (before !== undefined && before.held.app !== app) return this.#save({ ...before, served: 'another' })
    const release = await this.#release(async (path) => home.read?.(path)).catch(() => undefined)
    const version = release?.app === app ? release.version : 0
    await this.#options.shelf.put(own(program))
    const worker = await workerOf(home)
    const compared = this.#options.now()
    return this.#save({ held: { version, app }, seen: before?.seen ?? [], served: 'same', worker, compared })
  }

  /** What is kept, as far as is known without asking anybody; undefined if nothing is. */
  async look(): Promise<ProgramView | undefined> {
    const known = await this.#load()
    return known && this.#view(known, false, { kind: 'none' })
  }

  /**
   * Looks for a release, takes it if its time has come, and compares what the host serves.
   * @param home undefined where it did not answer and is left alone
   * @param again compares the program also before the day is over
   */
  async check(home: Transport | undefined, again = false): Promise<ProgramView | undefined> {
    const { now } = this.#options
    let known = await this.#load()
    if (known === undefined) return undefined
    let silent = home === undefined
    const release = await this.#release(async (path) => home?.read?.(path)).catch((error: unknown) => {
      silent = isNoAnswer(error)
      return undefined
    })
    const offered = release ?? (await this.#anybodysRelease())
    let next: Next = { kind: 'none' }
    if (offered !== undefined) {
      const { weighed, seen } = weighRelease(known.held, offered, known.seen, now())
      known = { ...known, seen }
      const { version } = offered
      if (weighed.kind === 'contradicted') next = { kind: 'contradicted' }
      if (weighed.kind === 'waits') next = { kind: 'waits', version, until: weighed.until }
      if (weighed.kind === 'due' && (await this.#take(offered.app))) {
        next = { kind: 'taken', version }
        known = { ...known, held: { version, app: offered.app }, worker: undefined, compared: 0 }
      }
    }
    if (home !== undefined && !silent) known = await this.#compare(home, known, again)
    return this.#save(known, silent, next)
  }

  /** What the host serves: its service worker at every opening, since browsers run it at the next; the program once a day. */
  async #compare(home: Transport, known: Remembered, again: boolean): Promise<Remembered> {
    try {
      const worker = await workerOf(home)
      const isOther = worker !== (known.worker ?? worker)
      const compared = this.#options.now()
      if (!again && !isOther && Math.abs(compared - known.compared) < DAY) return known
      const program = await home.read?.(APP_HTML)
      const app = program && hashOf(program)
      if (app === known.held.app)
        return { ...known, served: isOther ? 'another' : 'same', worker: known.worker ?? worker, compared }
      const signed = known.seen.some((one) => one.app === app && one.version > known.held.version)
      return { ...known, served: signed ? 'newer' : 'another', compared }
    } catch {
      return known // not reached, or cut: the next time
    }
  }

  /** Takes the program of a release from whoever has it. */
  async #take(app: string): Promise<boolean> {
    const program = await this.#options.ask(async (transport) => {
      const bytes = await transport.read?.(APP_HTML)
      if (bytes !== undefined && hashOf(bytes) !== app)
        throw new EngineError(
          'program/another',
          `${APP_HTML}: expected the program of the release, got another`,
        )
      return bytes
    })
    if (program === undefined) return false
    await this.#options.shelf.put(own(program))
    return true
  }

  /** @throws ReleaseError; what `read` throws */
  async #release(read: (path: string) => Promise<Uint8Array | undefined>): Promise<Release | undefined> {
    const note = await read(RELEASE_NOTE)
    return note && readRelease(note, this.#options.keys)
  }

  async #anybodysRelease(): Promise<Release | undefined> {
    if (this.#options.keys.length === 0) return undefined
    return this.#options.ask((transport) => this.#release(async (path) => transport.read?.(path)))
  }

  #load(): Promise<Remembered | undefined> {
    return readJson(this.#options.rows, ROW) as Promise<Remembered | undefined>
  }

  async #save(known: Remembered, silent = false, next: Next = { kind: 'none' }): Promise<ProgramView> {
    await putJson(this.#options.rows, ROW, known)
    return this.#view(known, silent, next)
  }

  #view({ held, served }: Remembered, silent: boolean, next: Next): ProgramView {
    return { ...held, served, silent, next, takesReleases: this.#options.keys.length > 0 }
  }
}

/** True for what the line did; false for what the host said. */
function isNoAnswer(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && code.startsWith('transport/') && code !== 'transport/refused'
}

async function workerOf(home: Transport): Promise<string | undefined> {
  const bytes = await home.read?.(WORKER_JS)
  return bytes && hashOf(bytes)
}

function hashOf(bytes: Uint8Array): string {
  return toHex(sha256(bytes))
}

function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}

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
import { isWhole } from '../../program/whole-program.ts'
import { EngineError } from '../wire.ts'
import type { Shelf } from './shelf.ts'

/** What the host serves, beside what is kept: the same; a signed release that waits for its time; or neither. */
export type Served = 'same' | 'newer' | 'another'

/** What became of the newest release that was seen. */
export type Next =
  | { readonly kind: 'none' | 'contradicted' }
  | { readonly kind: 'waits'; readonly version: number; readonly until: number }
  /** `taken`: it is kept now, and runs at the next opening. `no-room`: it is due, and the browser did not keep it. */
  | { readonly kind: 'taken' | 'no-room'; readonly version: number }

export interface ProgramView extends Program {
  /** This build has release keys: without them nothing is ever taken. */
  readonly takesReleases: boolean
  /** It lies here whole; else the browser lost it, or there was no room when it was to be kept again. */
  readonly here: boolean
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

/** What is remembered, and whether that lies on the shelf. */
interface Kept {
  readonly known: Remembered
  readonly here: boolean
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

  /**
   * Keeps what the host serves, unless one is kept and whole.
   * @param anew also where it is another than the one that was kept, and is gone: the reader asked for it
   * @throws EngineError program/none, program/another; StoreError store/full; TransportError
   */
  async hold(home: Transport, anew = false): Promise<ProgramView> {
    const before = await this.#load()
    if (before?.here) return this.#save(before)
    const known = before?.known
    const program = await home.read?.(APP_HTML)
    if (program === undefined)
      throw new EngineError('program/none', `${APP_HTML}: expected it at the host, found nothing`)
    // A host that is out of order, or a network that wants its visitors to sign in first, answers with a page of its own.
    if (!isWhole(textOf(program))) throw another()
    const app = hashOf(program)
    // What was kept before and is gone from the shelf does not come back as something else by itself.
    if (known !== undefined && known.held.app !== app && !anew)
      return this.#save({ known: { ...known, served: 'another' }, here: false })
    const release = await this.#release(home).catch(() => undefined)
    const version = release?.app === app ? release.version : 0
    await this.#options.shelf.put(new Uint8Array(program))
    // It is kept, also where the line is cut before the next answer: then the worker is compared from the next one on.
    const worker = await workerOf(home).catch(() => undefined)
    const compared = this.#options.now()
    const held = { version, app }
    return this.#save({
      known: { held, seen: known?.seen ?? [], served: 'same', worker, compared },
      here: true,
    })
  }

  /** What is kept, as far as is known without asking anybody; undefined if nothing is. */
  async look(): Promise<ProgramView | undefined> {
    const kept = await this.#load()
    return kept && this.#view(kept)
  }

  /**
   * Looks for a release, takes it if its time has come, and compares what the host serves.
   * @param home undefined where it did not answer and is left alone
   * @param again compares the program also before the day is over
   */
  async check(home: Transport | undefined, again = false): Promise<ProgramView | undefined> {
    const { now } = this.#options
    const kept = await this.#load()
    if (kept === undefined) return undefined
    let { known, here } = kept
    let silent = home === undefined
    const release = await this.#release(home).catch((error: unknown) => {
      silent = isNoAnswer(error)
      return undefined
    })
    // A host that goes on serving an old note, truly signed, does not keep a newer one from coming by another way.
    const offered = (await this.#newer(known.held.version)) ?? release
    let next: Next = { kind: 'none' }
    if (offered !== undefined) {
      const { weighed, seen } = weighRelease(known.held, offered, known.seen, now())
      const { version, app } = offered
      known = { ...known, seen }
      // Its note may have been kept back when it came: with version 0 it would give way to any older release.
      if (weighed.kind === 'held')
        known = { ...known, held: { version: Math.max(version, known.held.version), app } }
      if (weighed.kind === 'contradicted') next = { kind: 'contradicted' }
      if (weighed.kind === 'waits') next = { kind: 'waits', version, until: weighed.until }
      if (weighed.kind === 'due') {
        const taken = await this.#take(app).catch(() => undefined)
        if (taken === undefined) next = { kind: 'no-room', version }
        if (taken) {
          next = { kind: 'taken', version }
          here = true
          known = { ...known, held: { version, app }, worker: undefined, compared: 0 }
        }
      }
    }
    if (home !== undefined && !silent) known = await this.#compare(home, known, again)
    return this.#save({ known, here }, silent, next)
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

  /** Takes the program of a release from whoever has it. @returns false where nobody gave it. @throws StoreError store/full */
  async #take(app: string): Promise<boolean> {
    const program = await this.#options.ask(async (transport) => {
      const bytes = await transport.read?.(APP_HTML)
      if (bytes !== undefined && hashOf(bytes) !== app) throw another()
      return bytes
    })
    if (program === undefined) return false
    await this.#options.shelf.put(new Uint8Array(program))
    return true
  }

  /** @throws ReleaseError; what `read` throws */
  async #release(from: Transport | undefined): Promise<Release | undefined> {
    const note = await from?.read?.(RELEASE_NOTE)
    return note && readRelease(note, this.#options.keys)
  }

  /** Of whichever address has one. */
  async #newer(least: number): Promise<Release | undefined> {
    if (this.#options.keys.length === 0) return undefined
    return this.#options.ask(async (transport) => {
      const release = await this.#release(transport)
      return release && release.version > least ? release : undefined
    })
  }

  /**
   * What is remembered, in step with what lies on the shelf, which is put there first: the tab that put it there may have
   * ended before it was written down. What opens is what is told.
   */
  async #load(): Promise<Kept | undefined> {
    const known = (await readJson(this.#options.rows, ROW)) as Remembered | undefined
    const there = await this.#options.shelf.get().catch(() => undefined)
    const app = there && hashOf(there)
    if (app === undefined || app === known?.held.app) return known && { known, here: app !== undefined }
    const fresh = { worker: undefined, compared: 0 }
    if (known === undefined) {
      if (!isWhole(textOf(there))) return undefined
      return { known: { held: { version: 0, app }, seen: [], served: 'same', ...fresh }, here: true }
    }
    const taken = known.seen.find((one) => one.app === app && one.version > known.held.version)
    if (taken === undefined) return { known, here: false }
    return { known: { ...known, held: { version: taken.version, app }, ...fresh }, here: true }
  }

  async #save(kept: Kept, silent = false, next: Next = { kind: 'none' }): Promise<ProgramView> {
    await putJson(this.#options.rows, ROW, kept.known)
    return this.#view(kept, silent, next)
  }

  #view({ known: { held, served }, here }: Kept, silent = false, next: Next = { kind: 'none' }): ProgramView {
    return { ...held, here, served, silent, next, takesReleases: this.#options.keys.length > 0 }
  }
}

function another(): EngineError {
  return new EngineError('program/another', `${APP_HTML}: expected the program, got another`)
}

function textOf(page: Uint8Array | undefined): string {
  return new TextDecoder().decode(page)
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

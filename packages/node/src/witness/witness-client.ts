// Asking one witness (C2SP tlog-witness, client side): what did you see last, and will you cosign this?
//
// Remembers how far the witness is, so that one request is enough in the usual case. Checks whatever comes
// back; an answer without a valid cosignature is a failure, never an empty success. Tells the witness nothing
// but roots. Refuses answers longer than any honest one and waits no longer than it is told to.

import { createHash } from 'node:crypto'
import type { NoteSignature, OpenCheckpoint } from '@commonwall/tlog'
import {
  addSignatures,
  COSIGNATURE_V1,
  formatAddCheckpoint,
  openCheckpoint,
  openNote,
  parseAddCheckpointAnswer,
  parseSizeConflict,
  TYPE_COSIGNATURE,
  toHex,
  verifierKey,
} from '@commonwall/tlog'

/** The part of `fetch` that is used, so that a proxy or a test can stand in. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface WitnessAddress {
  readonly name: string
  /** Raw Ed25519 key, 64 hex digits. */
  readonly key: string
  /** Submission and monitoring prefix. */
  readonly url: string
}

export interface LogIdentity {
  readonly origin: string
  /** Raw Ed25519 key, 64 hex digits. */
  readonly key: string
}

/** What a witness has of a log: a size it told, or a checkpoint that proves it. */
export interface Sight {
  readonly size: number
  /** Root hash, 64 hex digits, where the log's own signature shows it. */
  readonly root?: string
}

/** Why a witness gave no cosignature. */
export class WitnessClientError extends Error {
  override readonly name = 'WitnessClientError'
  /**
   * unreachable: no answer in time · refused: an answer without a cosignature · ahead: it says that it saw a
   * larger log than ours · fork: it says that ours does not continue what it saw
   */
  readonly code: 'witness/unreachable' | 'witness/refused' | 'witness/ahead' | 'witness/fork'
  /** With `ahead`: the size it told. */
  readonly size: number | undefined

  constructor(code: WitnessClientError['code'], message: string, size?: number) {
    super(message)
    this.code = code
    this.size = size
  }
}

/** Gives the consistency proof from a smaller tree of our log to the one being signed. */
export type ProofFrom = (oldSize: number) => Promise<readonly Uint8Array[]>

/** Longest answer that is read, in bytes. */
const LONGEST = 16_384

export class WitnessClient {
  readonly witness: WitnessAddress
  readonly #log: LogIdentity
  readonly #fetch: Fetch
  /** The size that the witness told last, or that it cosigned last. Only `cosign` and `lastSeen` set it. */
  #size = 0

  constructor(witness: WitnessAddress, log: LogIdentity, fetch: Fetch) {
    this.witness = witness
    this.#log = log
    this.#fetch = fetch
  }

  /**
   * What the witness saw last of the log; size 0 if nothing.
   * @param emptyCheckpoint a signed checkpoint of size 0, to ask a witness that serves no checkpoints: every
   * log begins there, so it can contradict nothing
   * @throws WitnessClientError
   */
  async lastSeen(emptyCheckpoint: string, milliseconds: number): Promise<Sight> {
    const sight = (await this.proven(milliseconds)) ?? (await this.#probed(emptyCheckpoint, milliseconds))
    this.#size = sight.size
    return sight
  }

  /**
   * The witness's verified cosignature line on a checkpoint of `size` leaves.
   * @throws WitnessClientError
   */
  async cosign(
    note: string,
    size: number,
    proofFrom: ProofFrom,
    milliseconds: number,
  ): Promise<NoteSignature> {
    const signal = AbortSignal.timeout(milliseconds)
    for (let attempt = 0; ; attempt++) {
      const oldSize = Math.min(this.#size, size)
      const response = await this.#post(note, oldSize, await proofFrom(oldSize), signal)
      const body = await this.#read(response)
      if (response.status === 200) {
        const line = await this.#verified(note, body)
        this.#size = size
        return line
      }
      if (response.status === 422)
        throw this.#error('witness/fork', `says that size ${size} does not continue what it saw`)
      if (response.status !== 409) throw this.#error('witness/refused', `answered ${response.status}`)
      this.#size = this.#sizeIn(body)
      if (this.#size > size)
        throw this.#error(
          'witness/ahead',
          `saw size ${this.#size} of a log that has ${size} here`,
          this.#size,
        )
      if (attempt > 0) throw this.#error('witness/refused', 'keeps telling another size')
    }
  }

  /**
   * What the witness shows to monitors; undefined where it serves no checkpoint that the log's key signed.
   * @throws WitnessClientError
   */
  async proven(milliseconds: number): Promise<Sight | undefined> {
    const hash = createHash('sha256').update(this.#log.origin).digest('hex')
    const url = `${this.#prefix()}/${hash}/checkpoint`
    const response = await this.#send(url, { signal: AbortSignal.timeout(milliseconds) })
    if (response.status !== 200) return undefined
    const opened = await openLog(await this.#read(response), this.#log)
    return opened && { size: opened.checkpoint.size, root: toHex(opened.checkpoint.root) }
  }

  async #probed(emptyCheckpoint: string, milliseconds: number): Promise<Sight> {
    const response = await this.#post(emptyCheckpoint, 0, [], AbortSignal.timeout(milliseconds))
    const body = await this.#read(response)
    // 404 and 403: it does not know the log, so it has nothing that could be ahead.
    if ([200, 403, 404].includes(response.status)) return { size: 0 }
    if (response.status === 409) return { size: this.#sizeIn(body) }
    throw this.#error('witness/refused', `answered ${response.status}`)
  }

  async #post(
    note: string,
    oldSize: number,
    proof: readonly Uint8Array[],
    signal: AbortSignal,
  ): Promise<Response> {
    const body = formatAddCheckpoint({ oldSize, proof, checkpoint: note })
    return this.#send(`${this.#prefix()}/add-checkpoint`, { method: 'POST', body, signal })
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(url, { ...init, redirect: 'error' })
    } catch {
      throw this.#error('witness/unreachable', 'did not answer')
    }
  }

  async #read(response: Response): Promise<string> {
    try {
      return await readText(response, LONGEST)
    } catch {
      throw this.#error('witness/unreachable', 'did not finish its answer')
    }
  }

  #sizeIn(body: string): number {
    try {
      return parseSizeConflict(body)
    } catch {
      throw this.#error('witness/refused', 'told no size')
    }
  }

  async #verified(note: string, body: string): Promise<NoteSignature> {
    const { name, key } = this.witness
    const known = verifierKey(name, TYPE_COSIGNATURE, Buffer.from(key, 'hex'))
    try {
      const lines = parseAddCheckpointAnswer(body).filter(
        (line) => line.name === name && line.keyId === known.keyId,
      )
      const { verified } = await openNote(addSignatures(note, lines.slice(0, 1)), [known], [COSIGNATURE_V1])
      const [line] = verified
      if (line) return { name: line.name, keyId: line.keyId, signature: line.signature }
    } catch {
      // Malformed, missing or not verifying: all the same to us.
    }
    throw this.#error('witness/refused', 'answered without its cosignature')
  }

  #prefix(): string {
    return this.witness.url.replace(/\/+$/, '')
  }

  #error(code: WitnessClientError['code'], message: string, size?: number): WitnessClientError {
    return new WitnessClientError(code, `witness ${this.witness.name} ${message}`, size)
  }
}

/** A checkpoint opened with the log's key alone, or undefined if it is none or another log's. */
export async function openLog(
  note: string,
  { origin, key }: LogIdentity,
): Promise<OpenCheckpoint | undefined> {
  return openCheckpoint(note, { origin, logKey: Buffer.from(key, 'hex') }).catch(() => undefined)
}

/** The body as text. @throws Error where it is longer than `longest` bytes */
export async function readText(response: Response, longest: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > longest) throw new Error(`answer: expected at most ${longest} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

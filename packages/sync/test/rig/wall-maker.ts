// A wall made by hand, to the last published byte: keys of log, witnesses and keeper are ours, so that a test can also
// make what no honest node would publish. Cheating on purpose is what it is for; where honesty is enough, tests run a
// real node.
//
// Posts have true ids; signatures are real only where asked for, since signing in plain JavaScript takes 2 ms each.

import { gzipSync } from 'node:zlib'
import {
  addSignatures,
  concatBytes,
  cosign,
  encodeEntries,
  entriesPath,
  formatCheckpoint,
  formatProof,
  fromHex,
  inclusionProof,
  leafHash,
  MemoryTree,
  noteSigner,
  type Signer,
  signerFromSeed,
  signNote,
  TileBuilder,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import {
  alreadyVerified,
  checkpointPath,
  type DefinitionFields,
  definitionPath,
  definitionTemplate,
  encodeDefinitionFile,
  encodeSegment,
  encodeTar,
  eventId,
  formatInbox,
  HEAD_TAR,
  inboxPath,
  type LogEntry,
  logHash,
  logOrigin,
  type NostrEvent,
  publicKeyOf,
  SEGMENT_FAN,
  SEGMENT_WIDTH,
  segmentPath,
  signEvent,
  type VerifiedEvent,
  type WitnessEntry,
  withCanonicalHeader,
} from '@commonwall/wall'

export const START = 1_790_000_000
export const HOUR = 3_600
export const DAY = 24 * HOUR

export const secret = (seed: number) => new Uint8Array(32).fill(seed)
const ZEROS = new Uint8Array(32)

export type Files = Map<string, Uint8Array>

export interface MakerOptions {
  /** Seeds of witnesses; none by default. */
  readonly witnesses?: readonly number[]
  readonly logSeed?: number
  /** Seed of a second log, an optional one; none by default. */
  readonly optionalSeed?: number
  readonly title?: string
  /** Another founding definition with the same title, for another wall. */
  readonly createdAt?: number
}

/** The witness of a seed, as a definition names it. */
export function witness(seed: number): WitnessEntry {
  return {
    name: `witness.example/${seed}`,
    key: toHex(signerFromSeed(secret(seed)).publicKey),
    url: `https://w${seed}.example/`,
  }
}

export class WallMaker {
  readonly founding: VerifiedEvent
  readonly fields: DefinitionFields
  readonly log: LogMaker
  /** The second log, if it was asked for. */
  readonly optional: LogMaker | undefined

  constructor({
    witnesses = [],
    logSeed = 30,
    optionalSeed,
    title = 'A wall',
    createdAt = START,
  }: MakerOptions = {}) {
    const entryOf = (seed: number, admission: LogEntry['admission']): LogEntry => {
      const key = toHex(signerFromSeed(secret(seed)).publicKey)
      return { key, url: 'https://log.example/', admission, open: true }
    }
    const logs = [entryOf(logSeed, 'default')]
    if (optionalSeed !== undefined) logs.push(entryOf(optionalSeed, 'optional'))
    this.fields = {
      wall: undefined,
      prev: undefined,
      voids: [],
      version: 1,
      titles: [{ lang: 'en', text: title }],
      keepers: [publicKeyOf(secret(10))],
      threshold: 1,
      logs,
      continues: [],
      witnesses: witnesses.map(witness),
      groups: ['a'],
      moderators: [{ group: 'a', pubkey: publicKeyOf(secret(60)) }],
      boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
      langs: ['en'],
      pow: 0,
      batch: 15,
      addresses: [],
      validUntil: START + 365 * DAY,
    }
    this.founding = signEvent(definitionTemplate(this.fields, { createdAt }), secret(10), ZEROS)
    this.log = new LogMaker(this.founding.id, logSeed, witnesses)
    this.log.append(this.founding)
    this.optional =
      optionalSeed === undefined ? undefined : new LogMaker(this.founding.id, optionalSeed, witnesses)
  }

  get id(): string {
    return this.founding.id
  }

  /** A post with a true id; by the key of `seed`, really signed if asked for. */
  post(
    n: number,
    { signed = false, seed = 77, wall = this.id }: { signed?: boolean; seed?: number; wall?: string } = {},
  ): VerifiedEvent {
    const template = {
      kind: 11,
      created_at: START + n,
      tags: [
        ['h', wall],
        ['title', `post ${n}`],
        ['t', 'talk'],
        ['l', 'en'],
      ],
      content: `what post ${n} says`,
    }
    if (signed) return signEvent(template, secret(seed), ZEROS)
    const unsigned = { ...template, pubkey: publicKey(seed) }
    return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '0'.repeat(128) })
  }

  posts(count: number, from = 0, options: { signed?: boolean } = {}): VerifiedEvent[] {
    return Array.from({ length: count }, (_, i) => this.post(from + i, options))
  }

  /** Everything that a host serves: all files of the log, the definition with its proof, the head. */
  async files(time = START + HOUR): Promise<Files> {
    const files = await this.log.files(time)
    const definition = await this.definitionFile(time)
    for (const [path, bytes] of (await this.optional?.files(time)) ?? []) files.set(path, bytes)
    files.set(definitionPath(1), definition)
    files.set(HEAD_TAR, headOf(files, [this.log.hash], this.log.size))
    return files
  }

  async definitionFile(time: number): Promise<Uint8Array> {
    const proof = await this.log.proof(0, time)
    return gz(encodeDefinitionFile([{ event: this.founding, proof }]))
  }
}

const keys = new Map<number, string>()
export function publicKey(seed: number): string {
  const key = keys.get(seed) ?? publicKeyOf(secret(seed))
  keys.set(seed, key)
  return key
}

/** One log: ids in order, and what its keys sign. */
export class LogMaker {
  readonly signer: Signer
  readonly key: string
  readonly hash: string
  readonly origin: string
  readonly wall: string
  readonly events: NostrEvent[] = []
  readonly #witnesses: readonly number[]
  readonly #seed: number | Uint8Array
  /** Bodies that are not given, by position. */
  readonly holes = new Set<number>()
  /** Notes that segments keep, by size. */
  readonly anchors: { size: number; note: string }[] = []

  /** @param seed of its key: the key itself, or a number that stands for one */
  constructor(wall: string, seed: number | Uint8Array, witnesses: readonly number[] = []) {
    this.wall = wall
    this.#seed = seed
    this.#witnesses = witnesses
    this.signer = signerFromSeed(typeof seed === 'number' ? secret(seed) : seed)
    this.key = toHex(this.signer.publicKey)
    this.hash = logHash(this.key)
    this.origin = logOrigin(wall, this.key)
  }

  get size(): number {
    return this.events.length
  }

  get ids(): readonly string[] {
    return this.events.map(({ id }) => id)
  }

  append(...events: readonly NostrEvent[]): this {
    this.events.push(...events)
    return this
  }

  /** The same log up to a size, to go on in another way: signed by the same key. */
  fork(size: number): LogMaker {
    const other = new LogMaker(this.wall, this.#seed, this.#witnesses)
    other.append(...this.events.slice(0, size))
    other.anchors.push(...this.anchors.filter((anchor) => anchor.size <= size))
    return other
  }

  /** Signs the log as it is, and has witnesses cosign it. */
  async note(
    time: number,
    { size = this.size, by = this.#witnesses }: { size?: number; by?: readonly number[] } = {},
  ): Promise<string> {
    const text = formatCheckpoint({ origin: this.origin, size, root: treeRoot(this.leaves(), size) })
    const note = await signNote(text, noteSigner(this.origin, this.signer))
    const lines = [await cosign(text, this.origin, time, this.signer)]
    for (const seed of by)
      lines.push(await cosign(text, witness(seed).name, time + 1, signerFromSeed(secret(seed))))
    return addSignatures(note, lines)
  }

  /** Signs, and keeps the note in the segment of its size. */
  async stamp(time: number): Promise<this> {
    this.anchors.push({ size: this.size, note: await this.note(time) })
    return this
  }

  async proof(index: number, time: number): Promise<string> {
    return formatProof({
      index,
      proof: inclusionProof(this.leaves(), index),
      checkpoint: await this.note(time),
    })
  }

  #tree = new MemoryTree()
  leaves(): MemoryTree {
    if (this.#tree.size > this.size) this.#tree = new MemoryTree()
    for (let i = this.#tree.size; i < this.size; i++) this.#tree.append(leafOf(this.events[i]?.id ?? ''))
    return this.#tree
  }

  async files(time: number, by?: readonly number[]): Promise<Files> {
    const files: Files = new Map()
    const below = (path: string) => `log/${this.hash}/${path}`
    const note = await this.note(time, by ? { by } : {})
    files.set(checkpointPath(this.hash), new TextEncoder().encode(note))
    const inbox = formatInbox({ origin: this.origin, key: publicKey(99), validUntil: time + 20 * DAY })
    files.set(
      inboxPath(this.hash),
      new TextEncoder().encode(await signNote(inbox, noteSigner(this.origin, this.signer))),
    )
    const builder = new TileBuilder()
    for (const { id } of this.events) builder.append(leafOf(id))
    for (const { path, bytes } of builder.take()) files.set(below(path), bytes)
    for (let first = 0; first < this.size; first += SEGMENT_WIDTH) {
      const events = this.events.slice(first, first + SEGMENT_WIDTH)
      const index = first / SEGMENT_WIDTH
      files.set(
        below(entriesPath(index, events.length)),
        encodeEntries(events.map(({ id }) => fromHex(id) ?? ZEROS)),
      )
      files.set(segmentPath(this.hash, 0, index, events.length), this.segment(index))
    }
    const group = SEGMENT_FAN * SEGMENT_WIDTH
    for (let index = 0; (index + 1) * group <= this.size; index++) {
      const members = Array.from({ length: SEGMENT_FAN }, (_, i) =>
        segmentPath(this.hash, 0, index * SEGMENT_FAN + i),
      )
      files.set(
        segmentPath(this.hash, 1, index),
        concatBytes(members.map((path) => files.get(path) ?? ZEROS)),
      )
    }
    return files
  }

  /** The bodies of a segment, gzipped. */
  segment(index: number): Uint8Array {
    const first = index * SEGMENT_WIDTH
    const positions = this.events
      .slice(first, first + SEGMENT_WIDTH)
      .map((event, i) => (this.holes.has(first + i) ? event.id : event))
    const anchors = this.anchors
      .filter(({ size }) => size >= Math.max(1, first) && size < first + SEGMENT_WIDTH)
      .map(({ note }) => note)
    return gz(encodeSegment({ positions, anchors }))
  }
}

/** `head.tar` of default logs of a size. */
export function headOf(files: Files, logs: readonly string[], size: number): Uint8Array {
  const last = Math.ceil(size / SEGMENT_WIDTH) - 1
  const paths = logs.flatMap((log) => [
    checkpointPath(log),
    inboxPath(log),
    ...(size > 0 ? [segmentPath(log, 0, last, size - last * SEGMENT_WIDTH)] : []),
  ])
  const packed = [...files].filter(
    ([path]) => paths.includes(path) || path.startsWith('definition/') || path.startsWith('evidence/'),
  )
  return encodeTar(packed.map(([path, bytes]) => ({ path, bytes })))
}

export function gz(bytes: Uint8Array): Uint8Array {
  return withCanonicalHeader(gzipSync(bytes))
}

function leafOf(id: string): Uint8Array {
  return leafHash(fromHex(id) ?? ZEROS)
}

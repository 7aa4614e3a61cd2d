// The definitions that a copy holds, from any number of sources: a union, since each is signed and proves itself.
//
// What no keeper of the definition before it signed is not taken, so that strangers cannot fill a copy with theirs.
// The founding one is pinned by the first source, or by whoever opened the copy; a source with another is another wall.

import {
  type Anchor,
  alreadyVerified,
  type Definition,
  type DefinitionHistory,
  definitionPath,
  encodeDefinitionFile,
  KIND,
  type NostrEvent,
  type ProvenEvent,
  parseDefinition,
  tagValue,
  unlessRefused,
  type VerifiedEvent,
} from '@commonwall/wall'
import {
  type DefinitionFile,
  type ProvenPlace,
  readDefinitionFiles,
  readProof,
} from '../audit/definition-files.ts'
import { Findings } from '../audit/findings.ts'
import { knownLogs, type NamedLog } from '../audit/known-logs.ts'
import type { VerifyMany } from '../audit/segments.ts'
import type { ReadPath } from '../audit/source.ts'
import { CaughtError } from './ask.ts'
import type { CaughtCode } from './caught.ts'

interface Entry {
  readonly event: VerifiedEvent
  /** Of a definition. */
  readonly definition: Definition | undefined
  /** The definition in whose version's file it stands: itself, or the one it signs. */
  readonly about: string
  /** The first that verified of those that weigh most. */
  proof: string
  /** More witnesses of its checkpoint before fewer, then one that carries an anchor as `extra` before one without. */
  weight: number
}

/** Says what is wrong with a definition file. */
export type OnProblem = (code: CaughtCode, path: string, problem: string) => void

export class DefinitionShelf {
  #wall: string | undefined
  readonly #entries = new Map<string, Entry>()
  readonly #anchors = new Map<string, Anchor>()
  readonly #places = new Map<string, ProvenPlace>()

  /** @param wall the wall that it must be; else the first one that is read */
  constructor(wall?: string) {
    this.#wall = wall
  }

  /** Id of the founding definition, if there is one yet. */
  get wall(): string | undefined {
    return this.#wall
  }

  get founding(): VerifiedEvent | undefined {
    return this.#entries.get(this.#wall ?? '')?.event
  }

  /** Definitions and the signatures on them. */
  get events(): Iterable<VerifiedEvent> {
    return [...this.#entries.values()].map(({ event }) => event)
  }

  /** Every log that a definition names. */
  get logs(): readonly NamedLog[] {
    if (this.#wall === undefined) return []
    return knownLogs(this.#wall, this.#definitions())
  }

  /** The checkpoints that came with proofs, of a log. */
  anchorsOf(log: string): readonly Anchor[] {
    return [...this.#anchors.values()].filter((anchor) => anchor.log === log)
  }

  /** Places that came with proofs, of a log. */
  placesOf(key: string): readonly ProvenPlace[] {
    return [...this.#places.values()].filter(({ log }) => log.key === key)
  }

  /**
   * Takes in what a source has.
   * @returns true if something is new
   * @throws CaughtError wall/another: then nothing of that source belongs here
   */
  async take(read: ReadPath, verify: VerifyMany, onProblem: OnProblem): Promise<boolean> {
    const findings = new Findings()
    const files = await readDefinitionFiles(read, verify, findings)
    for (const { path, problem } of findings.list) {
      const readable = files.some((file) => file.path === path && file.readable)
      onProblem(readable ? 'definition/forged' : 'file/malformed', path, problem)
    }
    this.#pin(files)
    let changed = false
    const taken: { readonly path: string; readonly entry: Entry; readonly proof: string }[] = []
    for (const { path, entries } of files)
      for (const { event, proof } of [...entries].sort(definitionsFirst)) {
        const held = this.#entries.get(event.id)
        const entry = held ?? this.#admit(event)
        if (!entry) {
          onProblem('definition/forged', path, `${event.id}: expected one by a keeper, got one by another`)
          continue
        }
        changed ||= held === undefined
        this.#entries.set(event.id, entry)
        taken.push({ path, entry, proof })
      }
    const logs = this.logs.map((log) => ({ ...log, tree: undefined }))
    for (const { path, entry, proof } of taken) {
      if (proof === '' || proof === entry.proof) continue
      try {
        const place = await readProof(proof, entry.event.id, logs)
        const { id, root, anchors } = place
        this.#places.set(`${id} ${root}`, place)
        for (const anchor of anchors) {
          changed ||= !this.#anchors.has(anchor.note)
          this.#anchors.set(anchor.note, anchor)
        }
        // A log may prove to one reader what no witness saw: that takes the place of nothing that witnesses saw.
        const weight = 2 * (anchors[0]?.cosignatures.size ?? 0) + anchors.length
        if (weight > entry.weight) Object.assign(entry, { proof, weight })
      } catch (error) {
        onProblem('definition/forged', path, (error as Error).message)
      }
    }
    return changed
  }

  /** The files to keep: everything bound, with the first signature of each keeper, as a node publishes it. */
  files(history: DefinitionHistory): ReadonlyMap<string, Uint8Array> {
    const versions = new Map<number, ProvenEvent[]>()
    for (const { definition, boundAt, signatures } of history.versions) {
      if (boundAt === undefined && definition.prev !== undefined) continue
      const counted = new Set([definition.id, ...signatures.map(({ id }) => id)])
      const entries = [...counted].flatMap((id) => this.#entries.get(id) ?? [])
      const before = versions.get(definition.version) ?? []
      versions.set(definition.version, [...before, ...entries.map(({ event, proof }) => ({ event, proof }))])
    }
    return new Map(
      [...versions].map(([version, entries]) => [definitionPath(version), encodeDefinitionFile(entries)]),
    )
  }

  #definitions(): Definition[] {
    return [...this.#entries.values()].flatMap(({ definition }) => definition ?? [])
  }

  #pin(files: readonly DefinitionFile[]): void {
    const founding = files.flatMap(({ definitions }) => definitions).filter(({ prev }) => prev === undefined)
    const [first] = founding
    if (first === undefined) return
    this.#wall ??= first.id
    if (!founding.some(({ id }) => id === this.#wall))
      throw new CaughtError('wall/another', `expected the wall ${this.#wall}, got ${first.id}`)
  }

  /** Undefined for what no keeper of the definition before it signed. */
  #admit(event: NostrEvent): Entry | undefined {
    const isDefinition = event.kind === KIND.definition
    const about = isDefinition ? event.id : (tagValue(event, 'e') ?? '')
    const target = isDefinition ? event : this.#entries.get(about)?.event
    const prev = target && tagValue(target, 'prev')
    const counts =
      isDefinition && prev === undefined
        ? about === this.#wall
        : this.#entries.get(prev ?? '')?.definition?.keepers.includes(event.pubkey)
    if (!counts) return undefined
    // One that a keeper signed and that cannot be read here stays: `foldDefinitions` says what that means.
    const definition = isDefinition ? unlessRefused(parseDefinition, event) : undefined
    return { event: alreadyVerified(event), definition, about, proof: '', weight: 0 }
  }
}

function definitionsFirst(a: ProvenEvent, b: ProvenEvent): number {
  return Number(b.event.kind === KIND.definition) - Number(a.event.kind === KIND.definition)
}

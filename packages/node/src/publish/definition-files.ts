// definition/<version>.gz: what a newcomer reads first. Every bound definition of a version, the signatures on
// it, and for each the proof that a log holds it.
//
// Written again only where something changed: a definition was bound, a signature came, or an earlier date did.

import type { Anchor, DefinitionHistory, ProvenEvent, VerifiedEvent } from '@commonwall/wall'
import { definitionPath, encodeDefinitionFile } from '@commonwall/wall'
import type { Files } from './files.ts'
import { gzipMember } from './gzip.ts'
import { proveInclusion } from './proofs.ts'

/** A log that is published here, for proofs out of it. */
export interface ProvingLog {
  /** Its own published folder. */
  readonly files: Pick<Files, 'read'>
  readonly position: (id: string) => number | undefined
  /** The checkpoint that dates a place, or the newest one if none does yet; undefined if none covers it. */
  readonly witness: (index: number) => Anchor | undefined
}

export interface DefinitionFilesOptions {
  readonly files: Files
  /** In the order in which they are asked: our own before those that we hold. */
  readonly logs: () => readonly ProvingLog[]
  readonly event: (id: string) => VerifiedEvent | undefined
  /** Signatures (kind 4591) on a definition. */
  readonly signaturesOn: (definition: string) => readonly VerifiedEvent[]
}

export class DefinitionFiles {
  readonly #options: DefinitionFilesOptions
  /** What each file was last made from. */
  readonly #made = new Map<number, string>()
  /** By event and the note that proves it. */
  readonly #proofs = new Map<string, string>()

  constructor(options: DefinitionFilesOptions) {
    this.#options = options
  }

  /** Writes the files that changed and returns the paths of all. */
  async refresh(history: DefinitionHistory): Promise<readonly string[]> {
    const versions = new Map<number, ProvenEvent[]>()
    for (const { definition, boundAt, signatures, shownBy } of history.versions) {
      const counts = boundAt !== undefined || definition.prev === undefined
      const event = counts ? this.#options.event(definition.id) : undefined
      if (event === undefined) continue
      const entries = versions.get(definition.version) ?? []
      entries.push({ event, proof: await this.#proof(event.id, shownBy) })
      // The first of each keeper: a rogue one could sign thousands of times, and burst what readers inflate.
      const counted = new Set(signatures.map(({ id }) => id))
      for (const signature of this.#options.signaturesOn(definition.id))
        if (counted.has(signature.id))
          entries.push({ event: signature, proof: await this.#proof(signature.id) })
      versions.set(definition.version, entries)
    }
    for (const [version, entries] of versions) {
      const bytes = encodeDefinitionFile(entries)
      const text = Buffer.from(bytes).toString('utf8')
      if (this.#made.get(version) === text) continue
      await this.#options.files.write([{ path: definitionPath(version), bytes: await gzipMember(bytes) }])
      this.#made.set(version, text)
    }
    return [...versions.keys()].map(definitionPath)
  }

  /**
   * Empty where no published checkpoint of ours covers the event.
   * @param shownBy the anchor that ended the pause: its note travels as the proof's `extra`, since no later one
   * shows it, and the proof itself shows when the definition was bound
   */
  async #proof(id: string, shownBy?: Anchor): Promise<string> {
    for (const { files, position, witness } of this.#options.logs()) {
      const index = position(id)
      const anchor = index === undefined ? undefined : witness(index)
      if (index === undefined || anchor === undefined) continue
      const name = `${id} ${anchor.note} ${shownBy?.note ?? ''}`
      const proof = this.#proofs.get(name) ?? (await proveInclusion(index, anchor, files, shownBy?.note))
      this.#proofs.set(name, proof)
      return proof
    }
    return ''
  }
}

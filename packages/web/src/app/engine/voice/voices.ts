// The voices that this device has in assemblies, from a claim under way to a key that speaks: in memory, or sealed with
// the rest of *Saved here*. They belong to no name and to no thread, and nothing of the keyring leads to them.

import { type Claim, type Credential, saidBy } from '@commonwall/assembly'
import { putJson, type Rows, readJson } from '@commonwall/sync'
import type { NostrEvent } from '@commonwall/wall'
import { inOneTab } from '../say/turn.ts'

export interface Voice {
  /** Id of the constitution. */
  readonly assembly: string
  readonly group: string
  /** Until all issuers have answered and the first ballot waits; then it is erased. */
  readonly claim?: Claim
  /** A sealed line an issuer: asked again, the same one goes. */
  readonly requests?: readonly string[]
  /** Answers that have come, by place of the issuer. */
  readonly answers?: readonly (string | undefined)[]
  /** The key that speaks, once all issuers signed it. */
  readonly credential?: Credential
  /** Unix seconds, drawn by chance, at which its first ballot leaves. */
  readonly speaks?: number
}

const ROW = 'voices'

export class Voices {
  readonly #rows: Rows
  readonly #voices = new Map<string, Voice>()
  /** Assemblies of those that were kept when it was last looked: what is gone since, another tab has forgotten. */
  #kept = new Set<string>()

  private constructor(rows: Rows) {
    this.#rows = rows
  }

  /** @throws StoreError if what is kept cannot be read: a voice is not to be lost in silence */
  static async open(rows: Rows): Promise<Voices> {
    const voices = new Voices(rows)
    await voices.#read()
    return voices
  }

  of(assembly: string): Voice | undefined {
    return this.#voices.get(assembly)
  }

  get all(): readonly Voice[] {
    return [...this.#voices.values()]
  }

  async put(voice: Voice): Promise<void> {
    this.#voices.set(voice.assembly, voice)
    this.#kept.delete(voice.assembly)
    await this.keep()
  }

  async forget(assembly: string): Promise<void> {
    this.#voices.delete(assembly)
    await this.keep(assembly)
  }

  /** What is here already stays, unless it still has the claim that the other needs no more. */
  load(voices: readonly Voice[]): void {
    for (const voice of voices) {
      const here = this.#voices.get(voice.assembly)
      if (here === undefined || (here.claim !== undefined && voice.credential !== undefined))
        this.#voices.set(voice.assembly, voice)
    }
  }

  /** Keeps them together with those that another tab has kept meanwhile, and without those that it has forgotten. @param without it is to be gone */
  keep(without?: string): Promise<void> {
    return inOneTab(async () => {
      await this.#read(without)
      await putJson(this.#rows, ROW, this.all)
      this.#kept = new Set(this.#voices.keys())
    })
  }

  async #read(without?: string): Promise<void> {
    const kept = ((await readJson(this.#rows, ROW)) ?? []) as Voice[]
    const there = new Set(kept.map(({ assembly }) => assembly))
    for (const assembly of this.#kept) if (!there.has(assembly)) this.#voices.delete(assembly)
    this.load(kept.filter(({ assembly }) => assembly !== without))
    this.#kept = there
  }
}

/** What a voice has said, as far as it is held here, sent or not. */
export function saidOf({ assembly, credential }: Voice, events: Iterable<NostrEvent>) {
  return saidBy(events, assembly, credential?.pubkey ?? '')
}

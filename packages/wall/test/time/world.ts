// A small wall to play through: keepers, logs and witnesses with fixed keys, and real signatures by all of them.
//
// Everything follows from names and times, so a scenario gives the same bytes every time; vectors/ holds them.

import {
  addSignatures,
  cosign,
  formatCheckpoint,
  leafHash,
  noteSigner,
  type Signer,
  signerFromSeed,
  signNote,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import {
  type Anchor,
  type Definition,
  type DefinitionFields,
  type DefinitionHistory,
  definitionTemplate,
  type EventTemplate,
  foldDefinitions,
  KIND,
  type LogHoldings,
  logOrigin,
  parseDefinition,
  publicKeyOf,
  type Split,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** When all scenarios begin: unix seconds. */
export const START = 1_800_000_000
export const HOUR = 3600

const NO_RANDOMNESS = new Uint8Array(32)

/** The fixed secret of anybody in a scenario; never used anywhere else. */
export function secretOf(name: string): Uint8Array {
  return sha256(utf8ToBytes(`commonwall test vector: ${name}`))
}

const publicKeys = new Map<string, string>()
const signers = new Map<string, Signer>()

/** The Nostr public key of a person. */
export function personKey(name: string): string {
  const key = publicKeys.get(name) ?? publicKeyOf(secretOf(name))
  publicKeys.set(name, key)
  return key
}

/** The Ed25519 signer of a log or a witness. */
export function machine(name: string): Signer {
  const signer = signers.get(name) ?? signerFromSeed(secretOf(name))
  signers.set(name, signer)
  return signer
}

/** The raw Ed25519 key of a log or a witness, in hex. */
export function machineKey(name: string): string {
  return toHex(machine(name).publicKey)
}

/** A checkpoint that was made: at which size, who said when. */
interface Stamp {
  readonly ids: readonly string[]
  readonly own: number
  readonly witnesses: ReadonlyMap<string, number>
}

export interface WorldOptions {
  readonly keepers: readonly string[]
  readonly threshold: number
  readonly witnesses: readonly string[]
  readonly change?: Partial<DefinitionFields>
}

export const log = (name: string, more: { optional?: boolean; closed?: boolean } = {}) => ({
  key: machineKey(name),
  url: `https://${name.toLowerCase()}.example/`,
  admission: more.optional === true ? ('optional' as const) : ('default' as const),
  open: more.closed !== true,
})

export const witness = (name: string) => ({
  name: `${name}.example`,
  key: machineKey(name),
  url: `https://${name}.example/`,
})

export class World {
  readonly founding: VerifiedEvent
  readonly first: Definition
  readonly events: VerifiedEvent[] = []
  readonly splits: Split[] = []
  readonly #ids = new Map<string, string[]>()
  readonly #stamps = new Map<string, Stamp[]>()
  readonly #named = new Map<string, VerifiedEvent>()
  #witnesses: readonly string[]

  constructor({ keepers, threshold, witnesses, change = {} }: WorldOptions) {
    this.#witnesses = witnesses
    this.founding = this.signed(
      keepers[0] ?? '',
      definitionTemplate(
        {
          wall: undefined,
          prev: undefined,
          voids: [],
          version: 1,
          titles: [{ lang: 'en', text: 'A wall' }],
          keepers: keepers.map(personKey),
          threshold,
          logs: [log('A')],
          continues: [],
          witnesses: witnesses.map(witness),
          groups: [],
          moderators: [],
          boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
          langs: ['en'],
          pow: 0,
          batch: 15,
          addresses: [],
          validUntil: START + 365 * 24 * HOUR,
          ...change,
        },
        { createdAt: START },
      ),
    )
    this.first = parseDefinition(this.founding)
    this.#named.set('founding', this.founding)
  }

  /** An event signed by a person. */
  signed(person: string, template: EventTemplate): VerifiedEvent {
    return signEvent(template, secretOf(person), NO_RANDOMNESS)
  }

  /** A definition that follows another with some changes; kept under a name. */
  define(
    name: string,
    after: string,
    author: string,
    change: Partial<DefinitionFields>,
    createdAt = START,
  ): VerifiedEvent {
    const prev = parseDefinition(this.event(after))
    const event = this.signed(
      author,
      definitionTemplate(
        {
          ...prev,
          prev: prev.id,
          version: prev.version + 1,
          voids: [],
          continues: prev.continues,
          ...change,
        },
        { createdAt },
      ),
    )
    this.events.push(event)
    this.#named.set(name, event)
    return event
  }

  /** A person's signature on something; kept under a name. */
  sign(name: string, person: string, target: string, createdAt = START): VerifiedEvent {
    const event = this.event(target)
    return this.add(name, person, {
      kind: KIND.signature,
      created_at: createdAt,
      tags: [
        ['h', this.first.id],
        ['e', event.id],
        ['k', `${event.kind}`],
      ],
      content: '',
    })
  }

  /** A post, or any other event; kept under a name. */
  post(name: string, person = 'writer', createdAt = START): VerifiedEvent {
    return this.add(name, person, {
      kind: KIND.thread,
      created_at: createdAt,
      tags: [
        ['h', this.first.id],
        ['title', name],
        ['t', 'talk'],
      ],
      content: name,
    })
  }

  add(name: string, person: string, template: EventTemplate): VerifiedEvent {
    const event = this.signed(person, template)
    this.events.push(event)
    this.#named.set(name, event)
    return event
  }

  event(name: string): VerifiedEvent {
    const event = this.#named.get(name)
    if (event === undefined) throw new Error(`no ${name} in this scenario`)
    return event
  }

  /** The names of a scenario, by id. */
  nameOf(id: string): string | undefined {
    for (const [name, event] of this.#named) if (event.id === id) return name
    return undefined
  }

  /** Puts named events into a log, each once. */
  put(name: string, ...events: readonly string[]): this {
    const ids = this.#ids.get(name) ?? []
    for (const { id } of events.map((event) => this.event(event))) if (!ids.includes(id)) ids.push(id)
    this.#ids.set(name, ids)
    return this
  }

  /** What no good log does: events get a further place in it. */
  again(name: string, ...events: readonly string[]): this {
    this.#ids.set(name, [...this.ids(name), ...events.map((event) => this.event(event).id)])
    return this
  }

  /** The log signs what it holds; the witnesses, one second later each, cosign at `hours` after the start. */
  stamp(name: string, hours: number, witnesses = this.#witnesses): this {
    const own = START + hours * HOUR
    const times = new Map(witnesses.map((by, index) => [by, own + index + 1]))
    return this.stampAt(name, own, times)
  }

  stampAt(name: string, own: number, witnesses: ReadonlyMap<string, number>): this {
    const ids = [...(this.#ids.get(name) ?? [])]
    this.#stamps.set(name, [...(this.#stamps.get(name) ?? []), { ids, own, witnesses }])
    return this
  }

  /** The log signs another history, of these events alone; who is named cosigns it, as in `stamp`. */
  rival(name: string, hours: number, events: readonly string[], witnesses: readonly string[]): this {
    const own = START + hours * HOUR
    const stamp = {
      ids: events.map((event) => this.event(event).id),
      own,
      witnesses: new Map(witnesses.map((by, index) => [by, own + index + 1])),
    }
    this.#stamps.set(name, [...(this.#stamps.get(name) ?? []), stamp])
    return this
  }

  /** Puts events into a log and stamps it. */
  publish(name: string, hours: number, ...events: readonly string[]): this {
    return this.put(name, ...events).stamp(name, hours)
  }

  /** Who cosigns from now on if nobody is named. */
  witnessedBy(...witnesses: readonly string[]): this {
    this.#witnesses = witnesses
    return this
  }

  get logNames(): readonly string[] {
    return [...this.#stamps.keys()]
  }

  /** Places of ids in a log. */
  ids(name: string): readonly string[] {
    return this.#ids.get(name) ?? []
  }

  /** What a copy holds, without the notes: the fold does not read them. */
  holdings(): LogHoldings[] {
    return this.logNames.map((name) => ({
      key: machineKey(name),
      // The first place of an id that stands twice.
      positions: new Map(this.ids(name).map((id, _, ids) => [id, ids.indexOf(id)])),
      length: this.ids(name).length,
      anchors: (this.#stamps.get(name) ?? [])
        .map((stamp) => this.#anchor(name, stamp))
        .sort((a, b) => a.size - b.size),
    }))
  }

  history(now = START + 10_000 * HOUR): DefinitionHistory {
    const { founding, events, splits } = this
    return foldDefinitions({ founding, events, logs: this.holdings(), now, splits })
  }

  /** The signed notes of a log, in the order in which they were made. */
  async notes(name: string): Promise<string[]> {
    const origin = logOrigin(this.first.id, machineKey(name))
    const notes: string[] = []
    for (const { ids, own, witnesses } of this.#stamps.get(name) ?? []) {
      const text = formatCheckpoint({ origin, size: ids.length, root: rootOf(ids) })
      const note = await signNote(text, noteSigner(origin, machine(name)))
      const cosignatures = [await cosign(text, origin, own, machine(name))]
      for (const [by, time] of witnesses)
        cosignatures.push(await cosign(text, `${by}.example`, time, machine(by)))
      notes.push(addSignatures(note, cosignatures))
    }
    return notes
  }

  #anchor(name: string, { ids, own, witnesses }: Stamp): Anchor {
    const times = [...witnesses].map(([by, time]) => [machineKey(by), time] as const)
    return {
      log: machineKey(name),
      size: ids.length,
      root: toHex(rootOf(ids)),
      note: '',
      cosignatures: new Map([[machineKey(name), own], ...times]),
    }
  }
}

function rootOf(ids: readonly string[]): Uint8Array {
  return treeRoot(ids.map((id) => leafHash(hexToBytes(id))))
}

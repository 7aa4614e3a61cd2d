// A small assembly for tests: people speak on given days, two logs write it down, and the fold says what came of it.
//
// Events carry true ids and, unless a signer is given, signatures of zeros: the fold never looks at a signature.

import {
  alreadyVerified,
  type EventTemplate,
  eventId,
  KIND,
  LogDates,
  type VerifiedEvent,
} from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import {
  type AssemblyInput,
  type AssemblyState,
  alternativeTemplate,
  ballotTemplate,
  type Constitution,
  type ConstitutionFields,
  constitutionTemplate,
  DAY,
  enrolmentTemplate,
  foldAssembly,
  issuanceTemplate,
  missedTemplate,
  type NamedLog,
  type Position,
  parseConstitution,
  passageId,
  type RedLineReply,
  rootTemplate,
  stateHash,
  type Value,
} from '../../src/index.ts'

export const START = 20_000 * DAY

/** A repeatable 64-hex value of a name. */
export const hash = (name: string): string => bytesToHex(sha256(utf8ToBytes(name)))

export interface GatheringOptions {
  readonly groups?: readonly string[]
  /** Id of the wall, and raw keys of its two logs. */
  readonly wall?: string
  readonly logKeys?: readonly [string, string]
  readonly passages?: readonly string[]
  /** Days from the start: [opens, ends] of each round. */
  readonly rounds?: readonly (readonly [number, number])[]
  readonly change?: Partial<ConstitutionFields>
  readonly sign?: (template: EventTemplate, person: string) => VerifiedEvent
  readonly keyOf?: (person: string) => string
  readonly modulusOf?: (issuer: string) => string
  /** Signatures for a first ballot; default: 512 zeros each, which only a lenient check lets pass. */
  readonly credentialOf?: (assembly: string, group: string, person: string) => readonly string[]
}

interface WrittenLog {
  readonly key: string
  readonly ids: string[]
  readonly dated: { size: number; date: number }[]
}

/** How a person stands on a wording: a value, or a value with the reason for it. */
export type Stand = Value | readonly [value: Value, reason: string]

export class Gathering {
  readonly wall: string
  readonly logs: readonly WrittenLog[]
  readonly events: VerifiedEvent[] = []
  readonly constitution: Constitution
  readonly founding: VerifiedEvent
  readonly #options: GatheringOptions
  readonly #groupOf = new Map<string, string>()
  readonly #counters = new Map<string, number>()

  constructor(options: GatheringOptions = {}) {
    this.#options = options
    this.wall = options.wall ?? hash('wall')
    const keys = options.logKeys ?? [hash('log 1'), hash('log 2')]
    this.logs = keys.map((key) => ({ key, ids: [], dated: [] }))
    const {
      groups = ['civil', 'state'],
      passages = ['one', 'two'],
      rounds = [
        [2, 9],
        [12, 19],
      ],
    } = options
    const spans = rounds.map(([from, until]) => ({ from: at(from), until: at(until) }))
    const last = rounds.at(-1)?.[1] ?? 0
    this.founding = this.sign(
      'convener',
      constitutionTemplate(
        {
          wall: this.wall,
          subject: hash('subject'),
          passages: passages.map((slug) => ({ slug, text: hash(`text of ${slug}`) })),
          groups: groups.map((slug) => ({
            ...{ slug, roll: 100, rollRoot: hash(`roll of ${slug}`) },
            issuers: [1, 2, 3].map((n) => ({
              pubkey: this.keyOf(`${slug} issuer ${n}`),
              modulus: (options.modulusOf ?? fakeModulus)(`${slug} issuer ${n}`),
            })),
          })),
          logs: this.logs.map(({ key }) => key),
          rule: { ratio: 2, least: 3, part: 5, red: 4 },
          ...{ bridgePeople: 30, bridgeRounds: 1, sponsorGroups: 2, silence: 3 * DAY },
          issuance: { from: at(0), until: at(1) },
          rounds: spans,
          whole: { from: at(last + 3), until: at(last + 10) },
          ...options.change,
        },
        { createdAt: START },
      ),
    )
    this.constitution = parseConstitution(this.founding)
    this.#write(0, this.founding)
    for (const { slug } of this.constitution.groups)
      for (const n of [1, 2, 3]) this.#vouch(0.1, `${slug} issuer ${n}`, this.founding)
  }

  keyOf(person: string): string {
    return (this.#options.keyOf ?? hash)(person)
  }

  sign(person: string, template: EventTemplate): VerifiedEvent {
    if (this.#options.sign) return this.#options.sign(template, person)
    const unsigned = { ...template, pubkey: this.keyOf(person) }
    return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '00'.repeat(64) })
  }

  /** Writes a template down on a day, in the logs at these places. */
  say(day: number, person: string, template: EventTemplate, logs: readonly number[] = [0]): VerifiedEvent {
    const event = this.sign(person, template)
    this.#write(day, event, logs)
    return event
  }

  /** Gives credentials to n people of each group and lets them speak for the first time. */
  enrol(people: Readonly<Record<string, number>>, { issued = people, day = 1.5 } = {}): this {
    for (const [group, count] of Object.entries(issued))
      for (const n of [1, 2, 3])
        if (count > 0)
          this.say(
            0.9,
            `${group} issuer ${n}`,
            issuanceTemplate({ ...this.#belongs(), group, ranges: [[0, count - 1]] }, START),
          )
    for (const [group, count] of Object.entries(people))
      for (let n = 1; n <= count; n++) this.enrolOne(`${group} ${n}`, group, day)
    return this
  }

  enrolOne(person: string, group: string, day = 1.5): VerifiedEvent {
    this.#groupOf.set(person, group)
    const given = this.#options.credentialOf ?? (() => ['0', '0', '0'].map((zero) => zero.repeat(512)))
    const signatures = given(this.constitution.id, group, person)
    return this.say(
      day,
      person,
      enrolmentTemplate({ ...this.#belongs(), group, signatures }, { day: dayOf(day) }),
    )
  }

  /** Proposes another wording of a passage and lets people sponsor it. */
  propose(
    day: number,
    name: string,
    place: { readonly passage: string } | { readonly insert: string },
    sponsors: readonly string[],
    { strike = false, parents = [] as readonly string[] } = {},
  ): string {
    const event = this.say(
      day,
      `author of ${name}`,
      alternativeTemplate(
        {
          ...this.#belongs(),
          ...('passage' in place
            ? { place: 'passage', target: place.passage }
            : { place: 'insert', target: place.insert }),
          ...{ text: strike ? undefined : hash(`text of ${name}`), parents },
        },
        { createdAt: dayOf(day) },
      ),
    )
    for (const sponsor of sponsors) this.#vouch(day, sponsor, event)
    return event.id
  }

  /** Signs an event; the signature can be taken back. */
  sponsor(day: number, person: string, id: string): VerifiedEvent {
    return this.#vouch(day, person, this.#event(id))
  }

  takeBack(day: number, person: string, signature: VerifiedEvent): VerifiedEvent {
    return this.say(day, person, {
      kind: KIND.withdrawal,
      created_at: dayOf(day),
      tags: [
        ['h', this.wall],
        ['e', signature.id],
      ],
      content: '',
    })
  }

  /** Casts a ballot; positions by id of a wording, or by slug of a passage for its first wording. */
  cast(
    day: number,
    person: string,
    stands: Readonly<Record<string, Stand>>,
    more: {
      readonly stage?: number
      readonly replies?: readonly RedLineReply[]
      readonly logs?: readonly number[]
    } = {},
  ): VerifiedEvent {
    const counter = (this.#counters.get(person) ?? 0) + 1
    this.#counters.set(person, counter)
    const positions = Object.entries(stands).map(([name, stand]): Position => {
      const [value, reason] = typeof stand === 'number' ? [stand, undefined] : stand
      return { on: this.idOf(name), value, reason: value === -2 ? (reason ?? hash('reason')) : reason }
    })
    const { stage = this.stageAt(day), replies = [], logs } = more
    return this.say(
      day,
      person,
      ballotTemplate({ ...this.#belongs(), stage, counter, positions, replies }, { day: dayOf(day) }),
      logs,
    )
  }

  /** Casts the same for n people of a group. */
  castAll(
    day: number,
    group: string,
    stands: Readonly<Record<string, Stand>>,
    people: readonly number[],
  ): this {
    for (const n of people) this.cast(day, `${group} ${n}`, stands)
    return this
  }

  /** Every issuer, or those given, states the root that follows from what the logs held at the end of a stage. */
  close(day: number, stage: number, issuers = this.issuers): this {
    for (const issuer of issuers) this.closeBy(day, stage, issuer)
    return this
  }

  closeBy(
    day: number,
    stage: number,
    issuer: string,
    change: { root?: string; count?: number; sizes?: readonly number[] } = {},
  ): VerifiedEvent {
    const span = [...this.constitution.rounds, this.constitution.whole][stage]
    const input = this.input()
    const sizes = change.sizes ?? input.logs.map(({ dates }) => dates.sizeBy(span?.until ?? 0))
    const { count, root } = recordsWithin(this, sizes)
    const read = this.logs.flatMap(({ key }, place) => {
      const size = sizes[place] ?? 0
      return size > 0 ? [{ log: key, size, note: noteOf(this.wall, key, size) }] : []
    })
    return this.say(
      day,
      issuer,
      rootTemplate(
        { ...this.#belongs(), stage, read, count: change.count ?? count, root: change.root ?? root },
        { createdAt: dayOf(day) },
      ),
    )
  }

  /** Somebody shows that a ballot stood in the log at this place. */
  claim(day: number, stage: number, ballot: string, place: number): VerifiedEvent {
    const { key = '', ids = [] } = this.logs[place] ?? {}
    const note = noteOf(this.wall, key, ids.length)
    const proof = `c2sp.org/tlog-proof@v1\nindex ${ids.indexOf(ballot)}\n\n${note}`
    return this.say(
      day,
      'anybody',
      missedTemplate({ ...this.#belongs(), stage, ballot, log: key, proof }, { createdAt: dayOf(day) }),
    )
  }

  get issuers(): readonly string[] {
    return this.constitution.groups.flatMap(({ slug }) => [1, 2, 3].map((n) => `${slug} issuer ${n}`))
  }

  idOf(name: string): string {
    return this.constitution.passages.some(({ slug }) => slug === name)
      ? passageId(this.constitution.id, name)
      : name
  }

  /** The stage to which a ballot of this day belongs. */
  stageAt(day: number): number {
    const { rounds } = this.constitution
    const open = rounds.findIndex(({ until }) => at(day) <= until)
    return open < 0 ? rounds.length : open
  }

  /** What a copy holds at the end of a day; of events and logs all that was written by then. */
  input(day = Number.POSITIVE_INFINITY): AssemblyInput {
    const logs = this.logs.map(({ key, ids, dated }): NamedLog => {
      const until = dated.filter(({ date }) => date <= at(day))
      const length = until.at(-1)?.size ?? 0
      return {
        ...{ key, length, dates: new LogDates(until) },
        positions: firstPlaces(ids.slice(0, length)),
      }
    })
    const known = new Set(logs.flatMap(({ positions }) => [...positions.keys()]))
    const dates = this.logs
      .flatMap(({ dated }) => dated.map(({ date }) => date))
      .filter((date) => date <= at(day))
    return {
      constitution: this.founding,
      events: this.events.filter(({ id }) => known.has(id)),
      logs,
      wallTime: Math.max(...dates, 0),
      isCredentialed: () => true,
    }
  }

  /** What the fold says at the end of a day. */
  state(day?: number): AssemblyState {
    return foldAssembly(this.input(day))
  }

  hash(day?: number): string {
    return stateHash(this.state(day))
  }

  /** What no good log does: a log writes an event down once more. */
  again(day: number, { id }: VerifiedEvent, place: number): this {
    this.logs[place]?.ids.push(id)
    return this.pass(day)
  }

  /** Lets time pass: both logs are stamped again. */
  pass(day: number): this {
    for (const log of this.logs) log.dated.push({ size: log.ids.length, date: at(day) })
    return this
  }

  #event(id: string): VerifiedEvent {
    const event = this.events.find((one) => one.id === id)
    if (event === undefined) throw new Error(`no ${id} here`)
    return event
  }

  #belongs() {
    return { wall: this.wall, assembly: this.constitution.id }
  }

  #vouch(day: number, person: string, { id, kind }: VerifiedEvent): VerifiedEvent {
    return this.say(day, person, {
      kind: KIND.signature,
      created_at: dayOf(day),
      tags: [
        ['h', this.wall],
        ['e', id],
        ['k', `${kind}`],
      ],
      content: '',
    })
  }

  #write(day: number, event: VerifiedEvent, places: readonly number[] = [0]): void {
    if (!this.events.some(({ id }) => id === event.id)) this.events.push(event)
    for (const [place, log] of this.logs.entries()) {
      if (!places.includes(place)) continue
      if (!log.ids.includes(event.id)) log.ids.push(event.id)
      log.dated.push({ size: log.ids.length, date: at(day) })
    }
  }
}

/** Unix seconds of a day of the assembly. */
export function at(day: number): number {
  return START + Math.round(day * DAY)
}

function dayOf(day: number): number {
  return START + Math.floor(day) * DAY
}

function fakeModulus(issuer: string): string {
  const digits = hash(issuer)
  return `f${digits.repeat(8).slice(1, 511)}1`
}

/** What a close states, computed apart from the fold. */
/** Where ids stand in a log: should it hold one twice, its first place counts. */
export function firstPlaces(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index] as const).reverse())
}

function recordsWithin({ constitution, events, logs }: Gathering, sizes: readonly number[]) {
  const held = new Set(logs.flatMap(({ ids }, place) => ids.slice(0, sizes[place])))
  const within = events.filter(({ id }) => held.has(id))
  const valueOfTag = ({ tags }: VerifiedEvent, name: string) =>
    tags.find(([first]) => first === name)?.[1] ?? ''
  const alternatives = within.filter(({ kind }) => kind === KIND.alternative).map(({ id }) => id)
  const signable = [constitution.id, ...alternatives]
  const signed = within.filter(
    (one) => one.kind === KIND.signature && signable.includes(valueOfTag(one, 'e')),
  )
  const own: readonly number[] = [KIND.alternative, KIND.ballot, KIND.issuance]
  const ids = within
    .filter(
      (one) =>
        own.includes(one.kind) ||
        signed.includes(one) ||
        (one.kind === KIND.withdrawal &&
          signed.some(({ id, pubkey }) => id === valueOfTag(one, 'e') && pubkey === one.pubkey)),
    )
    .map(({ id }) => id)
    .sort()
  const bytes = [constitution.id, ...ids].map((id) => Buffer.from(id, 'hex'))
  const hashed = sha256(Buffer.concat([Buffer.from('commonwall/records/1'), ...bytes]))
  return { count: ids.length, root: bytesToHex(hashed) }
}

/** A note of the right grammar. */
function noteOf(wall: string, log: string, size: number): string {
  const origin = `commonwall/${wall}/${log.slice(0, 16)}`
  return `${origin}\n${size}\n${Buffer.from(log, 'hex').toString('base64')}\n\n— ${origin} ${Buffer.from(log + log, 'hex').toString('base64')}\n`
}

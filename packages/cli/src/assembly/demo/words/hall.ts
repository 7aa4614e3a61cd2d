// Who meets in the demonstration's assembly: people and issuers with real keys, and a calendar that is told the day.
// Everything said is a signed event; credentials are blind signatures of three issuers a group. Where it is said, and
// which logs date it, is the venue's.

import {
  type AssemblyInput,
  type AssemblyState,
  beginClaim,
  type Constitution,
  type Credential,
  constitutionTemplate,
  enrolmentTemplate,
  finishClaim,
  foldAssembly,
  issuanceTemplate,
  makeRoll,
  parseConstitution,
  type Random,
  type RollEntry,
  rollCommitment,
  rootTemplate,
} from '@commonwall/assembly'
import { freshIssuerKey, Issuer, type IssuerKey } from '@commonwall/node'
import { fromHex, toHex } from '@commonwall/tlog'
import { type EventTemplate, KIND, publicKeyOf, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { USUAL_RULE } from '../rule.ts'
import type { Venue } from './venue.ts'

const DAY = 86_400
const ISSUERS_A_GROUP = 3

export interface HallOptions {
  readonly groups: readonly string[]
  readonly peopleAGroup: number
  readonly passages: readonly { readonly slug: string; readonly text: string }[]
  readonly random: Random
  readonly venue: Venue
  /** The first day: unix seconds at its start. */
  readonly start: number
  readonly subject: Subject
  /** RSA keys for the issuers, three a group; default: made here, which takes a while. */
  readonly keys?: readonly IssuerKey[] | undefined
  /** Signs what is said; default in plain JavaScript. */
  readonly sign?: (template: EventTemplate, secretKey: Uint8Array) => VerifiedEvent
}

/** The thread in which it is talked over. */
export interface Subject {
  readonly title: string
  readonly text: string
  /** Its further tags: board, language. */
  readonly tags: readonly string[][]
  /** What is said below it first: where the wordings come from. */
  readonly sources?: string
  /** What the text is in other languages, said by whoever convened it. */
  readonly translations?: readonly { readonly lang: string; readonly text: string }[]
}

/** Somebody with a key. */
export interface Speaker {
  readonly secretKey: Uint8Array
  readonly pubkey: string
}

interface IssuerAtWork extends Speaker {
  readonly group: string
  readonly key: IssuerKey
}

export class Hall {
  readonly wall: string
  readonly constitution: Constitution
  /** By group, in the order of enrolment. */
  readonly people = new Map<string, Speaker[]>()
  readonly #events: VerifiedEvent[] = []
  readonly #founding: VerifiedEvent
  readonly #venue: Venue
  readonly #start: number
  readonly #sign: NonNullable<HallOptions['sign']>
  readonly #issuers: readonly IssuerAtWork[]
  readonly #rolls: ReadonlyMap<string, readonly RollEntry[]>
  readonly #random: Random
  #now: number

  constructor(options: HallOptions) {
    const { groups, peopleAGroup, passages, random, venue, start, subject: about } = options
    this.#random = random
    this.wall = venue.wall
    this.#venue = venue
    this.#start = start
    this.#now = start
    this.#sign = options.sign ?? ((template, secretKey) => signEvent(template, secretKey, random(32)))
    const day = (number: number) => this.#dayAt(number)
    this.#issuers = groups.flatMap((group, at) =>
      Array.from({ length: ISSUERS_A_GROUP }, (_, n) => ({
        ...{ group, key: options.keys?.[ISSUERS_A_GROUP * at + n] ?? freshIssuerKey() },
        ...this.#speaker(),
      })),
    )
    const convener = this.#speaker()
    const subject = this.say(
      convener,
      post(this.wall, this.#now, [['title', about.title], ...about.tags], about.text, KIND.thread),
    )
    const texts = passages.map(({ slug, text }) => ({
      slug,
      text: this.say(convener, this.post(text, subject.id)).id,
    }))
    if (about.sources !== undefined) this.say(convener, this.post(about.sources, subject.id))
    for (const { lang, text } of about.translations ?? [])
      this.say(convener, this.post(text, subject.id, lang))
    const rolls = groups.map((group) => {
      const people = Array.from({ length: peopleAGroup }, (_, at) => `${group} ${at + 1}`)
      return [group, makeRoll(people, random)] as const
    })
    this.#rolls = new Map(rolls.map(([group, { entries }]) => [group, entries]))
    this.#founding = this.say(
      convener,
      constitutionTemplate(
        {
          wall: this.wall,
          subject: subject.id,
          passages: texts,
          groups: rolls.map(([slug, { roll }]) => ({
            slug,
            roll: roll.size,
            rollRoot: roll.root,
            issuers: this.#issuersOf(slug).map(({ pubkey, key }) => ({ pubkey, modulus: key.modulus })),
          })),
          logs: venue.logs,
          rule: USUAL_RULE,
          bridgePeople: 30,
          bridgeRounds: 1,
          sponsorGroups: 2,
          silence: 3 * DAY,
          issuance: { from: day(0), until: day(3) },
          rounds: [
            { from: day(6), until: day(13) },
            { from: day(18), until: day(25) },
          ],
          whole: { from: day(30), until: day(34) },
        },
        { createdAt: this.#now },
      ),
    )
    this.constitution = parseConstitution(this.#founding)
    for (const issuer of this.#issuers) this.vouch(issuer, this.#founding)
  }

  /** Lets it become this day of the assembly; until then nothing that was said is dated. */
  async becomes(dayNumber: number): Promise<void> {
    this.#now = this.#dayAt(dayNumber)
    await this.#venue.becomes(this.#now)
  }

  /** Start of the day. */
  get day(): number {
    return this.#now - (this.#now % DAY)
  }

  /** Signs it and says it here. */
  say(speaker: Speaker, template: EventTemplate): VerifiedEvent {
    const event = this.#sign(template, speaker.secretKey)
    this.#events.push(event)
    this.#venue.say(event)
    return event
  }

  vouch(speaker: Speaker, { id, kind }: VerifiedEvent): VerifiedEvent {
    const tags = [
      ['h', this.wall],
      ['e', id],
      ['k', `${kind}`],
    ]
    return this.say(speaker, { kind: KIND.signature, created_at: this.day, tags, content: '' })
  }

  /** A text that alternatives and reasons cite by its id: in English, as what is negotiated here, unless it is a translation. */
  post(content: string, thread: string = this.constitution.subject, lang = 'en'): EventTemplate {
    return post(
      this.wall,
      this.day,
      [
        ['E', thread],
        ['K', `${KIND.thread}`],
        ['e', thread],
        ['k', `${KIND.thread}`],
        ['l', lang],
      ],
      content,
      KIND.reply,
    )
  }

  someone(): Speaker {
    return this.#speaker()
  }

  /** Gives everybody on the rolls a credential, and lets the issuers say how many. */
  issue(): ReadonlyMap<string, readonly Credential[]> {
    return new Map(this.constitution.groups.map(({ slug }) => [slug, this.#issueTo(slug)]))
  }

  /** First ballots: from here on their keys are the people of the group. */
  enrol(group: string, credentials: readonly Credential[]): void {
    const { wall, constitution } = this
    this.people.set(
      group,
      credentials.map(({ secretKey, pubkey, signatures }) => {
        const speaker = { secretKey: fromHex(secretKey) ?? new Uint8Array(), pubkey }
        const fields = { wall, assembly: constitution.id, group, signatures }
        this.say(speaker, enrolmentTemplate(fields, { day: this.day }))
        return speaker
      }),
    )
  }

  /** Every issuer reads the logs as they stood at the end of a stage, and states the root that follows. */
  async close(stage: number): Promise<void> {
    const span = [...this.constitution.rounds, this.constitution.whole][stage]
    const read = await this.#venue.read(span?.until ?? 0)
    const { root = '', records = 0 } = this.state().stages[stage] ?? {}
    const fields = { wall: this.wall, assembly: this.constitution.id, stage, read, count: records, root }
    for (const issuer of this.#issuers) this.say(issuer, rootTemplate(fields, { createdAt: this.#now }))
  }

  /** What any copy computes, from these events in this order or another. */
  state(
    order: (events: readonly VerifiedEvent[]) => readonly VerifiedEvent[] = (events) => events,
  ): AssemblyState {
    const input: AssemblyInput = {
      constitution: this.#founding,
      events: order(this.#events),
      logs: this.#venue.named(),
      wallTime: this.#now,
    }
    return foldAssembly(input)
  }

  #issueTo(group: string): Credential[] {
    const { constitution } = this
    const about = constitution.groups.find(({ slug }) => slug === group)
    const entries = this.#rolls.get(group) ?? []
    const roll = { size: about?.roll ?? 0, root: about?.rollRoot ?? '' }
    const commitments = entries.map((entry) => toHex(rollCommitment(entry)))
    const working = this.#issuersOf(group).map(({ key }) => {
      const { from, until } = constitution.issuance
      return new Issuer({
        constitution: constitution.id,
        group,
        root: roll.root,
        commitments,
        key,
        // It ends with this demonstration: nothing of it has to outlive a crash.
        ledger: ':memory:',
        from,
        until,
      })
    })
    const keys = this.#issuersOf(group).map(({ key }) => key.publicKey)
    const credentials = entries.map((entry) => {
      const claim = beginClaim({ ...entry, constitution: constitution.id, group }, roll, keys, this.#random)
      const answers = working.map((issuer, at) => issuer.answer(claim.requests[at] ?? '', this.#now))
      return finishClaim(claim, keys, answers)
    })
    for (const [at, issuer] of this.#issuersOf(group).entries()) {
      const ranges = working[at]?.issued() ?? []
      this.say(
        issuer,
        issuanceTemplate({ wall: this.wall, assembly: constitution.id, group, ranges }, this.day),
      )
      working[at]?.close()
    }
    return credentials
  }

  #issuersOf(group: string): IssuerAtWork[] {
    return this.#issuers.filter((issuer) => issuer.group === group)
  }

  #dayAt(number: number): number {
    return this.#start + number * DAY
  }

  #speaker(): Speaker {
    const secretKey = this.#random(32)
    return { secretKey, pubkey: publicKeyOf(secretKey) }
  }
}

function post(
  wall: string,
  at: number,
  tags: readonly string[][],
  content: string,
  kind: number,
): EventTemplate {
  return { kind, created_at: at, tags: [['h', wall], ...tags], content }
}

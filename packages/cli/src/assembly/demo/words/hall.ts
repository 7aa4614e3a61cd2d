// Where the demonstration's assembly meets: two logs in memory, a clock that is told the day, people and issuers with
// real keys. Everything said is a signed event; credentials are blind signatures of three issuers a group.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  type NamedLog,
  parseConstitution,
  type Random,
  type RollEntry,
  rollCommitment,
  rootTemplate,
} from '@commonwall/assembly'
import { freshIssuerKey, Issuer, type IssuerKey } from '@commonwall/node'
import {
  formatCheckpoint,
  fromHex,
  leafHash,
  MemoryTree,
  noteSigner,
  type Signer,
  signerFromSeed,
  signNote,
  toHex,
  treeRoot,
} from '@commonwall/tlog'
import {
  type EventTemplate,
  KIND,
  LogDates,
  logOrigin,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { USUAL_RULE } from '../rule.ts'

const DAY = 86_400
/** The first day; the demonstration's calendar is its own. */
const START = 20_000 * DAY
const ISSUERS_A_GROUP = 3

export interface HallOptions {
  readonly groups: readonly string[]
  readonly peopleAGroup: number
  readonly passages: readonly { readonly slug: string; readonly text: string }[]
  readonly random: Random
}

interface KeptLog {
  readonly signer: Signer
  readonly ids: string[]
  readonly dated: { size: number; date: number }[]
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
  readonly #logs: readonly KeptLog[]
  readonly #issuers: readonly IssuerAtWork[]
  readonly #rolls: ReadonlyMap<string, readonly RollEntry[]>
  readonly #random: Random
  #now = START

  constructor({ groups, peopleAGroup, passages, random }: HallOptions) {
    this.#random = random
    this.wall = toHex(random(32))
    this.#logs = [0, 1].map(() => ({ signer: signerFromSeed(random(32)), ids: [], dated: [] }))
    this.#issuers = groups.flatMap((group) =>
      Array.from({ length: ISSUERS_A_GROUP }, () => ({ group, key: freshIssuerKey(), ...this.#speaker() })),
    )
    const convener = this.#speaker()
    const subject = this.say(
      convener,
      post(this.wall, this.#now, [['title', 'The words']], 'Made for this demonstration.', KIND.thread),
    )
    const texts = passages.map(({ slug, text }) => ({
      slug,
      text: this.say(convener, this.post(text, subject.id)).id,
    }))
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
          logs: this.#logs.map(({ signer }) => toHex(signer.publicKey)),
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

  /** Lets it become this day of the assembly. */
  becomes(dayNumber: number): void {
    this.#now = day(dayNumber)
  }

  /** Start of the day. */
  get day(): number {
    return this.#now - (this.#now % DAY)
  }

  /** Signs and writes down; ballots into both logs, the rest into the first. */
  say(speaker: Speaker, template: EventTemplate): VerifiedEvent {
    const event = signEvent(template, speaker.secretKey, this.#random(32))
    this.#events.push(event)
    for (const log of template.kind === KIND.ballot ? this.#logs : this.#logs.slice(0, 1)) {
      log.ids.push(event.id)
      log.dated.push({ size: log.ids.length, date: this.#now })
    }
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

  /** A text that alternatives and reasons cite by its id. */
  post(content: string, thread: string = this.constitution.subject): EventTemplate {
    return post(
      this.wall,
      this.day,
      [
        ['E', thread],
        ['K', `${KIND.thread}`],
        ['e', thread],
        ['k', `${KIND.thread}`],
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
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-words-'))
    try {
      return new Map(this.constitution.groups.map(({ slug }) => [slug, this.#issueTo(slug, folder)]))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
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
    const read = await Promise.all(this.#logs.map((log) => this.#readUntil(log, span?.until ?? 0)))
    const { root = '', records = 0 } = this.state().stages[stage] ?? {}
    const fields = { wall: this.wall, assembly: this.constitution.id, stage, read, count: records, root }
    for (const issuer of this.#issuers) this.say(issuer, rootTemplate(fields, { createdAt: this.#now }))
  }

  /** What any copy computes, from these events in this order or another. */
  state(
    order: (events: readonly VerifiedEvent[]) => readonly VerifiedEvent[] = (events) => events,
  ): AssemblyState {
    const logs = this.#logs.map(
      ({ signer, ids, dated }): NamedLog => ({
        key: toHex(signer.publicKey),
        length: ids.length,
        positions: new Map(ids.map((id, index) => [id, index])),
        dates: new LogDates(dated),
      }),
    )
    const input: AssemblyInput = {
      constitution: this.#founding,
      events: order(this.#events),
      logs,
      wallTime: this.#now,
    }
    return foldAssembly(input)
  }

  #issueTo(group: string, folder: string): Credential[] {
    const { constitution } = this
    const about = constitution.groups.find(({ slug }) => slug === group)
    const entries = this.#rolls.get(group) ?? []
    const roll = { size: about?.roll ?? 0, root: about?.rollRoot ?? '' }
    const commitments = entries.map((entry) => toHex(rollCommitment(entry)))
    const working = this.#issuersOf(group).map(({ key }, at) => {
      const ledger = join(folder, `${group}-${at}.db`)
      const { from, until } = constitution.issuance
      return new Issuer({
        constitution: constitution.id,
        group,
        root: roll.root,
        commitments,
        key,
        ledger,
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

  async #readUntil({ signer, ids, dated }: KeptLog, until: number) {
    const size = new LogDates(dated).sizeBy(until)
    const log = toHex(signer.publicKey)
    const tree = new MemoryTree(ids.slice(0, size).map((id) => leafHash(fromHex(id) ?? new Uint8Array())))
    const origin = logOrigin(this.wall, log)
    const text = formatCheckpoint({ origin, size, root: treeRoot(tree) })
    return { log, size, note: await signNote(text, noteSigner(origin, signer)) }
  }

  #issuersOf(group: string): IssuerAtWork[] {
    return this.#issuers.filter((issuer) => issuer.group === group)
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

function day(number: number): number {
  return START + number * DAY
}

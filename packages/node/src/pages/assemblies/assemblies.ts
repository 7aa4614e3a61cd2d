// The assemblies of a wall for its pages: each folded when somebody asks and something came since, one at a time, in steps
// between which everybody else gets an answer.

import {
  type AssemblyInput,
  type AssemblyState,
  foldSteps,
  type KnownAnchors,
  parseConstitution,
  rememberingCheck,
} from '@commonwall/assembly'
import {
  KIND,
  signatoriesOf,
  tagValue,
  takenBackAt,
  titleOf,
  unlessRefused,
  type VerifiedEvent,
} from '@commonwall/wall'
import {
  type AssemblyItem,
  type AssemblyView,
  assemblyView,
  type CitedText,
  phaseAt,
} from '@commonwall/web/assembly'
import { spokenIn } from '@commonwall/web/fill'
import { Absences } from '../absences.ts'
import type { Source } from '../source.ts'
import { gatherHere } from './gather.ts'

/** Constitutions that are listed: the newest. */
const LISTED = 100
/** Assemblies kept as they were folded last. */
const KEPT = 8
/** Credentials that were checked and are remembered. */
const CHECKED = 50_000
/** Milliseconds of one step. */
const STEP = 10
/** A fold is not made again before so many times what it took. */
const REST = 20

interface Folded {
  /** What was held when it was folded. */
  readonly mark: string
  readonly view: AssemblyView
  /** Milliseconds that it took, and the clock when it was done. */
  readonly took: number
  readonly at: number
}

export interface AssembliesOptions {
  readonly source: () => Source
  /** Ids in default logs whose bodies this node never held. */
  readonly withheld: () => Iterable<string>
  /** The path of a post, below the wall's root. */
  readonly pathOf: (source: Source, event: VerifiedEvent) => string | undefined
}

export class Assemblies {
  readonly #options: AssembliesOptions
  /** By id of the constitution, the one that was asked for last at the end. */
  readonly #folded = new Map<string, Folded>()
  readonly #holds = rememberingCheck(CHECKED)
  readonly #anchors: KnownAnchors = new Map()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: AssembliesOptions) {
    this.#options = options
  }

  /** Every constitution of this wall that stands in a default log, the newest first. */
  list(): readonly AssemblyItem[] {
    const source = this.#options.source()
    const { wallTime } = source.facts.history
    return this.#constitutions(source).flatMap((event): AssemblyItem[] => {
      const parsed = unlessRefused(parseConstitution, event)
      const place = source.numbers.placeOf(event.id)
      if (parsed === undefined || place === undefined) return []
      const { passages, groups } = parsed
      return [
        {
          ...{ place, ...subjectOf(source, event), passages: passages.length },
          groups: groups.map(({ slug }) => slug),
          phase: phaseAt(parsed, wallTime),
        },
      ]
    })
  }

  get count(): number {
    return this.#constitutions(this.#options.source()).length
  }

  /** The assembly whose constitution stands at a place; undefined where there is none, or it is too large for pages. */
  async view(place: number): Promise<AssemblyView | undefined> {
    const { store, numbers } = this.#options.source()
    const constitution = store.get(numbers.idAt(place) ?? '')
    if (constitution?.kind !== KIND.constitution) return undefined
    if (unlessRefused(parseConstitution, constitution) === undefined) return undefined
    const turn = this.#turn.then(() => this.#foldedNow(constitution))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #foldedNow(constitution: VerifiedEvent): Promise<AssemblyView | undefined> {
    const source = this.#options.source()
    const mark = `${source.numbers.count} ${source.facts.history.wallTime}`
    const held = this.#folded.get(constitution.id)
    const began = performance.now()
    if (held !== undefined && (held.mark === mark || began - held.at < REST * held.took)) return held.view
    const { store, state } = source
    const gathered = await gatherHere(store, state, constitution, {
      withheld: this.#options.withheld(),
      known: this.#anchors,
    })
    if (gathered === undefined) return undefined
    const parsed = parseConstitution(constitution)
    const input: AssemblyInput = { ...gathered.input, isCredentialed: (first) => this.#holds(first, parsed) }
    const view = assemblyView({
      ...{ input, state: await foldedInSteps(input), ...subjectOf(source, constitution) },
      textOf: (id) => this.#citedText(source, id),
      signatures: (hash) => signaturesOn(source, hash),
    })
    const at = performance.now()
    this.#folded.delete(constitution.id)
    this.#folded.set(constitution.id, { mark, view, took: at - began, at })
    for (const id of [...this.#folded.keys()].slice(0, -KEPT)) this.#folded.delete(id)
    return view
  }

  #constitutions({ store, state, numbers }: Source): readonly VerifiedEvent[] {
    const filter = { kinds: [KIND.constitution], tags: { h: [state.wall] } }
    return store
      .query([filter], LISTED, 'default')
      .events.filter(({ id }) => numbers.placeOf(id) !== undefined)
  }

  #citedText(source: Source, id: string): CitedText | undefined {
    const { store, facts, numbers } = source
    const event = store.get(id)
    const absences = new Absences(store, facts, [id])
    if (event === undefined)
      return numbers.placeOf(id) === undefined
        ? undefined
        : { text: undefined, absence: absences.ofHole(id), path: undefined }
    const absence = absences.ofHeld(event)?.absence
    const path = this.#options.pathOf(source, event)
    return { text: absence === undefined ? spokenIn(event, event.content) : undefined, absence, path }
  }
}

/** What an assembly is about. */
export function subjectOf(
  source: Source,
  constitution: VerifiedEvent,
): Pick<AssemblyItem, 'title' | 'thread'> {
  const { store, facts, numbers } = source
  const event = store.get(tagValue(constitution, 'subject') ?? '')
  if (event === undefined) return { title: undefined, thread: undefined }
  const isOpen = new Absences(store, facts, [event.id]).ofHeld(event) === undefined
  const title = isOpen ? titleOf(event) : undefined
  return {
    title: title === undefined ? undefined : spokenIn(event, title),
    thread: numbers.rootPath(numbers.rootFor(event) ?? event.id),
  }
}

/** How many lasting names signed an outcome. */
function signaturesOn({ store, facts }: Source, hash: string): number {
  const { events: signatures } = store.query(
    [{ kinds: [KIND.signature], tags: { e: [hash] } }],
    LISTED * LISTED,
  )
  const ids = signatures.map(({ id }) => id)
  const withdrawals =
    ids.length === 0
      ? []
      : store.query([{ kinds: [KIND.withdrawal], tags: { e: ids } }], LISTED * LISTED).events
  return signatoriesOf({
    ...{ version: hash, kind: KIND.close, signatures, names: facts.names },
    witnessedTime: (id) => facts.time.witnessedTime(id),
    takenBack: takenBackAt(withdrawals, facts.time),
  }).length
}

async function foldedInSteps(input: AssemblyInput): Promise<AssemblyState> {
  const steps = foldSteps(input)
  for (let rested = performance.now(); ; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - rested < STEP) continue
    await new Promise(setImmediate)
    rested = performance.now()
  }
}

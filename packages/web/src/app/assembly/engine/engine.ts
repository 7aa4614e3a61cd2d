// The calls of the assembly's worker, all about the assembly that was opened last.

import {
  type AssemblyInput,
  blocksToHtml,
  blocksToMarkdown,
  checkBeforehand,
  credentialCheck,
  type Enrolment,
  foldSteps,
  gatherAssembly,
  type KnownAnchors,
  outcomeBlocks,
  outcomeHash,
  outcomeOf,
  outcomeWordsOf,
  type PointOnMap,
  parseBallot,
  parseConstitution,
  peopleMapSteps,
  recordsFile,
  stateHash,
} from '@commonwall/assembly'
import { turn } from '@commonwall/sync'
import { KIND, unlessRefused, type VerifiedEvent } from '@commonwall/wall'
import {
  type AssemblyItem,
  type AssemblyView,
  assemblyView,
  type PassageDetail,
  passageDetail,
  phaseAt,
} from '../../../assembly/index.ts'
import type { Language } from '../../../pages/model.ts'
import type { Convened } from '../../engine/assembly/calls.ts'
import { EngineError } from '../../engine/wire.ts'
import { type AssemblyHeld, unpackHeld } from '../held.ts'

export interface AssemblyCalls {
  /** What is worth a line of the list; constitutions that are none are left out. */
  list(convened: Convened): Promise<readonly AssemblyItem[]>
  /** Folds what is held. @param now the reader's clock, unix seconds */
  open(given: { readonly held: Uint8Array; readonly now: number }): Promise<AssemblyView>
  passage(place: string): Promise<PassageDetail>
  /** The opinion map of the last round, for the eye only; none where nobody differs. */
  map(): Promise<readonly PointOnMap[]>
  /** Computes everything again, from every credential on, and says how long it took. */
  check(): Promise<Checked>
  /** The outcome as a file's text. @throws EngineError assembly/no-outcome before the last round ended */
  outcome(asked: { readonly form: 'html' | 'markdown' | 'json'; readonly lang: Language }): Promise<string>
  /** What it is computed from, as JSON that the implementation in Python reads. */
  records(): Promise<string>
}

export interface Checked {
  readonly hash: string
  readonly outcome: string | undefined
  /** Records of the last stage that began, and all events looked at. */
  readonly records: number
  readonly events: number
  readonly milliseconds: number
}

interface Opened {
  readonly held: AssemblyHeld
  readonly input: AssemblyInput
  readonly view: AssemblyView
}

/** Milliseconds that the fold may take before other calls get their turn. */
const TURN = 20

export function createAssemblyEngine(): AssemblyCalls {
  let opened: Opened | undefined
  let asked = 0
  /** Whether credentials hold, for what is opened again. */
  const known = new Map<string, boolean>()
  const anchors: KnownAnchors = new Map()
  const current = (): Opened => {
    if (opened === undefined)
      throw new EngineError('assembly/none', 'assembly: expected one that is open, got none')
    return opened
  }
  return {
    list: async ({ items, wallTime }) =>
      items.flatMap(({ event, place, title, thread }): AssemblyItem[] => {
        const parsed = unlessRefused(parseConstitution, event)
        if (parsed === undefined) return []
        const { passages, groups } = parsed
        return [
          {
            ...{ place, title, thread, passages: passages.length, groups: groups.map(({ slug }) => slug) },
            phase: phaseAt(parsed, wallTime),
          },
        ]
      }),
    async open({ held: bytes, now }) {
      const mine = ++asked
      const held = unpackHeld(bytes)
      const input = await gathered(held, { now, known: anchors })
      const isCredentialed = await checkedBeforehand(input, known)
      const made = await shown(held, { ...input, isCredentialed })
      // What was opened later stays open, however long this one took.
      if (mine === asked) opened = made
      return made.view
    },
    passage: async (place) => passageDetail(current().view, place),
    async map() {
      const { input, view } = current()
      return inSteps(peopleMapSteps(input, view.state))
    },
    async check() {
      const { held, input } = current()
      const began = performance.now()
      const isCredentialed = await checkedBeforehand(input)
      const state = await inSteps(foldSteps({ ...input, isCredentialed }))
      const outcome = outcomeOf(parseConstitution(input.constitution), state)
      return {
        hash: stateHash(state),
        outcome: outcome && outcomeHash(outcome),
        records: Math.max(...state.stages.map(({ records }) => records)),
        events: held.foundation.events.length,
        milliseconds: Math.round(performance.now() - began),
      }
    },
    async outcome({ form, lang }) {
      const { title, outcome, texts } = current().view
      if (outcome === undefined)
        throw new EngineError('assembly/no-outcome', 'outcome: expected one, got none yet')
      if (form === 'json')
        return `${JSON.stringify({ hash: outcome.hash, outcome: outcome.data }, undefined, 2)}\n`
      const words = outcomeWordsOf(lang)
      const blocks = outcomeBlocks({
        ...{ words, outcome: outcome.data, title: title?.text ?? '' },
        textOf: (id) => texts[id]?.text?.text,
      })
      return form === 'html' ? blocksToHtml(blocks, words.lang) : blocksToMarkdown(blocks)
    },
    async records() {
      const { held, input, view } = current()
      const { hash: state, outcome } = view
      const made = outcome === undefined ? { state } : { state, outcome: outcome.hash }
      return `${JSON.stringify(recordsFile({ input, logs: held.foundation.logs, made }))}\n`
    },
  }
}

async function gathered(
  { id, foundation, withheld }: AssemblyHeld,
  more: { readonly now: number; readonly known: KnownAnchors },
): Promise<AssemblyInput> {
  const constitution = foundation.events.find((event) => event.id === id)
  if (constitution === undefined)
    throw new EngineError('assembly/none', `assembly: expected its constitution ${id}, got none`)
  const { input } = await gatherAssembly({ ...foundation, withheld, ...more }, constitution)
  return input
}

async function shown(held: AssemblyHeld, input: AssemblyInput): Promise<Opened> {
  const texts = new Map(held.texts)
  const signatures = new Map(held.signatures)
  const { title, thread } = held
  const view = assemblyView({
    ...{ input, title, thread, state: await inSteps(foldSteps(input)) },
    textOf: (id) => texts.get(id),
    signatures: (hash) => signatures.get(hash) ?? 0,
  })
  return { held, input, view }
}

/** Runs to the end with pauses, so that whoever asks meanwhile gets an answer. */
async function inSteps<T>(steps: Generator<undefined, T>): Promise<T> {
  for (let rested = performance.now(); ; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - rested < TURN) continue
    await turn()
    rested = performance.now()
  }
}

/** By WebCrypto where a page has it: over plain HTTP from another machine it has none. */
async function checkedBeforehand({ constitution, events }: AssemblyInput, known?: Map<string, boolean>) {
  const parsed = parseConstitution(constitution)
  if (crypto.subtle === undefined) return credentialCheck(parsed)
  return checkBeforehand(parsed, enrolmentsAmong(events), known)
}

function enrolmentsAmong(events: Iterable<VerifiedEvent>): Enrolment[] {
  return [...events].flatMap((event) => {
    // Only a first ballot has its counter there.
    if (event.kind !== KIND.ballot || event.tags[2]?.[0] !== 'n') return []
    const ballot = unlessRefused(parseBallot, event)
    return ballot?.form === 'enrolment' ? [ballot] : []
  })
}

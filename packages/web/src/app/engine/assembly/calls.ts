// What the engine gives about assemblies: it hands over what the copy holds, and knows no more of them than their kinds.
//
// Their rule is folded in a worker of its own (`app/assembly/engine`), which is fetched when an assembly is opened.

import { KIND, signatoriesOf, tagValue, takenBackAt, titleOf, type VerifiedEvent } from '@commonwall/wall'
import { inLanguage, spokenIn } from '../../../pages/fill/index.ts'
import type { Spoken } from '../../../pages/model.ts'
import { type AssemblyHeld, packHeld } from '../../assembly/held.ts'
import type { OwnGround } from '../own/own-ground.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import { constitutionsOf } from './constitutions.ts'
import { assemblyHeld } from './gather-held.ts'

/** A constitution that the wall holds, as it was signed, and the thread that it names. */
export interface ConvenedItem {
  readonly event: VerifiedEvent
  /** Its place in the log: the number in its path. */
  readonly place: number
  readonly title: Spoken | undefined
  readonly thread: string | undefined
}

export interface Convened {
  /** The newest first. */
  readonly items: readonly ConvenedItem[]
  /** The wall's own time, unix seconds. */
  readonly wallTime: number
}

export interface AssemblyCalls {
  /** Every constitution of this wall. */
  convened(): Promise<Convened>
  /**
   * All that an assembly is computed and shown from; undefined where nothing of it changed since it was asked for.
   * @throws EngineError engine/missing
   */
  assembly(asked: AssemblyAsked): Promise<PackedAssembly | undefined>
}

export interface AssemblyAsked {
  /** Of its constitution in the log. */
  readonly place: number
  /** The mark of what is held already. */
  readonly known: string | undefined
}

export interface PackedAssembly {
  readonly mark: string
  /** `unpackHeld` reads it. */
  readonly held: Uint8Array<ArrayBuffer>
}

export function assemblyCalls(ground: OwnGround): AssemblyCalls {
  return {
    async convened() {
      const wall = ground.wall()
      const items = constitutionsOf(wall).flatMap((event) => {
        const place = wall.placeOf(event.id)
        return place === undefined ? [] : [{ event, place, ...subjectOf(wall, event) }]
      })
      return { items, wallTime: wall.held.history.wallTime }
    },
    async assembly({ place, known }) {
      const wall = ground.wall()
      const constitution = wall.events.get(wall.idAt(place) ?? '')
      const held = constitution && assemblyHeld(wall, ground.session().copy, constitution)
      if (constitution?.kind !== KIND.constitution || held === undefined)
        throw new EngineError('engine/missing', `assembly: expected one of this wall, got place ${place}`)
      const whole = { ...held, ...subjectOf(wall, constitution), signatures: signaturesOf(wall) }
      const mark = markOf(whole, wall.held.history.wallTime)
      return mark === known ? undefined : { mark, held: packHeld(whole) }
    },
  }
}

/** What an assembly is about. */
export function subjectOf(wall: Wall, constitution: VerifiedEvent): Pick<ConvenedItem, 'title' | 'thread'> {
  const id = tagValue(constitution, 'subject') ?? ''
  const event = wall.events.get(id)
  if (event === undefined || wall.absenceOfHeld(event) !== undefined)
    return { title: undefined, thread: wall.placeOf(id) === undefined ? undefined : wall.rootPath(id) }
  const title = titleOf(event)
  return {
    title: title === undefined ? inLanguage('', undefined) : spokenIn(event, title),
    thread: wall.rootPath(id),
  }
}

/** How many lasting names signed each outcome, by its hash. */
function signaturesOf({ events, held }: Wall): readonly (readonly [hash: string, names: number])[] {
  const { names, history } = held
  const signatures = [...events.values()].filter(
    (event) => event.kind === KIND.signature && tagValue(event, 'k') === String(KIND.close),
  )
  const hashes = new Set(signatures.map((event) => tagValue(event, 'e') ?? ''))
  const withdrawals = [...events.values()].filter(({ kind }) => kind === KIND.withdrawal)
  const takenBack = takenBackAt(withdrawals, history)
  return [...hashes].map((hash) => {
    const signed = signatoriesOf({
      ...{ version: hash, kind: KIND.close, signatures, names, takenBack },
      witnessedTime: (id) => history.witnessedTime(id),
    })
    return [hash, signed.length] as const
  })
}

/** The same for the same holdings: events only come, and texts come and go. */
function markOf(
  { id, foundation, withheld, texts, title, signatures }: AssemblyHeld,
  wallTime: number,
): string {
  const shown = texts.filter(([, { text }]) => text !== undefined).length
  const names = signatures.reduce((sum, [, count]) => sum + count, 0)
  const places = foundation.logs.reduce((sum, { positions }) => sum + positions.size, 0)
  const counts = [wallTime, foundation.events.length, places, withheld.length, texts.length, shown, names]
  return [id, ...counts, title?.text].join(' ')
}

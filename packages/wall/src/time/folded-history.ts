// The answers that a folded history gives.

import type { Definition, LogEntry, Moderator, WitnessEntry } from '../definition/definition.ts'
import { logOrigin } from '../definition/log-name.ts'
import { FEW_WITNESSES } from '../definition/quorum.ts'
import { tagValue } from '../event/index.ts'
import type { Anchor, LogPlaces } from './anchor.ts'
import { type Witnessing, witnessingOf } from './anchor-date.ts'
import { closings } from './at-once.ts'
import type {
  DefinitionHistory,
  DefinitionVersion,
  KeepersAt,
  LogStanding,
  WitnessNotice,
} from './definition-history.ts'
import type { Fold, Link } from './fold-definitions.ts'
import { listVersions } from './list-versions.ts'
import { LogDates } from './log-dates.ts'
import type { Condemnation } from './splits.ts'

/** One log, ready to say when its indices were witnessed. */
interface CountedLog {
  readonly key: string
  readonly places: LogPlaces
  readonly admission: LogEntry['admission']
  readonly open: boolean
  readonly dates: LogDates
  /** With own cosignatures that stood in for dead witnesses: for definitions and signatures only. */
  readonly definitionDates: LogDates
}

const NOWHERE: LogPlaces = { positions: new Map() }

export class FoldedHistory implements DefinitionHistory {
  readonly wall: string
  readonly founding: Definition
  readonly current: Definition
  readonly versions: readonly DefinitionVersion[]
  readonly wallTime: number
  readonly logs: readonly LogStanding[]
  readonly everyWitness: readonly WitnessEntry[]
  readonly notice: WitnessNotice | undefined
  readonly outgrown: boolean
  readonly #links: readonly Link[]
  readonly #waiting: DefinitionVersion | undefined
  readonly #counted: readonly CountedLog[]
  readonly #provisional: readonly CountedLog[]
  readonly #definitionIds: ReadonlySet<string>

  constructor(fold: Fold, condemned: ReadonlyMap<string, Condemnation>) {
    const { links, candidates, judgement } = fold
    this.#links = links
    this.founding = firstOf(links).definition
    this.wall = this.founding.wall
    this.current = judgement.version.definition
    this.versions = listVersions(fold)
    this.#waiting = this.versions.find(({ state }) => state === 'bound, waiting')
    this.wallTime = judgement.wallTime
    this.#definitionIds = new Set([
      ...candidates.all.map(({ event }) => event.id),
      ...[...candidates.signatures.values()].flat().map(({ id }) => id),
    ])
    const closedAt = this.#closedAt(fold)
    this.logs = this.#standings(closedAt, condemned)
    this.#counted = this.logs
      .filter(({ state, key }) => state !== 'provisional' && fold.places(key) !== undefined)
      .map((log) => countedLog(fold, log))
    this.#provisional = this.logs
      .filter(({ state, continues }) => state === 'provisional' && continues)
      .map(({ key, admission }) => {
        const { dates } = judgement.continued(key)
        return {
          key,
          places: fold.places(key) ?? NOWHERE,
          admission,
          open: true,
          dates,
          definitionDates: dates,
        }
      })
    this.everyWitness = distinctWitnesses(this.versions)
    const { id, keepers, threshold } = this.current
    this.outgrown = candidates.unread.some((event) => {
      const signers = [
        event.pubkey,
        ...(candidates.signatures.get(event.id) ?? []).map(({ signer }) => signer),
      ]
      const signed = keepers.filter((keeper) => signers.includes(keeper)).length
      return tagValue(event, 'prev') === id && signed >= threshold
    })
    const { length } = this.current.witnesses
    this.notice = length === 0 ? 'unwitnessed' : length < FEW_WITNESSES ? 'weakly witnessed' : undefined
  }

  witnessedTime(id: string): number | undefined {
    const byDefault = this.#dateIn('default', id)
    return byDefault === 'undated' ? undefined : (byDefault ?? this.#optionalDate(id))
  }

  datesIn(log: string): LogDates | undefined {
    return this.#counted.find(({ key }) => key === log)?.dates
  }

  isWitnessed(id: string): boolean {
    return this.witnessedTime(id) !== undefined
  }

  isProvisional(id: string): boolean {
    if (this.#counted.some(({ places }) => places.positions.has(id))) return false
    return this.#provisional.some(({ places, dates }) => dates.of(id, places) !== undefined)
  }

  moderatorsAt(time: number): readonly Moderator[] {
    const place = this.#placeAt(time)
    const { definition } = this.#links[place] ?? firstOf(this.#links)
    const next = this.#links[place + 1]?.definition.id ?? this.#waiting?.definition.id
    const version = this.versions.find(({ definition }) => definition.id === next)
    if (version?.boundAt === undefined || version.boundAt > time) return definition.moderators
    const dropped = new Set(version.droppedAtOnce)
    return definition.moderators.filter((moderator) => !dropped.has(moderator))
  }

  keepersAt(time: number): KeepersAt {
    const { keepers, threshold } = this.definitionAt(time)
    return { keepers, threshold }
  }

  definitionAt(time: number): Definition {
    return (this.#links[this.#placeAt(time)] ?? firstOf(this.#links)).definition
  }

  witnessesOf(log: string): readonly WitnessEntry[] {
    const waiting = this.#waiting?.definition.logs.some(({ key, open }) => key === log && open)
    const coming = waiting === true ? (this.#waiting?.definition.witnesses ?? []) : []
    const known = new Set(this.current.witnesses.map(({ key }) => key))
    return [...this.current.witnesses, ...coming.filter(({ key }) => !known.has(key))]
  }

  witnessing(anchor: Pick<Anchor, 'cosignatures'>): Witnessing {
    return witnessingOf(anchor, this.current)
  }

  stale(now: number): boolean {
    return now > this.current.validUntil
  }

  /** A date; `undated` if an open log of this admission holds it without one; undefined if none holds it. */
  #dateIn(admission: LogEntry['admission'], id: string): number | 'undated' | undefined {
    let earliest: number | 'undated' | undefined
    for (const log of this.#counted) {
      if (log.admission !== admission || !log.places.positions.has(id)) continue
      const date = (this.#definitionIds.has(id) ? log.definitionDates : log.dates).of(id, log.places)
      if (date === undefined) earliest ??= log.open ? 'undated' : undefined
      else earliest = typeof earliest === 'number' ? Math.min(earliest, date) : date
    }
    return earliest
  }

  #optionalDate(id: string): number | undefined {
    const date = this.#dateIn('optional', id)
    return date === 'undated' ? undefined : date
  }

  #placeAt(time: number): number {
    return Math.max(
      this.#links.findLastIndex(({ from }) => from <= time),
      0,
    )
  }

  /** Closings by definitions in force, and by one that waits where they count at once. */
  #closedAt(fold: Fold): ReadonlyMap<string, number> {
    if (this.#waiting?.boundAt === undefined || this.#waiting.inForceAt === undefined) return fold.closedAt
    const { definition, boundAt, inForceAt } = this.#waiting
    const coming = closings(this.current, definition, { boundAt, inForceAt })
    const atOnce = [...coming].filter(([, time]) => time < inForceAt)
    return new Map([...fold.closedAt, ...atOnce])
  }

  #standings(
    closedAt: ReadonlyMap<string, number>,
    condemned: ReadonlyMap<string, Condemnation>,
  ): readonly LogStanding[] {
    const counting = this.current.logs.map((log): LogStanding => {
      const added = this.#links.find(({ definition }) => definition.logs.some(({ key }) => key === log.key))
      const condemnation = condemned.get(log.key)
      const closed = closedAt.get(log.key)
      return {
        ...log,
        open: closed === undefined,
        origin: logOrigin(this.wall, log.key),
        state: condemnation ? 'condemned' : closed === undefined ? 'open' : 'closed',
        countsFrom: added?.from ?? 0,
        continues: added?.definition.continues.some(({ key }) => key === log.key) ?? false,
        closedAt: closed,
        countsTo: condemnation?.countsTo,
        disputed: condemnation?.disputed ?? false,
      }
    })
    return [...counting, ...this.#comingLogs(condemned)]
  }

  #comingLogs(condemned: ReadonlyMap<string, Condemnation>): readonly LogStanding[] {
    const waiting = this.#waiting
    const known = new Set(this.current.logs.map(({ key }) => key))
    return (waiting?.definition.logs ?? [])
      .filter(({ key }) => !known.has(key))
      .map((log) => ({
        ...log,
        origin: logOrigin(this.wall, log.key),
        state: 'provisional',
        countsFrom: waiting?.inForceAt ?? 0,
        continues: waiting?.definition.continues.some(({ key }) => key === log.key) ?? false,
        closedAt: undefined,
        countsTo: condemned.get(log.key)?.countsTo,
        disputed: condemned.get(log.key)?.disputed ?? false,
      }))
  }
}

function countedLog({ judgement, places }: Fold, log: LogStanding): CountedLog {
  const closed = log.closedAt ?? Number.POSITIVE_INFINITY
  const dated = judgement.dated(log.key).filter(({ date }) => date <= closed)
  const standIns = judgement.standIns(log.key).filter(({ date }) => date <= closed)
  const dates = new LogDates(dated)
  return {
    key: log.key,
    places: places(log.key) ?? NOWHERE,
    admission: log.admission,
    open: log.closedAt === undefined,
    dates,
    definitionDates: standIns.length === 0 ? dates : new LogDates([...dated, ...standIns]),
  }
}

function distinctWitnesses(versions: readonly DefinitionVersion[]): readonly WitnessEntry[] {
  const byName = new Map<string, WitnessEntry>()
  for (const { definition, state, boundAt } of versions)
    if (state !== 'attempt' || boundAt !== undefined)
      for (const witness of definition.witnesses) byName.set(`${witness.key} ${witness.name}`, witness)
  return [...byName.values()]
}

function firstOf(links: readonly Link[]): Link {
  const [first] = links
  if (first === undefined) throw new RangeError('history: expected a founding definition')
  return first
}

// What one definition makes of the checkpoints that wait for a judge, as if none came after it (DESIGN §3.4).
//
// The fold asks it for the dates of the definition's successors, then settles what was dated before the
// successor came into force. Whatever a successor closes at once is not looked at here: a definition's own
// dates are computed under the one before it, so that closing a log cannot silence a rival.

import type { Definition, LogEntry } from '../definition/definition.ts'
import type { Anchor } from './anchor.ts'
import { anchorDate } from './anchor-date.ts'
import type { MergedCheckpoint } from './checkpoints.ts'
import type { HeldLog, SettledSize } from './held-log.ts'
import { type DatedSize, LogDates } from './log-dates.ts'
import { standInDates } from './stand-in.ts'

/** A definition in force, and since when. */
export interface InForce {
  readonly definition: Definition
  /** Unix seconds; 0 for the founding one. */
  readonly from: number
  /** Place in the chain, from 0. */
  readonly judge: number
}

/** A checkpoint with the date that this definition gives it. */
interface DatedCheckpoint extends SettledSize {
  readonly checkpoint: MergedCheckpoint
}

interface JudgedLog {
  readonly dated: readonly DatedCheckpoint[]
  readonly noteDates: readonly number[]
}

export interface JudgementOptions {
  /** Dates past this are held back: the reader's now + 15 min. */
  readonly limit: number
  /** When logs were closed by definitions in force. */
  readonly closedAt: ReadonlyMap<string, number>
}

export class Judgement {
  readonly version: InForce
  /** Largest date of any note of a default log, or since when the definition is in force. */
  readonly wallTime: number
  readonly #held: ReadonlyMap<string, HeldLog>
  readonly #options: JudgementOptions
  readonly #judged = new Map<string, JudgedLog>()
  readonly #standIns: ReadonlyMap<string, readonly DatedSize[]>
  readonly #definitionDates = new Map<string, LogDates>()

  constructor(held: ReadonlyMap<string, HeldLog>, version: InForce, options: JudgementOptions) {
    this.version = version
    this.#held = held
    this.#options = options
    for (const { key } of version.definition.logs) {
      const log = held.get(key)
      if (log !== undefined) this.#judged.set(key, this.#dateLog(log))
    }
    const noteDates = defaultsAmong(this.version.definition.logs).flatMap(
      ({ key }) => this.#judged.get(key)?.noteDates ?? [],
    )
    this.#standIns = this.#dateStandIns(noteDates)
    this.wallTime = noteDates.reduce((a, b) => Math.max(a, b), version.from)
  }

  /** Wall time for the pause of definitions: own cosignatures that stand in for dead witnesses count as well. */
  get definitionTime(): number {
    let time = this.wallTime
    for (const dated of this.#standIns.values()) for (const { date } of dated) time = Math.max(time, date)
    return time
  }

  /**
   * Witnessed time of a definition, a signature or a withdrawal, in the default logs of this definition.
   * @param standIn whether own cosignatures may stand in for dead witnesses: for 4590 and 4591 only
   */
  definitionDate(id: string, standIn: boolean): number | undefined {
    let earliest: number | undefined
    for (const { key } of defaultsAmong(this.version.definition.logs)) {
      const log = this.#held.get(key)
      const date = log && this.#datesFor(key, standIn).of(id, log)
      if (date !== undefined) earliest = Math.min(date, earliest ?? date)
    }
    return earliest
  }

  /** Dates and latest date of a log that a successor adds to restore a lost one: judged by this definition. */
  continued(key: string): { readonly dates: LogDates; readonly latest: number } {
    const log = this.#held.get(key)
    const { dated, noteDates } = log === undefined ? NOTHING : this.#dateLog(log)
    return { dates: new LogDates(dated), latest: noteDates.reduce((a, b) => Math.max(a, b), 0) }
  }

  /** All sizes of a log with the dates up to now; closings are left to the caller. */
  dated(key: string): readonly SettledSize[] {
    return [...(this.#held.get(key)?.settled ?? []), ...(this.#judged.get(key)?.dated ?? [])]
  }

  /** Own cosignatures that stand in for dead witnesses, up to now. */
  standIns(key: string): readonly DatedSize[] {
    return [...(this.#held.get(key)?.standIns ?? []), ...(this.#standIns.get(key) ?? [])]
  }

  /**
   * The first anchor by which this definition shows that a time has come: of the least date, then size, then note.
   * @param added logs that a successor adds to restore lost ones
   */
  firstFrom(time: number, added: readonly LogEntry[]): Anchor | undefined {
    let first: { readonly anchor: Anchor; readonly date: number } | undefined
    for (const { key } of defaultsAmong([...this.version.definition.logs, ...added])) {
      const log = this.#held.get(key)
      const standIns = new Set((this.#standIns.get(key) ?? []).map(({ date }) => date))
      const last = Math.min(this.#options.limit, this.#options.closedAt.get(key) ?? this.#options.limit)
      for (const { notes } of [...(log?.pending ?? []), ...(log?.restated ?? [])])
        for (const anchor of notes) {
          const own = anchor.cosignatures.get(key)
          const standIn = own !== undefined && standIns.has(own) ? own : undefined
          const date = anchorDate(anchor, this.version.definition) ?? standIn
          if (date === undefined || date < time || date > last) continue
          if (first === undefined || comesBefore({ anchor, date }, first)) first = { anchor, date }
        }
    }
    return first?.anchor
  }

  /**
   * Makes final what this definition dated before its successor came into force.
   * @param until when the successor came into force
   * @param continued logs that it adds, and whose dates count from leaf 0
   */
  settle(until: number, continued: readonly LogEntry[]): void {
    for (const { key } of continued) {
      const log = this.#held.get(key)
      if (log !== undefined) this.#judged.set(key, this.#dateLog(log))
    }
    for (const [key, { dated, noteDates }] of this.#judged) {
      const log = this.#held.get(key)
      if (log === undefined) continue
      const done = dated.filter(({ date }) => date < until)
      const checkpoints = new Set(done.map(({ checkpoint }) => checkpoint))
      log.pending = log.pending.filter((checkpoint) => !checkpoints.has(checkpoint))
      log.settled = [
        ...log.settled,
        ...done.map(({ size, root, date, judge }) => ({ size, root, date, judge })),
      ]
      log.quorumDates = [...log.quorumDates, ...noteDates.filter((date) => date < until)]
      const standIns = this.#standIns.get(key) ?? []
      log.standIns = [...log.standIns, ...standIns.filter(({ date }) => date < until)]
    }
  }

  #dateLog(log: HeldLog): JudgedLog {
    const { definition, from, judge } = this.version
    const closed = this.#options.closedAt.get(log.key) ?? Number.POSITIVE_INFINITY
    const last = Math.min(closed, this.#options.limit)
    const dated: DatedCheckpoint[] = []
    const noteDates: number[] = []
    const dateOf = (note: Pick<MergedCheckpoint, 'log' | 'cosignatures'>) => {
      const date = anchorDate(note, definition)
      // Who said so before this definition came into force said it, for it, when it came into force.
      return date === undefined || date > last || from > last ? undefined : Math.max(date, from)
    }
    for (const checkpoint of log.pending) {
      const date = dateOf(checkpoint)
      if (date === undefined) continue
      dated.push({ size: checkpoint.size, root: checkpoint.root, date, judge, checkpoint })
      noteDates.push(date)
    }
    for (const { notes } of log.restated)
      for (const note of notes) {
        const date = dateOf(note)
        if (date !== undefined) noteDates.push(date)
      }
    return { dated, noteDates }
  }

  #dateStandIns(noteDates: readonly number[]): ReadonlyMap<string, readonly DatedSize[]> {
    const { definition, from } = this.version
    if (definition.witnesses.length === 0) return new Map()
    const logs = defaultsAmong(this.version.definition.logs).flatMap(({ key }) => this.#held.get(key) ?? [])
    const settled = logs.flatMap(({ quorumDates }) => quorumDates)
    return standInDates(logs, {
      quorumDates: [...settled, ...noteDates],
      from,
      hasQuorum: (note) => anchorDate(note, definition) !== undefined,
      ...this.#options,
    })
  }

  #datesFor(key: string, standIn: boolean): LogDates {
    const name = `${standIn} ${key}`
    let dates = this.#definitionDates.get(name)
    if (dates === undefined) {
      const closed = this.#options.closedAt.get(key) ?? Number.POSITIVE_INFINITY
      const all = standIn ? [...this.dated(key), ...this.standIns(key)] : this.dated(key)
      dates = new LogDates(all.filter(({ date }) => date <= closed))
      this.#definitionDates.set(name, dates)
    }
    return dates
  }
}

function comesBefore(
  a: { readonly anchor: Anchor; readonly date: number },
  b: { readonly anchor: Anchor; readonly date: number },
): boolean {
  if (a.date !== b.date) return a.date < b.date
  if (a.anchor.size !== b.anchor.size) return a.anchor.size < b.anchor.size
  return a.anchor.note < b.anchor.note
}

const NOTHING: JudgedLog = { dated: [], noteDates: [] }

/** Those that date definitions and tell the wall's time. */
export function defaultsAmong(logs: readonly LogEntry[]): readonly LogEntry[] {
  return logs.filter(({ admission }) => admission === 'default')
}

// Everything that a host, a mirror or a copy holds (DESIGN §3.5), kept in step with the logs.
//
// Who writes what: the sequencer writes tiles and checkpoint of its log; this room writes the rest. Bodies are
// written before a signature covers them, everything derived after each checkpoint. A failure in what is
// derived is reported and never stops a log: the next checkpoint writes it again.

import { createHash } from 'node:crypto'
import type { Anchor } from '@commonwall/wall'
import { evidencePath, INDEX_HTML, logHash, SEGMENT_WIDTH } from '@commonwall/wall'
import type { HeldLogs } from '../held/held-logs.ts'
import type { LogKey } from '../sequencer/log-key.ts'
import type { WallState } from '../state/wall-state.ts'
import type { EventStore, OwnLog } from '../store/store.ts'
import { DefinitionFiles } from './definition-files.ts'
import type { Files } from './files.ts'
import { writeHead } from './head.ts'
import { HeldLog } from './held-log.ts'
import { ownPlaces } from './places.ts'
import { PublishedLog, RECENT } from './published-log.ts'

export interface PublisherOptions {
  readonly store: EventStore
  /** The published folder, at the wall's prefix. */
  readonly files: Files
  readonly state: WallState
  /** The logs that this node signs. */
  readonly logs: readonly {
    readonly log: OwnLog
    readonly key: LogKey
    /** Public key to which posts for this log are sealed, 64 hex digits. */
    readonly inbox?: string
  }[]
  /** The logs of which a copy stands in the published folder, for others to sign or for nobody any more. */
  readonly held?: Pick<HeldLogs, 'keys'>
  /** Ids whose bodies the store keeps and nobody is shown; after a change call `emptied`. */
  readonly withheld?: (id: string) => boolean
  /** Renders the front page, the newest threads as plain HTML; undefined where it cannot yet. */
  readonly renderIndex?: () => Promise<string | undefined> | string | undefined
  /** The front page is rendered at most once in so many milliseconds. */
  readonly indexEvery?: number
  /** Unix seconds. */
  readonly now: () => number
  readonly onTrouble?: (error: Error) => void
}

const INDEX_EVERY = 10_000

/** A log of ours, or one that we hold. */
interface AnyLog extends Pick<HeldLog, 'key' | 'places' | 'segments'> {
  /** Leaves of the published checkpoint. */
  readonly size: number
}

export class Publisher {
  readonly #options: PublisherOptions
  readonly #logs: ReadonlyMap<OwnLog, PublishedLog>
  /** By raw key; made when first asked for. */
  readonly #held = new Map<string, HeldLog>()
  readonly #definitions: DefinitionFiles
  /** Writing of what is derived, one at a time; never rejects. */
  #queue: Promise<void> = Promise.resolve()
  #indexTimer: NodeJS.Timeout | undefined
  /** Set while a rendering waits for its time. */
  #indexDue = false
  /** Milliseconds of a clock that only goes forward. */
  #indexAt = Number.NEGATIVE_INFINITY

  constructor(options: PublisherOptions) {
    const { store, files, state, logs } = options
    this.#options = options
    this.#logs = new Map(
      logs.map((log) => [
        log.log,
        new PublishedLog({
          ...log,
          ...(options.withheld && { withheld: options.withheld }),
          store,
          files,
          anchors: () => state.dated(log.key.key),
          onTrouble: (error) => options.onTrouble?.(error),
        }),
      ]),
    )
    const own = [...this.#logs.values()].sort((a, b) => (a.log < b.log ? -1 : 1))
    this.#definitions = new DefinitionFiles({
      files,
      event: (id) => store.get(id),
      signaturesOn: (definition) => state.signaturesOn(definition),
      logs: () => [
        ...own.map((log) => ({
          files: log.files,
          position: (id: string) => store.position(log.log, id),
          witness: (index: number) => state.dating(log.key.key, index) ?? covering(log.newest, index),
        })),
        ...this.#heldLogs().map(({ key, proving }) => ({
          files: proving,
          position: (id: string) => state.position(key, id),
          witness: (index: number) => state.dating(key, index) ?? covering(state.anchors(key).at(-1), index),
        })),
      ],
    })
  }

  /** The log's own folder, for its sequencer. */
  filesOf(log: OwnLog): Files {
    return this.#log(log).files
  }

  /** A log that is only held, for what takes it in. @param key raw key, 64 hex digits */
  heldLog(key: string): HeldLog {
    const { store, files, state, withheld, onTrouble } = this.#options
    const log =
      this.#held.get(key) ??
      new HeldLog({
        key,
        store,
        files,
        state,
        ...(withheld && { withheld }),
        onTrouble: (error) => onTrouble?.(error),
      })
    this.#held.set(key, log)
    return log
  }

  /** For the sequencer: writes the bodies of the places [from, to) durably. */
  prepare(log: OwnLog, from: number, to: number): Promise<void> {
    return this.#log(log).segments.prepare(from, to)
  }

  /** For the sequencer: a checkpoint was published, or an older one got more cosignatures. */
  async checkpoint(log: OwnLog, anchor: Anchor): Promise<void> {
    const published = this.#log(log)
    const before = published.newest?.size ?? Math.max(0, anchor.size - RECENT)
    await this.#options.state.addAnchor(anchor)
    if (anchor.size >= before) published.newest = anchor
    await this.#inTurn(async () => {
      await published.prune()
      if (before < anchor.size) await this.#rewriteWithdrawn(log, before, anchor.size)
      await this.#refresh()
    })
    this.#renderLater()
  }

  /**
   * Bodies are gone, or must not be published any more: writes the segments that carried them again.
   * @param ids in any log of ours; others are ignored
   */
  async emptied(ids: Iterable<string>): Promise<void> {
    const held = [...ids]
    await this.#inTurn(async () => {
      for (const log of this.#everyLog()) await this.#rewrite(log, held)
      await this.#refresh()
    })
    this.#renderLater()
  }

  /** Writes one segment of level 0 again as the store is now, and the level above it. */
  rewriteSegment(log: OwnLog, index: number): Promise<void> {
    const published = this.#log(log)
    return published.segments.rewrite([index], published.newest?.size ?? 0)
  }

  /** Publishes contradictory checkpoints, as they were read; any copy verifies them. */
  async evidence(bytes: Uint8Array): Promise<void> {
    const path = evidencePath(createHash('sha256').update(bytes).digest('hex'))
    await this.#options.files.write([{ path, bytes }])
    await this.refresh()
  }

  /** Writes definition files, inbox notes and head again where they changed; the front page, which says how far logs are, soon. */
  async refresh(): Promise<void> {
    await this.#inTurn(() => this.#refresh())
    this.#renderLater()
  }

  /** Renders the front page now, as it would be after the next checkpoint. */
  async renderIndex(): Promise<void> {
    clearTimeout(this.#indexTimer)
    this.#indexDue = false
    this.#indexAt = performance.now()
    await this.#inTurn(async () => {
      const html = await this.#options.renderIndex?.()
      if (html === undefined) return this.#renderLater()
      await this.#options.files.write([{ path: INDEX_HTML, bytes: Buffer.from(html) }])
    })
  }

  /** Ends after what is being written, and the rendering that waits for its time. */
  async close(): Promise<void> {
    if (this.#indexDue) await this.renderIndex()
    await this.#queue
    clearTimeout(this.#indexTimer)
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(step).catch((error: Error) => this.#options.onTrouble?.(error))
    return this.#queue
  }

  async #refresh(): Promise<void> {
    const { files, state, now } = this.#options
    for (const { inbox } of this.#logs.values()) await inbox?.refresh(now())
    const history = state.history()
    const definitions = await this.#definitions.refresh(history)
    const own = [...this.#logs.values()].map(({ log, key: { key } }) => ({
      key,
      isDefault: log === 'default',
    }))
    const inDefault = (key: string) =>
      history.logs.some((log) => log.key === key && log.admission === 'default')
    const held = this.#heldLogs().map(({ key }) => ({ key, isDefault: inDefault(key) }))
    const evidence = (await files.list('evidence')).map((sha256) => `evidence/${sha256}`)
    await writeHead(
      files,
      [...definitions, ...evidence],
      [...own, ...held].filter(({ isDefault }) => isDefault).map(({ key }) => logHash(key)),
    )
  }

  /** Withdrawals that were just logged took bodies with them that stand in older segments. */
  async #rewriteWithdrawn(log: OwnLog, from: number, to: number): Promise<void> {
    const gone = this.#options.store.emptied(log, from, to)
    if (gone.length > 0) for (const other of this.#everyLog()) await this.#rewrite(other, gone)
  }

  async #rewrite({ key, segments, size }: AnyLog, ids: Iterable<string>): Promise<void> {
    const indexes = new Set<number>()
    for (const id of ids) {
      const position = this.#options.state.position(key, id)
      if (position !== undefined) indexes.add(Math.floor(position / SEGMENT_WIDTH))
    }
    await segments.rewrite(indexes, size)
  }

  #everyLog(): readonly AnyLog[] {
    const own = [...this.#logs.values()].map(({ log, key: { key }, segments, newest }) => {
      const places = ownPlaces(this.#options.store, log)
      return { key, places, segments, size: newest?.size ?? 0 }
    })
    const held = this.#heldLogs().map(({ key, places, segments }) => ({
      key,
      places,
      segments,
      size: places.count(),
    }))
    return [...own, ...held]
  }

  #heldLogs(): readonly HeldLog[] {
    return (this.#options.held?.keys() ?? []).map((key) => this.heldLog(key))
  }

  #renderLater(): void {
    const { renderIndex, indexEvery = INDEX_EVERY } = this.#options
    if (renderIndex === undefined || this.#indexDue) return
    this.#indexDue = true
    const wait = Math.max(0, this.#indexAt + indexEvery - performance.now())
    this.#indexTimer = setTimeout(() => this.renderIndex(), wait)
    this.#indexTimer.unref()
  }

  #log(log: OwnLog): PublishedLog {
    const found = this.#logs.get(log)
    if (found === undefined) throw new RangeError(`log: this node does not sign the ${log} log`)
    return found
  }
}

function covering(anchor: Anchor | undefined, index: number): Anchor | undefined {
  return anchor !== undefined && anchor.size > index ? anchor : undefined
}

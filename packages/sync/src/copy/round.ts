// One round of catching up: what is asked of sources, in which order, and what is done with the answers.
//
// Heads of two sources; definitions; checkpoints, the largest first; the newest bodies; then older ones; last, places
// without a body, of whoever else has them. Whatever fails leaves what was held as it was.

import { type Anchor, checkpointPath, inboxPath, segmentPath } from '@commonwall/wall'
import { provePartingOf } from '../evidence/prove-parting.ts'
import { widthIn } from '../reading/segment.ts'
import type { Ask } from './ask.ts'
import { type Candidate, grow, type Rival } from './grow.ts'
import type { Head } from './head.ts'
import { askHeads } from './heads.ts'
import type { Holdings } from './holdings.ts'
import { keepInbox } from './inbox.ts'
import type { LogCopy, ReadSegmentFile } from './log-copy.ts'
import { lastSegment } from './log-files.ts'
import { pullMissing } from './pull.ts'
import { refill } from './refill.ts'
import type { Source } from './source.ts'
import { dropWithdrawn } from './withdrawn.ts'

/** A checkpoint older than another's by this is said to be held back, in seconds. */
const DAY = 86_400

export interface RoundOptions {
  readonly holdings: Holdings
  readonly ask: Ask
  /** Positions of each log that are wanted, from the newest. */
  readonly depth: number
  /** Also the optional logs. */
  readonly optional: boolean
  /** Told when something can be shown that could not be shown before. */
  readonly onStep: (phase: Phase) => void
}

/** `head`: definitions and checkpoints. `newest`: the newest bodies, checked. `older`: bodies before. `done`: all that was wanted. */
export type Phase = 'head' | 'newest' | 'older' | 'done'

export class Round {
  readonly #options: RoundOptions
  #heads: readonly Head[] = []
  /** By log: the source of its checkpoint. */
  readonly from = new Map<string, Source>()

  constructor(options: RoundOptions) {
    this.#options = options
  }

  async run(): Promise<void> {
    const { holdings, ask, onStep } = this.#options
    this.#heads = await askHeads({ ask, holdings, openLogs: () => this.#openLogs() })
    onStep('head')
    const done = new Set<string>()
    // New segments may hold definitions that add logs: they are caught up with in the same round.
    for (let turn = 0; turn < 4; turn++) {
      const due = this.#wanted().filter((log) => !done.has(log.key))
      if (due.length === 0) break
      for (const log of due) {
        done.add(log.key)
        await this.#catchUp(log)
      }
      await holdings.shelf.settle()
      await this.#openLogs()
      onStep('newest')
    }
    for (const log of this.#wanted()) {
      this.#tilesFor(log)
      await pullMissing({ ...this.#pulling(log), depth: this.#options.depth })
      await log.commit()
    }
    onStep('older')
    await holdings.shelf.settle()
    await this.#openLogs()
    for (const log of this.#wanted()) {
      this.#tilesFor(log)
      const giverOf = (index: number) => this.#givenBy.get(`${log.key} ${index}`)
      await refill({ holdings, giverOf, ...this.#pulling(log) })
    }
    if ((await dropWithdrawn(holdings)) > 0) holdings.changed()
    for (const log of holdings.logs.values()) log.tiles.during([])
    onStep('done')
  }

  async #openLogs(): Promise<void> {
    const { holdings, depth } = this.#options
    holdings.changed()
    await holdings.openLogs(depth, (log, index) => this.#forged(log, index, undefined))
    await holdings.keepDefinitions()
  }

  /** The logs that count or will, default ones first. */
  #wanted(): LogCopy[] {
    const { holdings, optional } = this.#options
    const counting = new Set(holdings.history()?.logs.map(({ key }) => key))
    return [...holdings.logs.values()]
      .filter(({ key, admission }) => counting.has(key) && (optional || admission === 'default'))
      .sort((a, b) => Number(a.admission === 'optional') - Number(b.admission === 'optional'))
  }

  async #catchUp(log: LogCopy): Promise<void> {
    const { ask } = this.#options
    const candidates: Candidate[] = []
    for (const head of this.#heads) {
      if (!ask.open.includes(head.source)) continue
      const path = checkpointPath(log.hash)
      const bytes = await head.read(path)
      if (!bytes) continue
      const anchor = await ask.during(head.source, path, () => log.open(new TextDecoder().decode(bytes)))
      if (anchor) candidates.push({ anchor, head })
      const note = await head.read(inboxPath(log.hash))
      if (note)
        await ask.during(head.source, inboxPath(log.hash), () =>
          keepInbox(this.#options.holdings.store, log, note),
        )
    }
    candidates.sort((a, b) => b.anchor.size - a.anchor.size)
    for (const candidate of candidates) await this.#weigh(log, candidate)
    await log.commit()
  }

  /** Takes a candidate, or says why not. */
  async #weigh(log: LogCopy, candidate: Candidate): Promise<void> {
    const { anchor, head } = candidate
    const held = log.checkpoint
    this.#tilesFor(log)
    if (!held || anchor.size > held.size) {
      const grown = await grow(log, candidate, this.#options.ask)
      if (!grown.grown) return grown.rival && this.#contradicted(log, grown.rival)
      this.from.set(log.key, head.source)
      for (const { index, read, source } of grown.read) await this.#take(log, index, read, source)
      return
    }
    // Where nobody has the tiles now, nothing is said of the source.
    const root = anchor.size === held.size ? held.root : await log.rootAt(anchor.size)
    if (root !== undefined && root !== anchor.root)
      return this.#contradicted(log, { anchor, source: head.source })
    if (anchor.size === held.size) {
      if (anchor.note !== held.note && isBetter(anchor, held)) {
        await log.restate(anchor)
        await this.#readLastAgain(log, head)
      }
      if (!this.from.has(log.key)) this.from.set(log.key, head.source)
    }
    const late = timeOf(log.checkpoint ?? held) - timeOf(anchor)
    if (late > DAY)
      this.#options.ask.caught(
        head.source,
        'log/behind',
        checkpointPath(log.hash),
        `expected ${held.size} posts or more, got a checkpoint of ${anchor.size}, ${Math.floor(late / 3600)} hours older`,
      )
  }

  /** The last segment keeps the first word for a size, which the newer checkpoint does not say any more. */
  async #readLastAgain(log: LogCopy, { source, read }: Head): Promise<void> {
    const index = lastSegment(log.size)
    const width = widthIn(log.size, index)
    const path = segmentPath(log.hash, 0, index, width)
    const bytes = await read(path)
    if (!bytes) return
    await this.#options.ask.during(source, path, async () => {
      const segment = await log.parse(index, width, bytes)
      await log.check(index, segment.ids)
      await this.#take(log, index, segment, source)
    })
  }

  /** The tree of a rival, by the tiles of who showed it. */
  async #treeOf(log: LogCopy, { size, root }: Anchor, source: Source) {
    const { ask } = this.#options
    try {
      return await log.tiles.openForeign(size, root, (path) => ask.read(source, `log/${log.hash}/${path}`))
    } catch {
      return undefined
    }
  }

  async #contradicted(log: LogCopy, { anchor, source }: Rival): Promise<void> {
    const { ask, holdings } = this.#options
    const { checkpoint, tree } = log
    const { wall, definitions } = holdings
    if (!checkpoint || wall === undefined) return
    const theirs = await this.#treeOf(log, anchor, source)
    const named = definitions.logs.find(({ key }) => key === log.key)
    const known = { origin: log.origin, witnesses: named?.witnesses ?? [] }
    this.#tilesFor(log)
    const bytes = await provePartingOf({ anchor: checkpoint, tree }, { anchor, tree: theirs }, known)
    const evidence = bytes && (await holdings.evidence.take(bytes, definitions.logs))
    await holdings.judge()
    const where = evidence?.agreed
    ask.caught(
      source,
      'log/two-histories',
      evidence?.path ?? checkpointPath(log.hash),
      where === undefined
        ? `expected a log that only grew, got another history of ${anchor.size} posts`
        : `position ${where}: expected the post that was logged there, got another; the log signed both`,
    )
  }

  async #take(log: LogCopy, index: number, read: ReadSegmentFile, source: Source): Promise<void> {
    const { ask } = this.#options
    const path = segmentPath(log.hash, 0, index, read.ids.length)
    const { unreadable, rivals } = await log.accept(index, read, () => this.#forged(log, index, source))
    await log.store(index, read)
    this.#givenBy.set(`${log.key} ${index}`, source)
    for (const problem of unreadable) ask.caught(source, 'file/malformed', path, problem)
    for (const anchor of rivals) await this.#contradicted(log, { anchor, source })
  }

  readonly #givenBy = new Map<string, Source>()

  #forged(log: LogCopy, index: number, source: Source | undefined): void {
    const path = segmentPath(log.hash, 0, index, widthIn(log.size, index))
    if (source)
      this.#options.ask.caught(
        source,
        'post/unsigned',
        path,
        'expected signatures of the authors, got others',
      )
    log.spoiled.add(index)
  }

  #pulling(log: LogCopy) {
    const take = async (index: number, read: ReadSegmentFile, source: Source) => {
      await this.#take(log, index, read, source)
      this.#options.onStep('older')
    }
    return { log, ask: this.#options.ask, take }
  }

  #tilesFor(log: LogCopy): void {
    const { ask } = this.#options
    const first = this.from.get(log.key)
    const sources = first ? [first, ...ask.open.filter((source) => source !== first)] : ask.open
    log.tiles.during(
      sources.map((source) => ({
        readTile: (path) => ask.read(source, `log/${log.hash}/${path}`),
        onBad: (problem) => ask.caught(source, 'log/tree', `log/${log.hash}/tile`, problem),
      })),
    )
  }
}

/** Of two notes of one checkpoint: seen by more, then later. */
function isBetter(a: Anchor, b: Anchor): boolean {
  return (a.cosignatures.size - b.cosignatures.size || timeOf(a) - timeOf(b)) > 0
}

/** The latest time that anybody put under a checkpoint, unix seconds. */
export function timeOf({ cosignatures }: Pick<Anchor, 'cosignatures'>): number {
  return Math.max(0, ...cosignatures.values())
}

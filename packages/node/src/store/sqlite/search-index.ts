// The search index (FTS5), filled behind the events so that an OK does not wait for it: indexing a post
// costs more than storing it. It is filled in idle moments; only a backlog that would make the next
// search wait is worked off between commits.
//
// How far it got is a row of the database, changed in the transaction that indexes, so a crash loses
// nothing. A search first brings the index up to date: its answer is never older than the last OK.
// An index whose terms were cut in another way than this program does is thrown away and filled anew.
// Every version is indexed, also superseded ones; the join with `events` leaves out what is not current.

import { createHash } from 'node:crypto'
import type { NostrEvent } from '@commonwall/wall'
import { termsOf } from '../search-text.ts'
import { EVENT_COLUMNS, readEvent } from './rows.ts'
import type { Statements } from './statements.ts'

/** A text whose terms tell one way of cutting from another: scripts, case, width, ligatures, marks, long words. */
const SAMPLE = {
  tags: [['title', 'Straße ﬁn ΟΔΟΣ']],
  content: `don't I\u0307 １２３ 世界人權宣言 臺灣 ひらがなカタカナ 대한민국 สิทธิมนุษยชน ສິດ សិទ្ធិ လူ့အခွင့် འགྲོ་བ་མིའི་ मानवाधिकार حقوقِ می‌خواهم ${'x'.repeat(99)}`,
}

/** Events per background step: some 5 ms, between which the node answers others. */
const STEP = 256
/** Events of a step that works off a backlog: larger ones cost less an event. */
const LARGE_STEP = 1_024
/** Without a commit for so long, the node is idle. */
const IDLE_MS = 50
/** What a search may find not yet indexed: about 0.1 s of work. */
const LARGEST_BACKLOG = 4_000

export class SearchIndex {
  readonly #sql: Statements
  /** The last seq that is indexed, and the last that exists. */
  #upto: number
  #last: number
  #timer: NodeJS.Timeout | undefined

  constructor(sql: Statements, last: number) {
    this.#sql = sql
    this.#upto = openProgress(sql)
    this.#last = last
    this.#wait(IDLE_MS)
  }

  /** How far the index got: no seq up to here may be given again. */
  get upto(): number {
    return this.#upto
  }

  /** Says that events up to `seq` are durable and want to be indexed. */
  extend(seq: number): void {
    this.#last = Math.max(this.#last, seq)
    while (this.#last - this.#upto > LARGEST_BACKLOG && this.#tryStep(LARGE_STEP));
    this.#wait(IDLE_MS)
  }

  /** Takes an event out, in the caller's transaction. */
  remove(seq: number, event: NostrEvent): void {
    if (seq > this.#upto) return
    const terms = termsOf(event).join(' ')
    this.#sql.run("INSERT INTO search (search, rowid, terms) VALUES ('delete', ?, ?)", seq, terms)
  }

  /** Indexes everything that is durable. */
  catchUp(): void {
    while (this.#upto < this.#last) this.#step(LARGE_STEP)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  /** Indexes a step after so long, unless a commit comes first; then the wait begins again. */
  #wait(ms: number): void {
    clearTimeout(this.#timer)
    if (this.#upto >= this.#last) return
    this.#timer = setTimeout(() => {
      if (this.#tryStep(STEP)) this.#wait(1)
    }, ms).unref()
  }

  /** What cannot be written now (a full disk) is tried again at the next commit, or by a search, which says why. */
  #tryStep(most: number): boolean {
    try {
      this.#step(most)
      return true
    } catch {
      return false
    }
  }

  #step(most: number): void {
    const rows = this.#sql.rows(
      `SELECT ${EVENT_COLUMNS}, seq FROM events WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      this.#upto,
      this.#last,
      most,
    )
    const upto = rows.length < most ? this.#last : (rows.at(-1)?.[5] as number)
    // Not fsynced: the next commit that is takes it along, and if the power fails before that, it is done again.
    this.#sql.exec('PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE')
    try {
      for (const row of rows)
        this.#sql.run(
          'INSERT INTO search (rowid, terms) VALUES (?, ?)',
          row[5] as number,
          termsOf(readEvent(row)).join(' '),
        )
      this.#sql.run('UPDATE search_progress SET upto = ?', upto)
      this.#sql.exec('COMMIT')
    } catch (error) {
      this.#sql.exec('ROLLBACK')
      throw error
    } finally {
      this.#sql.exec('PRAGMA synchronous = FULL')
    }
    this.#upto = upto
  }
}

/** How far an index got whose terms were cut as this program cuts them. */
function openProgress(sql: Statements): number {
  const cutting = createHash('sha256').update(termsOf(SAMPLE).join(' ')).digest('hex')
  const progress = sql.row('SELECT upto, cutting FROM search_progress')
  if (progress?.[1] === cutting) return progress[0] as number
  sql.exec('BEGIN IMMEDIATE')
  sql.run("INSERT INTO search (search) VALUES ('delete-all')")
  sql.run('UPDATE search_progress SET upto = 0, cutting = ?', cutting)
  sql.exec('COMMIT')
  return 0
}

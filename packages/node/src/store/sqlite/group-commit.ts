// One fsync for many: work handed in during one turn of the event loop shares a transaction.
//
// While a commit blocks, sockets fill; their work is the next group. So the group grows with the load
// and a lone put waits for nobody. Work that fails is undone alone; if the commit fails, everything in
// it is refused.
//
// A savepoint around each work costs a third of what it guards, and hardly any work ever fails. So a group is run
// without them; where something throws, all of it is undone and run again with them. Work can run twice.

import { StoreError } from '../store-error.ts'
import type { Statements } from './statements.ts'

/** Rows after which a group is committed and others get their turn. */
const FULL = 1_000
/** Under load a group waits so many milliseconds for others: an fsync costs more than the wait. */
const LINGER = 2
/** A commit so few milliseconds after the last one means load; a lone put waits for nobody. */
const BUSY = 10

interface Job {
  readonly rows: number
  readonly work: () => unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

export interface CommitHooks {
  readonly afterCommit: () => void
  /** What was written since the last commit, or a part of it, is not there any more. */
  readonly onUndone: () => void
}

export class GroupCommit {
  readonly #sql: Statements
  readonly #hooks: CommitHooks
  #jobs: Job[] = []
  #turn: NodeJS.Immediate | undefined
  #linger: NodeJS.Timeout | undefined
  /** When the last group was committed, on a clock that only goes forward. */
  #committedAt = Number.NEGATIVE_INFINITY
  #closed = false

  constructor(sql: Statements, hooks: CommitHooks) {
    this.#sql = sql
    this.#hooks = hooks
  }

  /**
   * Runs work inside a transaction; resolves with its result once that is on disk.
   * @param rows about how much it writes
   */
  run<T>(rows: number, work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreError('store/closed', 'the store is closed'))
    return new Promise<T>((resolve, reject) => {
      this.#jobs.push({ rows, work, resolve: resolve as Job['resolve'], reject })
      this.#schedule()
    })
  }

  /** Commits what was handed in; refuses what comes later. */
  close(): void {
    this.#closed = true
    while (this.#jobs.length > 0) this.#commitNext()
    clearImmediate(this.#turn)
    clearTimeout(this.#linger)
  }

  #schedule(): void {
    if (this.#turn !== undefined || this.#linger !== undefined) return
    if (performance.now() - this.#committedAt < BUSY)
      this.#linger = setTimeout(() => this.#commitNext(), LINGER)
    else this.#turn = setImmediate(() => this.#commitNext())
  }

  #commitNext(): void {
    clearTimeout(this.#linger)
    this.#linger = undefined
    const group = this.#takeGroup()
    this.#turn = this.#jobs.length > 0 ? setImmediate(() => this.#commitNext()) : undefined
    const done = this.#commit(group)
    if (done === undefined) return
    this.#committedAt = performance.now()
    for (const answer of done) answer()
    this.#hooks.afterCommit()
  }

  /** @returns how to answer each; undefined if nothing was committed and all were refused */
  #commit(group: readonly Job[]): readonly (() => void)[] | undefined {
    for (const run of [runPlainly, this.#runGuarded])
      try {
        this.#sql.run('BEGIN IMMEDIATE')
        const done = group.map(run)
        this.#sql.run('COMMIT')
        return done
      } catch (error) {
        this.#rollBack()
        if (run === runPlainly) continue
        for (const { reject } of group) reject(error)
      }
    return undefined
  }

  #takeGroup(): readonly Job[] {
    let rows = 0
    let size = 0
    while (size < this.#jobs.length && rows < FULL) rows += this.#jobs[size++]?.rows ?? 0
    const group = this.#jobs.slice(0, size)
    this.#jobs = this.#jobs.slice(size)
    return group
  }

  /** Runs one job so that its failure leaves the others whole. @returns how to answer it after the commit */
  readonly #runGuarded = ({ work, resolve, reject }: Job): (() => void) => {
    this.#sql.run('SAVEPOINT job')
    try {
      const result = work()
      this.#sql.run('RELEASE job')
      return () => resolve(result)
    } catch (error) {
      this.#sql.run('ROLLBACK TO job')
      this.#sql.run('RELEASE job')
      this.#hooks.onUndone()
      return () => reject(error)
    }
  }

  #rollBack(): void {
    this.#hooks.onUndone()
    try {
      this.#sql.exec('ROLLBACK')
    } catch {
      // SQLite has already rolled back on its own: after a full disk, for example.
    }
  }
}

function runPlainly({ work, resolve }: Job): () => void {
  const result = work()
  return () => resolve(result)
}

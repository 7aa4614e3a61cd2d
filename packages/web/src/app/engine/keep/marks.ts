// What the reader has read and follows: only in *Saved here*, sealed, and never on the wall.
//
// What moved is counted and not dated: a throwaway post bears the hour alone, and so would lie before the last look.

import { putJson, type Rows, readJson } from '@commonwall/sync'
import { inOneTab } from '../say/turn.ts'

const ROW = 'marks'
/** More threads than anybody follows; the first marked go first. */
const MOST = 5_000

interface Kept {
  readonly since: number
  readonly read: readonly (readonly [string, number])[]
  readonly followed: readonly string[]
}

export class Marks {
  readonly #rows: Rows
  /** What was there before is not new to the reader, unix seconds. */
  #since: number
  /** By thread: how much others had said there when it was read. */
  #read = new Map<string, number>()
  #followed = new Set<string>()

  private constructor(rows: Rows, since: number) {
    this.#rows = rows
    this.#since = since
  }

  /** Marks that cannot be read are none: what is lost is convenience. @param now unix seconds */
  static async open(rows: Rows, now: number): Promise<Marks> {
    const marks = new Marks(rows, now)
    // Where there is no room any more, what is saved opens all the same.
    await marks.#change(() => undefined).catch(() => undefined)
    return marks
  }

  /**
   * True for a thread with more in it than when it was read, and for one that began since marks are kept and was not read.
   * @param said how much others have said there
   * @param began unix seconds
   */
  isUnread(root: string, said: number, began: number): boolean {
    const read = this.#read.get(root)
    return read === undefined ? began > this.#since : said > read
  }

  isFollowed(root: string): boolean {
    return this.#followed.has(root)
  }

  /** @returns false if nothing changed by it */
  async read(root: string, said: number): Promise<boolean> {
    if (this.#read.get(root) === said) return false
    await this.#change(() => {
      this.#read.delete(root)
      this.#read.set(root, said)
      const [first] = this.#read.keys()
      if (this.#read.size > MOST && first !== undefined) this.#read.delete(first)
    })
    return true
  }

  follow(root: string, followed: boolean): Promise<void> {
    return this.#change(() => void (followed ? this.#followed.add(root) : this.#followed.delete(root)))
  }

  /** What another tab has marked meanwhile stays. */
  #change(change: () => void): Promise<void> {
    return inOneTab(async () => {
      try {
        const { since, read, followed } = (await readJson(this.#rows, ROW)) as Kept
        ;[this.#since, this.#read, this.#followed] = [since, new Map(read), new Set(followed)]
      } catch {
        // None that can be read.
      }
      change()
      const kept: Kept = { since: this.#since, read: [...this.#read], followed: [...this.#followed] }
      await putJson(this.#rows, ROW, kept)
    })
  }
}

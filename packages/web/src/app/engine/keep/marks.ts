// What the reader has read and follows: only in *Saved here*, sealed, and never on the wall.
//
// What moved is counted and not dated: a throwaway post bears the hour alone, and so would lie before the last look.

import { putJson, type Rows, readJson } from '@commonwall/sync'

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
  readonly #since: number
  /** By thread: how much others had said there when it was read. */
  readonly #read: Map<string, number>
  readonly #followed: Set<string>

  private constructor(rows: Rows, { since, read, followed }: Kept) {
    this.#rows = rows
    this.#since = since
    this.#read = new Map(read)
    this.#followed = new Set(followed)
  }

  /** Marks that cannot be read are none: what is lost is convenience. @param now unix seconds */
  static async open(rows: Rows, now: number): Promise<Marks> {
    try {
      return new Marks(rows, (await readJson(rows, ROW)) as Kept)
    } catch {
      const marks = new Marks(rows, { since: now, read: [], followed: [] })
      await marks.#save()
      return marks
    }
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
    this.#read.delete(root)
    this.#read.set(root, said)
    const [first] = this.#read.keys()
    if (this.#read.size > MOST && first !== undefined) this.#read.delete(first)
    await this.#save()
    return true
  }

  async follow(root: string, followed: boolean): Promise<void> {
    if (followed) this.#followed.add(root)
    else this.#followed.delete(root)
    await this.#save()
  }

  #save(): Promise<void> {
    const kept: Kept = { since: this.#since, read: [...this.#read], followed: [...this.#followed] }
    return putJson(this.#rows, ROW, kept)
  }
}

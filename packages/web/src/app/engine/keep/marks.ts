// What the reader has read and follows: only in *Saved here*, sealed, and never on the wall.
//
// What moved is counted and not dated: a throwaway post bears the hour alone, and so would lie before the last look.

import { putJson, type Rows, readJson } from '@commonwall/sync'
import { inOneTab } from '../say/turn.ts'

const ROW = 'marks'
/** More threads than anybody follows; the first marked go first. */
const MOST = 5_000

interface Kept {
  /** What was there before is not new to the reader, unix seconds. */
  readonly since: number
  /** By thread: how much others had said there when it was read. */
  readonly read: Iterable<readonly [string, number]>
  readonly followed: Iterable<string>
}

interface Marked extends Kept {
  readonly read: Map<string, number>
  readonly followed: Set<string>
}

export class Marks {
  readonly #rows: Rows
  #marked: Marked

  private constructor(rows: Rows, since: number) {
    this.#rows = rows
    this.#marked = copyOf({ since, read: [], followed: [] })
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
    const read = this.#marked.read.get(root)
    return read === undefined ? began > this.#marked.since : said > read
  }

  isFollowed(root: string): boolean {
    return this.#marked.followed.has(root)
  }

  /** @returns false if nothing changed by it. @throws StoreError: then nothing did either */
  async read(root: string, said: number): Promise<boolean> {
    if (this.#marked.read.get(root) === said) return false
    await this.#change(({ read }) => {
      read.delete(root)
      read.set(root, said)
      const [first] = read.keys()
      if (read.size > MOST && first !== undefined) read.delete(first)
    })
    return true
  }

  /** @throws StoreError: then it is followed as before */
  follow(root: string, isFollowed: boolean): Promise<void> {
    return this.#change(({ followed }) => void (isFollowed ? followed.add(root) : followed.delete(root)))
  }

  /** What another tab has marked meanwhile stays. */
  #change(change: (marked: Marked) => void): Promise<void> {
    return inOneTab(async () => {
      try {
        this.#marked = copyOf((await readJson(this.#rows, ROW)) as Kept)
      } catch {
        // None that can be read.
      }
      const marked = copyOf(this.#marked)
      change(marked)
      await putJson(this.#rows, ROW, { ...marked, read: [...marked.read], followed: [...marked.followed] })
      this.#marked = marked
    })
  }
}

function copyOf({ since, read, followed }: Kept): Marked {
  return { since, read: new Map(read), followed: new Set(followed) }
}

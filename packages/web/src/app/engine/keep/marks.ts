// What the reader has read and follows: only in *Saved here*, sealed, and never on the wall.

import type { Rows } from '@commonwall/sync'

const ROW = 'marks'
/** More threads than anybody follows; the first marked go first. */
const MOST = 5_000

export class Marks {
  readonly #rows: Rows
  /** By thread: its last activity when it was read, unix seconds. */
  readonly #read: Map<string, number>
  readonly #followed: Set<string>

  private constructor(rows: Rows, read: Map<string, number>, followed: Set<string>) {
    this.#rows = rows
    this.#read = read
    this.#followed = followed
  }

  /** Marks that cannot be read are none: what is lost is convenience. */
  static async open(rows: Rows): Promise<Marks> {
    const row = await rows.get(ROW).catch(() => undefined)
    try {
      const { read, followed } = JSON.parse(new TextDecoder().decode(row)) as { read: []; followed: [] }
      return new Marks(rows, new Map(read), new Set(followed))
    } catch {
      return new Marks(rows, new Map(), new Set())
    }
  }

  /** True if it was read and has moved since. */
  isUnread(root: string, lastActivity: number): boolean {
    const at = this.#read.get(root)
    return at !== undefined && lastActivity > at
  }

  isFollowed(root: string): boolean {
    return this.#followed.has(root)
  }

  async read(root: string, lastActivity: number): Promise<void> {
    if (this.#read.get(root) === lastActivity) return
    this.#read.delete(root)
    this.#read.set(root, lastActivity)
    const [first] = this.#read.keys()
    if (this.#read.size > MOST && first !== undefined) this.#read.delete(first)
    await this.#save()
  }

  async follow(root: string, followed: boolean): Promise<void> {
    if (followed) this.#followed.add(root)
    else this.#followed.delete(root)
    await this.#save()
  }

  #save(): Promise<void> {
    const text = JSON.stringify({ read: [...this.#read], followed: [...this.#followed] })
    return this.#rows.put(ROW, new TextEncoder().encode(text))
  }
}

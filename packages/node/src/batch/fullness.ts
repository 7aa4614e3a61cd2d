// How full the batch is, and what a post must show to be taken in all the same (docs/decisions/0061).
//
// Up to half, everybody is taken, whatever they show. From there only posts with the wall's own floor of work, and
// one bit more each time that half of what was left is gone: the last places are the dearest, so that a flood
// that would shut everybody out pays for it, and a writer who worked more still gets in.

/** More posts than this do not wait. */
export const MAX_WAITING_POSTS = 100_000
/** More bytes than this do not wait: a flood must not fill the disk with what nobody sees. */
export const MAX_WAITING_BYTES = 256_000_000

/** Why a batch takes no more. It says nothing of what waits, nor how much. */
export class BatchFullError extends Error {
  override readonly name = 'BatchFullError'
  readonly code = 'batch/full'

  constructor() {
    super('batch: expected room, got too many waiting posts for what this one shows')
  }
}

/** The most that waits in one place. */
export interface Room {
  readonly posts: number
  readonly bytes: number
}

export class Fullness {
  readonly #room: Room
  #posts = 0
  #bytes = 0

  constructor(room: Room = { posts: MAX_WAITING_POSTS, bytes: MAX_WAITING_BYTES }) {
    this.#room = room
  }

  /** The part of the room that is left, from 1 to 0. */
  get left(): number {
    return Math.max(0, 1 - Math.max(this.#posts / this.#room.posts, this.#bytes / this.#room.bytes))
  }

  /** Counts a row that waits from now on. */
  add(row: string): void {
    this.#posts += 1
    this.#bytes += Buffer.byteLength(row)
  }

  /** A row that was counted waits no longer. */
  remove(row: string): void {
    this.#posts -= 1
    this.#bytes -= Buffer.byteLength(row)
  }

  /** Bits of work (NIP-13) that the next post must show; Infinity if there is no room at all. @param floor of the wall */
  workAsked(floor: number): number {
    const { left } = this
    return left > 1 / 2 ? 0 : floor + Math.floor(-Math.log2(left)) - 1
  }
}

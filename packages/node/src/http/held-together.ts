// What everybody who is connected makes a node hold in memory, together: messages and bodies that have not ended, posts on
// their way to the disk, answers that nobody takes.
//
// Each has limits of its own, but behind a proxy or an onion service a thousand cannot be told from one. So what they
// hold together is looked at now and then, and where it is more than a small machine has, those go first that hold
// most for longest. Who ends what he began and takes what he asked for holds little, and not for long.

export interface Holder {
  /** Bytes, now. */
  readonly held: number
  /** Lets go of them. */
  end(): void
}

/** Something that comes in piece by piece. */
export interface Beginning {
  came(bytes: number): void
  letGo(): void
}

/** Bytes that may stay. */
const MOST_HELD = 134_217_728
/** Milliseconds between two looks, and bytes that may come in between. */
const EVERY = 1_000
const BETWEEN = 16_777_216

export class HeldTogether {
  readonly #most: number
  /** What each held at every look since it last held nothing, summed. */
  readonly #holders = new Map<Holder, number>()
  readonly #looks: NodeJS.Timeout
  #came = 0

  /** @param most bytes */
  constructor(most = MOST_HELD) {
    this.#most = most
    this.#looks = setInterval(() => this.#look(), EVERY).unref()
  }

  /** Counts a holder from now on; returns what ends that. */
  add(holder: Holder): () => void {
    this.#holders.set(holder, 0)
    return () => this.#holders.delete(holder)
  }

  /** Counts what comes of one thing, until it is let go. */
  begin(end: () => void): Beginning {
    const holder = { held: 0, end }
    const letGo = this.add(holder)
    return {
      came: (bytes) => {
        holder.held += bytes
        this.came(bytes)
      },
      letGo,
    }
  }

  /** Bytes came in: many at once are looked at before there are more. */
  came(bytes: number): void {
    this.#came += bytes
    if (this.#came >= Math.min(BETWEEN, this.#most)) this.#look()
  }

  close(): void {
    clearInterval(this.#looks)
  }

  #look(): void {
    this.#came = 0
    let together = 0
    for (const [holder, before] of this.#holders) {
      const { held } = holder
      together += held
      this.#holders.set(holder, held === 0 ? 0 : before + held)
    }
    if (together <= this.#most) return
    for (const [holder] of [...this.#holders].sort(([, one], [, other]) => other - one)) {
      if (together <= this.#most) return
      together -= holder.held
      holder.end()
    }
  }
}

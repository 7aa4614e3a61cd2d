// Seeded chance (sfc32): the same seed gives the same lab, byte for byte. For nothing secret.

export class Rng {
  readonly #state: [number, number, number, number]

  constructor(seed: string) {
    let hash = 0x811c9dc5
    const word = (salt: number) => {
      for (const char of `${salt}/${seed}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
      return (hash ^ (hash >>> 15)) | 0
    }
    this.#state = [word(1), word(2), word(3), 1]
    for (let round = 0; round < 12; round++) this.next()
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    let [a, b, c, d] = this.#state
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    this.#state.splice(0, 4, a, b, c | 0, d)
    return (sum >>> 0) / 4_294_967_296
  }

  /** True with a probability. One draw whatever the probability, so that a changed figure shifts no other draw. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  /** A whole number from 0 up to, not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }
}

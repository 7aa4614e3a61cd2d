// Random choices that repeat: every case has its own dice, from the run's seed and the case's number.

export class Dice {
  #state: number

  constructor(seed: number, number: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0
    this.below(2)
    this.below(2)
  }

  /** 0 … 1 (mulberry32, public domain, by Tommy Ettinger). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, 0 to n − 1. */
  below(n: number): number {
    return Math.floor(this.#next() * n)
  }

  one<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)]
    if (chosen === undefined) throw new Error('dice: expected a list with something in it')
    return chosen
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.below(16).toString(16)).join('')
  }

  /** Characters of all planes, no surrogates. */
  text(length: number): string {
    return Array.from({ length }, () => String.fromCodePoint(this.one(RANGES) + this.below(0x40))).join('')
  }
}

const RANGES = [0x20, 0x00, 0x4e00, 0x600, 0x1f600, 0xfdd0, 0x0f00, 0x80, 0x2000, 0x10ffc0]

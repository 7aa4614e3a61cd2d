// SHA-256 of a text in which only a decimal counter changes, for proof of work: what stands before the counter is hashed
// once, and what comes after its last block is expanded once, so that an attempt costs the rounds and little else.
//
// For work alone: every id that it finds is hashed again by whoever checks it.

/** The first 32 bits of the fractional part. */
const fraction = (x: number) => ((x % 1) * 2 ** 32) | 0
const PRIMES = Array.from({ length: 310 }, (_, i) => i + 2).filter((n) => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
})
/** FIPS 180-4 §4.2.2, §5.3.3. */
const K = Int32Array.from(PRIMES.slice(0, 64), (p) => fraction(Math.cbrt(p)))
const START = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction(Math.sqrt(p)))
const BLOCK = 64

/** Tries counters of one length; made anew where the counter gets a digit more. */
export class CounterHash {
  readonly #message: Uint8Array
  readonly #view: DataView
  readonly #middle: Int32Array
  readonly #state = new Int32Array(8)
  readonly #schedule = new Int32Array(64)
  /** Expanded blocks after those that hold the counter. */
  readonly #after: readonly Int32Array[]
  readonly #first: number
  readonly #last: number
  readonly #lastDigit: number

  /** @param counter digits only */
  constructor(before: Uint8Array, counter: string, after: Uint8Array) {
    const length = before.length + counter.length + after.length
    this.#message = new Uint8Array(BLOCK * Math.ceil((length + 9) / BLOCK))
    this.#view = new DataView(this.#message.buffer)
    this.#message.set(before)
    for (let at = 0; at < counter.length; at++) this.#message[before.length + at] = counter.charCodeAt(at)
    this.#message.set(after, before.length + counter.length)
    this.#message[length] = 0x80
    this.#view.setUint32(this.#message.length - 4, 8 * length)
    this.#lastDigit = before.length + counter.length - 1
    this.#first = Math.floor(before.length / BLOCK)
    this.#last = Math.floor(this.#lastDigit / BLOCK)
    for (let block = 0; block < this.#first; block++) {
      if (block === 0) this.#state.set(START)
      this.#expand(block, this.#schedule)
      this.#rounds(this.#schedule)
    }
    this.#middle = this.#first === 0 ? START : this.#state.slice()
    const blocks = this.#message.length / BLOCK
    this.#after = Array.from({ length: blocks - this.#last - 1 }, (_, n) => {
      const schedule = new Int32Array(64)
      this.#expand(this.#last + 1 + n, schedule)
      return schedule
    })
  }

  /** The digest for the counter as it stands, eight words; the same array each time. */
  digest(): Int32Array {
    this.#state.set(this.#middle)
    for (let block = this.#first; block <= this.#last; block++) {
      this.#expand(block, this.#schedule)
      this.#rounds(this.#schedule)
    }
    for (const schedule of this.#after) this.#rounds(schedule)
    return this.#state
  }

  /** The next counter of the same length. */
  next(): void {
    let at = this.#lastDigit
    while (this.#message[at] === 57) this.#message[at--] = 48
    this.#message[at] = (this.#message[at] ?? 0) + 1
  }

  #expand(block: number, w: Int32Array): void {
    for (let t = 0; t < 16; t++) w[t] = this.#view.getInt32(BLOCK * block + 4 * t)
    for (let t = 16; t < 64; t++) {
      const [x, y] = [w[t - 15] as number, w[t - 2] as number]
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0
    }
    for (let t = 0; t < 64; t++) w[t] = ((w[t] as number) + (K[t] as number)) | 0
  }

  #rounds(w: Int32Array): void {
    const s = this.#state
    let a = s[0] as number
    let b = s[1] as number
    let c = s[2] as number
    let d = s[3] as number
    let e = s[4] as number
    let f = s[5] as number
    let g = s[6] as number
    let h = s[7] as number
    for (let t = 0; t < 64; t++) {
      const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const one = (h + S1 + (g ^ (e & (f ^ g))) + (w[t] as number)) | 0
      const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const two = (S0 + ((a & b) | (c & (a | b)))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    s[0] = ((s[0] as number) + a) | 0
    s[1] = ((s[1] as number) + b) | 0
    s[2] = ((s[2] as number) + c) | 0
    s[3] = ((s[3] as number) + d) | 0
    s[4] = ((s[4] as number) + e) | 0
    s[5] = ((s[5] as number) + f) | 0
    s[6] = ((s[6] as number) + g) | 0
    s[7] = ((s[7] as number) + h) | 0
  }
}

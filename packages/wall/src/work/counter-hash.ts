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

/** FIPS 180-4 §4.1.2. So small that each is written out where it is called. */
const rotated = (x: number, bits: number) => (x >>> bits) | (x << (32 - bits))
const choice = (e: number, f: number, g: number) => g ^ (e & (f ^ g))
const majority = (a: number, b: number, c: number) => (a & b) | (c & (a | b))

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
      const x = w[t - 15] as number
      const y = w[t - 2] as number
      const s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >>> 3)
      const s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >>> 10)
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
    // Eight rounds, each with the letters one place on: nothing is moved from one to another, which took a third of the time.
    for (let t = 0; t < 64; t += 8) {
      h = (h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + choice(e, f, g) + (w[t] as number)) | 0
      d = (d + h) | 0
      h = (h + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + majority(a, b, c)) | 0
      g = (g + (rotated(d, 6) ^ rotated(d, 11) ^ rotated(d, 25)) + choice(d, e, f) + (w[t + 1] as number)) | 0
      c = (c + g) | 0
      g = (g + (rotated(h, 2) ^ rotated(h, 13) ^ rotated(h, 22)) + majority(h, a, b)) | 0
      f = (f + (rotated(c, 6) ^ rotated(c, 11) ^ rotated(c, 25)) + choice(c, d, e) + (w[t + 2] as number)) | 0
      b = (b + f) | 0
      f = (f + (rotated(g, 2) ^ rotated(g, 13) ^ rotated(g, 22)) + majority(g, h, a)) | 0
      e = (e + (rotated(b, 6) ^ rotated(b, 11) ^ rotated(b, 25)) + choice(b, c, d) + (w[t + 3] as number)) | 0
      a = (a + e) | 0
      e = (e + (rotated(f, 2) ^ rotated(f, 13) ^ rotated(f, 22)) + majority(f, g, h)) | 0
      d = (d + (rotated(a, 6) ^ rotated(a, 11) ^ rotated(a, 25)) + choice(a, b, c) + (w[t + 4] as number)) | 0
      h = (h + d) | 0
      d = (d + (rotated(e, 2) ^ rotated(e, 13) ^ rotated(e, 22)) + majority(e, f, g)) | 0
      c = (c + (rotated(h, 6) ^ rotated(h, 11) ^ rotated(h, 25)) + choice(h, a, b) + (w[t + 5] as number)) | 0
      g = (g + c) | 0
      c = (c + (rotated(d, 2) ^ rotated(d, 13) ^ rotated(d, 22)) + majority(d, e, f)) | 0
      b = (b + (rotated(g, 6) ^ rotated(g, 11) ^ rotated(g, 25)) + choice(g, h, a) + (w[t + 6] as number)) | 0
      f = (f + b) | 0
      b = (b + (rotated(c, 2) ^ rotated(c, 13) ^ rotated(c, 22)) + majority(c, d, e)) | 0
      a = (a + (rotated(f, 6) ^ rotated(f, 11) ^ rotated(f, 25)) + choice(f, g, h) + (w[t + 7] as number)) | 0
      e = (e + a) | 0
      a = (a + (rotated(b, 2) ^ rotated(b, 13) ^ rotated(b, 22)) + majority(b, c, d)) | 0
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

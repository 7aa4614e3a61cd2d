// What the axis is told about the positions of a stage, and what its thirds say of each wording.
//
// A passage is judged by thirds that come from the other half of the text, so that nobody moves the axis by the
// very position that it is to judge.

import { type Thirds as ThirdOfEach, thirdsSteps } from '../axis/thirds.ts'
import { type Place, placeOfEach } from './places.ts'
import type { Located } from './position-counts.ts'
import type { Voices } from './voices.ts'

const THIRDS = 3

/** Collects positions person by person, asks for thirds once, and counts by them. */
export class Thirds {
  readonly #places: readonly Pick<Place, 'id' | 'half' | 'wordings'>[]
  /** By wording, in the order of the places. */
  readonly #placeOf: readonly number[]
  readonly #pubkeys: readonly string[]
  readonly #personAt: ReadonlyMap<string, number>
  readonly #groups: Uint8Array
  readonly #start: number[] = []
  readonly #column: number[] = []
  readonly #sum: number[] = []
  readonly #count: number[] = []
  /** By place, where the current person's entry is; one before `#from` is another person's. */
  readonly #entry: Int32Array
  readonly #supporters: Int32Array
  readonly #objectors: Int32Array
  #halves: readonly [ThirdOfEach | undefined, ThirdOfEach | undefined] = [undefined, undefined]

  constructor(places: readonly Pick<Place, 'id' | 'half' | 'wordings'>[], voices: Voices) {
    this.#places = places
    this.#placeOf = placeOfEach(places)
    this.#pubkeys = [...voices.keys()]
    this.#personAt = new Map(this.#pubkeys.map((pubkey, at) => [pubkey, at]))
    this.#groups = Uint8Array.from(voices.values())
    this.#entry = new Int32Array(places.length).fill(-1)
    this.#supporters = new Int32Array(this.#placeOf.length * THIRDS)
    this.#objectors = new Int32Array(this.#placeOf.length * THIRDS)
  }

  /** Begins the next person; people come in the order of the voices. */
  next(pubkey: string): void {
    this.#start[this.#personAt.get(pubkey) ?? 0] = this.#column.length
  }

  /** Adds a position of the current person. */
  add(wording: number, value: number): void {
    const place = this.#placeOf[wording]
    if (place === undefined) return
    const from = this.#start.at(-1) ?? 0
    let entry = this.#entry[place] ?? -1
    if (entry < from) {
      entry = this.#column.length
      this.#entry[place] = entry
      this.#column.push(place)
      this.#sum.push(0)
      this.#count.push(0)
    }
    this.#sum[entry] = (this.#sum[entry] ?? 0) + value
    this.#count[entry] = (this.#count[entry] ?? 0) + 1
  }

  /** Asks the axis, once everybody has come. */
  *place(least: number): Generator<undefined, void> {
    const { halves } = yield* thirdsSteps({
      pubkeys: this.#pubkeys,
      groups: this.#groups,
      columns: this.#places.map(({ id, half }) => ({ id, half })),
      rows: {
        start: Int32Array.from([...this.#start, this.#column.length]),
        column: Int32Array.from(this.#column),
        sum: Int32Array.from(this.#sum),
        count: Int32Array.from(this.#count),
      },
      least,
    })
    this.#halves = halves
  }

  /** Counts what a person says in the thirds of that person. */
  count(pubkey: string, { ballot, wordings }: Located): void {
    const person = this.#personAt.get(pubkey) ?? 0
    const thirds = this.#halves.map((half) => half?.[person] ?? -1)
    for (const [at, { value }] of ballot.positions.entries()) {
      const wording = wordings[at] ?? -1
      if (wording < 0) continue
      const third = thirds[this.#halfOf(wording) === 0 ? 1 : 0] ?? -1
      if (third < 0) continue
      const counts = value > 0 ? this.#supporters : this.#objectors
      const cell = wording * THIRDS + third
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }

  #halfOf(wording: number): 0 | 1 | undefined {
    return this.#places[this.#placeOf[wording] ?? -1]?.half
  }

  /** Supporters and objectors of a wording in each third; empty where there are no thirds. */
  of(wording: number): readonly { readonly S: number; readonly O: number }[] {
    const half = this.#halfOf(wording)
    if (half === undefined || this.#halves[half === 0 ? 1 : 0] === undefined) return []
    return Array.from({ length: THIRDS }, (_, third) => ({
      S: this.#supporters[wording * THIRDS + third] ?? 0,
      O: this.#objectors[wording * THIRDS + third] ?? 0,
    }))
  }
}

// The way across the border: boxes in a row. What leaves meets them in the order of the scenario (the province, then the
// border, then the long line), what comes in the other way round. A box that drops a packet hides it from those behind.

import type { Box, Need, Probe, Verdict } from './box.ts'
import { leaves, type Packet } from './packet.ts'
import { Rng } from './rng.ts'

/** What one box did about one packet. */
export interface Deed {
  readonly box: string
  /** Its place in the row. */
  readonly at: number
  readonly verdict: Verdict
}

export interface Crossing {
  readonly deeds: readonly Deed[]
  /** Gone: swallowed by a box, or lost. */
  readonly gone: 'dropped' | 'lost' | undefined
  /** Milliseconds that it takes, if it is not gone. */
  readonly delay: number
}

export interface PathOptions {
  readonly seed: string
  /** Hour of the day at time 0. */
  readonly hour?: number
}

export class Path {
  readonly needs: ReadonlySet<Need>
  readonly #boxes: readonly { readonly box: Box; readonly rng: Rng }[]
  readonly #states: unknown[]
  readonly #hour: number

  constructor(boxes: readonly Box[], { seed, hour = 12 }: PathOptions) {
    // Each box has its own chance, so that one more box in a scenario changes nothing for the others.
    this.#boxes = boxes.map((box, at) => ({ box, rng: new Rng(`${seed}/${box.name}/${at}`) }))
    this.#states = boxes.map(({ initial }) => initial)
    this.#hour = hour
    this.needs = new Set(boxes.flatMap(({ needs }) => needs))
  }

  /** Lets a packet cross. @param now milliseconds, never less than before */
  cross(packet: Packet, now: number): Crossing {
    const deeds: Deed[] = []
    const order = this.#boxes.map((_, at) => at)
    let delay = 0
    for (const at of leaves(packet) ? order : order.reverse()) {
      const { box, rng } = this.#boxes[at] ?? {}
      if (box === undefined || rng === undefined) continue
      const { state, verdicts } = box.step(this.#states[at], packet, { now, hour: this.#hourAt(now), rng })
      this.#states[at] = state
      for (const verdict of verdicts) {
        deeds.push({ box: box.name, at, verdict })
        if (verdict.do === 'delay') delay += verdict.ms
      }
      const gone = verdicts.find((verdict) => verdict.do === 'drop' || verdict.do === 'lose')
      if (gone !== undefined) return { deeds, gone: gone.do === 'drop' ? 'dropped' : 'lost', delay }
    }
    return { deeds, gone: undefined, delay }
  }

  /** Tells the box in a place what came of its probe. */
  learn(at: number, probe: Probe, answer: Uint8Array | undefined, now: number): void {
    const { box, rng } = this.#boxes[at] ?? {}
    if (box?.learn === undefined || rng === undefined) return
    this.#states[at] = box.learn(this.#states[at], probe, answer, { now, hour: this.#hourAt(now), rng })
  }

  #hourAt(now: number): number {
    return (this.#hour + now / 3_600_000) % 24
  }
}

// The way across the border for a browser: the scenario's boxes on a clock that runs faster, the weather on the real one.
// It can be lifted, so that somebody may have visited a site before the wall minded it.

import {
  BOXES,
  type Crossing,
  type Deed,
  type Packet,
  type Path,
  type Probe,
  pathOf,
  type Scenario,
  STREAM_SHOWS,
  suppliesFor,
} from '@commonwall/lab'

/** The boxes' clock: three minutes of blocking pass in nine seconds. */
export const FACTOR = 20

export class BrowserLine {
  /** Boxes of the scenario that a proxy cannot show. */
  readonly notShown: readonly string[]
  /** Nothing of what blocks can be shown. */
  readonly nothingShown: boolean
  readonly #wall: Path
  readonly #weather: Path
  readonly #began = performance.now()
  readonly #start: number
  lifted = false

  constructor(scenario: Scenario, seed: string) {
    const supplies = suppliesFor(scenario.lists)
    const shown = scenario.boxes.filter(({ box, ...params }) => {
      const needs = BOXES.get(box)?.make(params, supplies).needs ?? []
      return needs.every((need) => STREAM_SHOWS.has(need))
    })
    this.notShown = scenario.boxes.filter((box) => !shown.includes(box)).map(({ box }) => box)
    const blocking = shown.filter(({ box }) => box !== 'weather')
    this.nothingShown = blocking.length === 0 && this.notShown.length > 0
    this.#wall = pathOf({ ...scenario, boxes: blocking }, { seed })
    this.#weather = pathOf({ ...scenario, boxes: shown.filter(({ box }) => box === 'weather') }, { seed })
    // The last visit counts, as in virtual time.
    this.#start = scenario.visits.at(-1) ?? 0
  }

  /** Milliseconds of the boxes' clock. */
  now(): number {
    return this.#start + (performance.now() - this.#began) * FACTOR
  }

  cross(packet: Packet, now: number): Crossing {
    const none: Crossing = { deeds: [], gone: undefined, delay: 0 }
    const wall = this.lifted ? none : this.#wall.cross(packet, now)
    if (wall.gone !== undefined) return wall
    const weather = this.#weather.cross(packet, performance.now() - this.#began)
    const deeds: Deed[] = [...wall.deeds, ...weather.deeds]
    return { deeds, gone: weather.gone, delay: wall.delay + weather.delay }
  }

  learn(at: number, probe: Probe, answer: Uint8Array | undefined, now: number): void {
    this.#wall.learn(at, probe, answer, now)
  }
}

// Tells the engine that somebody is there, so that what is saved here stays open: hands on keys, screen or wheel, and
// nothing that happens by itself.

import type { EngineClient } from '../shell/engine-client.ts'

const HANDS = ['keydown', 'pointerdown', 'wheel', 'input'] as const
/** Milliseconds: it is told at most so often. */
const REST = 5_000

export function tellOfUse(engine: EngineClient): void {
  let told = Number.NEGATIVE_INFINITY
  const tell = ({ timeStamp }: Event) => {
    if (timeStamp - told < REST) return
    told = timeStamp
    void engine.ask('stay')
  }
  for (const hands of HANDS) addEventListener(hands, tell, { passive: true, capture: true })
}

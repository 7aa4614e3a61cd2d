// What a door with several steps came to so far, and the step that is under way.

import { useState } from 'preact/hooks'

export interface DoorSteps<F> {
  readonly facts: Partial<F>
  readonly tell: (part: Partial<F>) => void
  /** A step is under way: its buttons wait. */
  readonly busy: boolean
  readonly run: (step: () => Promise<void>) => void
}

/** @param fail told what kept a step from its end, and undefined when the next begins */
export function useFacts<F>(fail: (error: unknown) => void): DoorSteps<F> {
  const [facts, setFacts] = useState<Partial<F>>({})
  const [busy, work] = useState(false)
  return {
    facts,
    busy,
    tell: (part) => setFacts((now) => ({ ...now, ...part })),
    run(step) {
      work(true)
      fail(undefined)
      step()
        .catch(fail)
        .finally(() => work(false))
    },
  }
}

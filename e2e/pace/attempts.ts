// What one attempt at the work costs in the thread that runs this. `work.ts` puts it into the engine's own.

import { type UnsignedEvent, workInSteps } from '@commonwall/wall'
import { turn } from '../../packages/sync/src/turn.ts'

/** More bits than anybody finds. */
const NEVER = 200

/** Milliseconds for an attempt, as the engine makes them: in steps, with turns between. @param milliseconds for how long to try */
export async function attempt(unsigned: UnsignedEvent, milliseconds: number): Promise<number> {
  const from = performance.now()
  const isOver = new Error('attempts: the time is over')
  let made = 0
  try {
    await workInSteps(unsigned, NEVER, async (attempts) => {
      await turn()
      made = attempts
      if (performance.now() - from >= milliseconds) throw isOver
    })
  } catch (error) {
    if (error !== isOver) throw error
  }
  return (performance.now() - from) / made
}

// Doing something, and saying aloud what came of it.

import { sayFailed } from './failed.ts'
import type { Telling } from './state.ts'

/** @param done what is said once it was done; empty where the screen shows it. @returns true if it was */
export async function tell(
  state: Pick<Telling, 'lang' | 'said'>,
  done: string,
  act: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await act()
    state.said.value = done
    return true
  } catch (error) {
    sayFailed(error, state)
    return false
  }
}

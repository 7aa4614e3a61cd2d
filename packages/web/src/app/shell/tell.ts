// Doing something, and saying aloud what came of it.

import { sayFailed } from './failed.ts'
import type { Telling } from './state.ts'

/** @param done what is said once it was done; empty where the screen shows it. @returns true if it was */
export async function tell<T>(
  state: Pick<Telling, 'lang' | 'said'>,
  done: string | ((came: T) => string),
  act: () => Promise<T>,
): Promise<boolean> {
  try {
    const came = await act()
    state.said.value = typeof done === 'string' ? done : done(came)
    return true
  } catch (error) {
    sayFailed(error, state)
    return false
  }
}

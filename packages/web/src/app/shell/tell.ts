// Doing something, and saying aloud what came of it.

import { sayFailed } from './failed.ts'
import type { Telling } from './state.ts'

/**
 * @param done what is said once it was done; empty where the screen shows it
 * @param own by the code of an error, what this screen says of it
 * @param meanwhile said until then; by default nothing, since a sentence that stands there already is not read out again
 * @returns true if it was done
 */
export async function tell<T>(
  state: Pick<Telling, 'lang' | 'said'>,
  done: string | ((came: T) => string),
  act: () => Promise<T>,
  own: Readonly<Record<string, string>> = {},
  meanwhile = '',
): Promise<boolean> {
  state.said.value = meanwhile
  try {
    const came = await act()
    state.said.value = typeof done === 'string' ? done : done(came)
    return true
  } catch (error) {
    const said = own[(error as { readonly code: string }).code]
    if (said === undefined) sayFailed(error, state)
    else state.said.value = said
    return false
  }
}

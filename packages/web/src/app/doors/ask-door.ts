// Asks the demonstration to do what stands behind a door: a POST to this very page's node, with the token of its start.

import type { State } from '../shell/state.ts'
import { type DoorVerbs, TOKEN_HEADER } from './facts.ts'
import { DoorError, troubleIn } from './trouble.ts'

/** @throws DoorError with what the demonstration says went wrong */
export async function askDoor<V extends keyof DoorVerbs>(
  state: State,
  verb: V,
): Promise<Awaited<ReturnType<DoorVerbs[V]>>> {
  const { root = '', doors = '' } = state.place
  const response = await fetch(`${root}doors/${verb}`, {
    method: 'POST',
    headers: { [TOKEN_HEADER]: doors },
    body: state.lang.value,
    cache: 'no-store',
    credentials: 'omit',
  }).catch(() => {
    throw new DoorError('gone', `${verb}: expected the demonstration to answer, nobody did`)
  })
  if (response.ok) return response.json()
  const trouble = troubleIn(await response.text())
  throw new DoorError(trouble, `${verb}: expected it done, got ${response.status} ${trouble}`)
}

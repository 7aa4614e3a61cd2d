// Whether issuers read what was shown to have been left out. Anybody shows thousands, and one issuer may state as many
// sizes: what stands where is sorted once.

import { firstPast } from '@commonwall/wall'
import type { AssemblyClock, Sizes } from './clock.ts'

/** Past every size. */
const NOWHERE = Number.MAX_SAFE_INTEGER

/** True for sizes before which all of these ids stand, each in any log. */
export function readAll(
  ids: readonly string[],
  clock: Pick<AssemblyClock, 'places'>,
): (sizes: Sizes) => boolean {
  // Those first that stand furthest in the first log.
  const places = ids
    .map((id) => clock.places(id).map((place = NOWHERE) => place))
    .sort(([one = 0], [other = 0]) => other - one)
  // Negative, as they then ascend.
  const firsts = places.map(([first = 0]) => -first)
  let most: readonly number[] = []
  /** In each log the furthest place of any of them, up to each. */
  const furthest = places.map((one) => {
    most = one.map((place, log) => Math.max(place, most[log] ?? 0))
    return most
  })
  return (sizes) => {
    const isPast = (one: readonly number[]) => one.every((place, log) => place >= (sizes[log] ?? 0))
    const beyond = firstPast(firsts, -(sizes[0] ?? 0))
    if (!isPast(furthest[beyond - 1] ?? [-1])) return true
    // Of those past the first of two logs, the furthest in the second tells. Of more logs, all past the first are asked.
    return sizes.length > 2 && !places.slice(0, beyond).some(isPast)
  }
}

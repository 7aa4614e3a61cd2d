// A bridge that was handed over as a link: what stands behind the address is its card, and no server sees it.

import { isCardText } from '@commonwall/sync'

/** The card's text, taken out of the address bar at once: from there it would get into the history and into pictures. */
export function cardInAddress(): string | undefined {
  const text = location.hash.slice(1)
  if (!isCardText(text)) return undefined
  history.replaceState(history.state, '', location.href.slice(0, -location.hash.length))
  return text
}

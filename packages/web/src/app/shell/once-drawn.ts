// What takes long to draw and nobody looks for at once, such as very many choices: it comes in a task of its own, after the
// screen stands.

import { useEffect, useState } from 'preact/hooks'

/** False when a part is drawn for the first time, true from then on. */
export function useOnceDrawn(): boolean {
  const [isDrawn, draw] = useState(false)
  useEffect(() => draw(true), [])
  return isDrawn
}

// A page whose posts are still on their way, said as it is.

import type { Ui } from '../../pages/ui.ts'
import { UNREAD } from './words.ts'

/** In the place of a page that is older than what was read. */
export function NotReadYet({ ui }: { ui: Ui }) {
  const { title, text } = UNREAD[ui.frame.lang]
  return (
    <>
      <h1>{title}</h1>
      <p>{text}</p>
    </>
  )
}

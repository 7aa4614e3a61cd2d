// A page whose posts are still on their way, said as it is.

import { UNTITLED } from '../../pages/title/words.ts'
import type { Ui } from '../../pages/ui.ts'
import { UNREAD } from './words.ts'

/** In the place of a page that is older than what was read. */
export function NotReadYet({ ui }: { ui: Ui }) {
  const { lang } = ui.frame
  return (
    <>
      <h1>{UNTITLED[lang].unread}</h1>
      <p>{UNREAD[lang].text}</p>
    </>
  )
}

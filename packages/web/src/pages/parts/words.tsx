// A few words in their own language and direction, within a line of another; a link where they lead somewhere.

import type { Spoken } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'

export function Words({ text, to, ui }: { text: Spoken; to?: string | undefined; ui: Ui }) {
  const words = (
    <bdi lang={text.lang} dir={text.lang === undefined ? undefined : text.dir}>
      {text.text}
    </bdi>
  )
  return to === undefined ? (
    words
  ) : (
    <Link to={to} ui={ui}>
      {words}
    </Link>
  )
}

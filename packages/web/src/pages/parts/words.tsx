// A few words in their own language and direction, within a line of another; a link where they lead somewhere.

import type { Spoken } from '../model.ts'

export function Words({ text, href }: { text: Spoken; href?: string | undefined }) {
  const words = (
    <bdi lang={text.lang} dir={text.lang === undefined ? undefined : text.dir}>
      {text.text}
    </bdi>
  )
  return href === undefined ? words : <a href={href}>{words}</a>
}

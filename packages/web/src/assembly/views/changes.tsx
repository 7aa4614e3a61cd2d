// Two wordings as one: struck what goes, underlined what comes; said aloud as well.
//
// Signs that nobody sees are named where they come or go: two wordings that look alike may not be. No piece turns another
// around.

import type { ComponentChildren } from 'preact'
import type { RedlinePiece, Spoken } from '../../pages/model.ts'
import { breakable } from '../../pages/parts/long-words.tsx'
import type { AssemblyWords } from '../words.ts'

interface ChangesProps {
  readonly pieces: readonly RedlinePiece[]
  /** Whose language and direction they have. */
  readonly of: Pick<Spoken, 'lang' | 'dir'> | undefined
  readonly words: AssemblyWords
}

export function Changes({ pieces, of, words }: ChangesProps) {
  return (
    <p class="said redline changes" lang={of?.lang} dir={of?.dir}>
      {pieces.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{breakable(text)}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={at}>
            <span class="unseen">{kind === 'removed' ? words.removed : words.added} </span>
            {named(text)}
            <span class="unseen"> {words.endOf}</span>
          </Mark>
        )
      })}
    </p>
  )
}

/** Fillers, what only turns direction, and tags; joiners belong to words of many scripts. */
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e0fff}]+/gu

function named(text: string): ComponentChildren[] {
  const said: ComponentChildren[] = []
  let at = 0
  for (const { index, 0: run } of text.matchAll(UNSEEN)) {
    const [first = ''] = run
    const code = first.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    const many = [...run].length
    said.push(
      ...breakable(text.slice(at, index)),
      <span class="sign">{`U+${code}${many > 1 ? ` ×${many}` : ''}`}</span>,
    )
    at = index + run.length
  }
  return [...said, ...breakable(text.slice(at))]
}

// Two wordings as one: struck what goes, underlined what comes; said aloud as well.

import type { RedlinePiece } from '../../pages/model.ts'
import type { AssemblyWords } from '../words.ts'

interface ChangesProps {
  readonly pieces: readonly RedlinePiece[]
  readonly lang: string | undefined
  readonly words: AssemblyWords
}

export function Changes({ pieces, lang, words }: ChangesProps) {
  return (
    <p class="said redline changes" lang={lang}>
      {pieces.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const Mark = kind === 'removed' ? 'del' : 'ins'
        return (
          <Mark key={at}>
            <span class="unseen">{kind === 'removed' ? words.removed : words.added} </span>
            {text}
            <span class="unseen"> {words.endOf}</span>
          </Mark>
        )
      })}
    </p>
  )
}

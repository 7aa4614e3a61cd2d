// A text of a draft, in brackets where it is not settled; the brackets are vermilion and are read out.

import { PlainText } from '../../pages/parts/plain-text.tsx'
import type { Show } from './show.ts'
import type { TextAt } from './text-at.ts'

export function TextBlock({ cited, bracketed, show }: { cited: TextAt; bracketed: boolean; show: Show }) {
  const { ui, words } = show
  const open = bracketed ? <span class="bracket">[</span> : undefined
  const close = bracketed ? <span class="bracket">]</span> : undefined
  return (
    <div class={bracketed ? 'wording bracketed' : 'wording'}>
      {open}
      {cited === 'strike' ? (
        <p class="said">
          <em>{words.strike}</em>
        </p>
      ) : cited?.text === undefined ? (
        <p class="gone">{words.noText}</p>
      ) : (
        <PlainText text={cited.text} references={cited.references ?? []} ui={ui} />
      )}
      {close}
    </div>
  )
}

// The text of what is written, and whom it mentions: typing @ at the start of a word, or the button, opens the names.
//
// A mention stands in the text as it will be signed (`nostr:npub1…`); who that is stands below, by name.

import { useRef, useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import type { Composing } from '../engine/say/composing.ts'
import { isOfCharacter } from '../shell/of-character.ts'
import type { State } from '../shell/state.ts'
import { draft } from './draft.ts'
import { keepOut, MOST } from './longest-text.ts'
import { MentionBox } from './mention-box.tsx'
import { MENTION } from './mention-words.ts'
import { Mentioned } from './mentioned.tsx'

/** Of the text: what the mention takes the place of. */
interface Gap {
  readonly from: number
  readonly to: number
}

interface Props {
  readonly composing: Composing
  readonly ui: Ui
  readonly state: State
}

export function TextField({ composing, ui, state }: Props) {
  const { a } = state.words.value
  const { form, text, lang, reply } = draft.value
  const area = useRef<HTMLTextAreaElement>(null)
  const [gap, open] = useState<Gap>()
  const write = (words: string, caret: number) => {
    draft.value = { ...draft.value, text: words }
    open(undefined)
    // The caret is set in the text as it is then.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(caret, caret)
    })
  }
  const openAt = (typed: string | undefined | null, { value, selectionStart }: HTMLTextAreaElement) => {
    const at = selectionStart - 1
    if ((typed?.endsWith('@') || typed?.endsWith('＠')) && !WORD.test(value.charAt(at - 1)))
      open({ from: at, to: at + 1 })
  }
  const isAt = ({ from, to }: Gap) => /^[@＠]$/.test(text.slice(from, to))
  return (
    <>
      <label>
        {form === 'article' ? a.write.markdownLabel : a.write.textLabel}
        <textarea
          ref={area}
          value={text}
          dir="auto"
          lang={lang}
          onPaste={(event) => {
            if (keepOut(event, text)) state.said.value = a.write.tooLong
          }}
          onInput={(event) => {
            const { currentTarget, data, isComposing } = event as typeof event & InputEvent
            draft.value = { ...draft.value, text: currentTarget.value }
            if (!isComposing) openAt(data, currentTarget)
          }}
          onCompositionEnd={({ currentTarget, data }) => openAt(data, currentTarget)}
          onKeyDown={(event) => {
            // As by the button: not past a field that asks for something else.
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isOfCharacter(event))
              event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      {text.length > MOST && <p class="late">{a.write.tooLong}</p>}
      {gap === undefined ? (
        <p class="row actions">
          <button
            type="button"
            class="plain"
            onClick={() => {
              const { selectionStart: from, selectionEnd: to } = area.current ?? {
                selectionStart: text.length,
                selectionEnd: text.length,
              }
              open({ from, to })
            }}
          >
            {MENTION[state.lang.value].button}
          </button>
        </p>
      ) : (
        <MentionBox
          {...{ root: reply?.root, ui, state }}
          first={isAt(gap) ? '' : text.slice(gap.from, gap.to)}
          onChosen={(mention) => {
            const put = putInto(text, gap, mention)
            write(put.text, put.caret)
          }}
          onLeave={(typed) => {
            // What was typed after the @ goes on from there.
            const end = isAt(gap) ? text.slice(0, gap.to) + typed : text.slice(0, gap.to)
            write(end + text.slice(gap.to), end.length)
          }}
        />
      )}
      <Mentioned composing={composing} ui={ui} state={state} />
    </>
  )
}

/** Before an @ that begins no mention: `somebody@example.org`. */
const WORD = /[\p{L}\p{N}._-]/u
/** What a mention would run into. */
const RUNS_ON = /^[A-Za-z0-9]/

/** The text with a mention in a gap, and where one goes on writing. */
export function putInto(
  text: string,
  { from, to }: Gap,
  mention: string,
): { readonly text: string; readonly caret: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)]
  const apart = /[A-Za-z0-9]$/.test(before) ? ' ' : ''
  const end = after === '' || RUNS_ON.test(after) ? ' ' : ''
  const put = `${before}${apart}${mention}${end}`
  return { text: put + after, caret: put.length }
}

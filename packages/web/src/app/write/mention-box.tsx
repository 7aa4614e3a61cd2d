// Finding whom to mention: an editable combobox with a list (ARIA APG), over the lasting names that this device holds.
//
// A key that ends a character (IME) chooses nothing, and half a character is not looked for. The arrow keys choose, Enter
// takes, Escape goes back to the text with what was typed.

import { useEffect, useRef, useState } from 'preact/hooks'
import { AuthorName } from '../../pages/parts/post.tsx'
import type { Ui } from '../../pages/ui.ts'
import { isOfCharacter } from '../shell/of-character.ts'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { MENTION } from './mention-words.ts'

interface Props {
  /** The thread that is answered. */
  readonly root: string | undefined
  /** Looked for from the start: what was marked in the text. */
  readonly first: string
  readonly ui: Ui
  readonly state: State
  readonly onChosen: (mention: string) => void
  /** @param typed what was looked for */
  readonly onLeave: (typed: string) => void
}

export function MentionBox({ root, first, ui, state, onChosen, onLeave }: Props) {
  const words = MENTION[state.lang.value]
  const [query, look] = useState(first)
  const [pointed, pointAt] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const found = useAnswer(state, 'mentionable', { query, root, lang: state.lang.value })
  useEffect(() => field.current?.focus(), [])
  const count = found?.length ?? 0
  // What is pointed at stays so while the list changes around it.
  const active = found?.findIndex(({ mention }) => mention === pointed) ?? -1
  const point = (at: number) => pointAt(found?.[at]?.mention)
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (isOfCharacter(event)) {
      // Nor does it send the form.
      if (key === 'Enter') event.preventDefault()
      return
    }
    const typed = field.current?.value ?? ''
    if (key === 'ArrowDown') point((active + 1) % Math.max(1, count))
    else if (key === 'ArrowUp') point((active <= 0 ? count : active) - 1)
    else if (key === 'Escape') onLeave(typed)
    else if (key === 'Enter') {
      const one = found?.[active]
      if (one !== undefined) onChosen(one.mention)
    } else return
    event.preventDefault()
  }
  return (
    <div class="panel mention-box">
      <label for="mention">{words.whom}</label>
      <input
        id="mention"
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={count > 0}
        aria-controls={count > 0 ? 'mention-names' : undefined}
        aria-activedescendant={active < 0 ? undefined : `mention-${active}`}
        defaultValue={first}
        maxLength={80}
        dir="auto"
        onInput={({ currentTarget, isComposing }) => {
          if (!isComposing) look(currentTarget.value)
        }}
        onCompositionEnd={({ currentTarget }) => look(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {count > 0 && (
        <div role="listbox" id="mention-names" aria-label={words.names}>
          {found?.map(({ mention, author }, at) => (
            <button
              type="button"
              tabIndex={-1}
              class="by"
              key={mention}
              id={`mention-${at}`}
              role="option"
              aria-selected={at === active}
              // The field keeps the keyboard, so that a tap is not taken for leaving it.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChosen(mention)}
            >
              <AuthorName author={author} ui={ui} />
            </button>
          ))}
        </div>
      )}
      <p class="quiet" role="status">
        {count > 0 ? words.found(count) : found !== undefined && query.trim() !== '' && words.none}
      </p>
      <p class="quiet">{words.here}</p>
      <button type="button" class="plain" onClick={() => onLeave(field.current?.value ?? '')}>
        {words.back}
      </button>
    </div>
  )
}

// Copies a text, and says so. Where the browser gives no clipboard the text is shown and selected instead.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Telling } from './state.ts'

export function CopyButton({ text, label, state }: { text: string; label: string; state: Telling }) {
  const { a } = state.words.value
  const [isShown, show] = useState(false)
  const shown = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    shown.current?.focus()
    shown.current?.select()
  }, [isShown, text])
  return (
    <>
      <button
        type="button"
        class="plain"
        onClick={async () => {
          try {
            await navigator.clipboard.writeText(text)
            state.said.value = a.copied
          } catch {
            show(true)
            shown.current?.select()
            state.said.value = a.notCopied
          }
        }}
      >
        {label}
      </button>
      {isShown && <textarea ref={shown} class="hex" readOnly rows={3} aria-label={label} value={text} />}
    </>
  )
}

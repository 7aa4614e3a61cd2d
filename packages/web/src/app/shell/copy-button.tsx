// Copies a text, and says so. Where the browser gives no clipboard the text is selected instead.

import type { State } from './state.ts'

export function CopyButton({ text, label, state }: { text: string; label: string; state: State }) {
  const { a } = state.words.value
  return (
    <button
      type="button"
      class="plain"
      onClick={async () => {
        try {
          await navigator.clipboard.writeText(text)
          state.said.value = a.copied
        } catch {
          state.said.value = a.notCopied
        }
      }}
    >
      {label}
    </button>
  )
}

// One line to write, filled in already: one click says it.

import { useState } from 'preact/hooks'

export interface LineFormProps {
  readonly label: string
  readonly example: string
  readonly button: string
  readonly onSay: (line: string) => void
}

/** Characters of a line. */
const MOST = 100

export function LineForm({ label, example, button, onSay }: LineFormProps) {
  const [typed, type] = useState<string>()
  const line = (typed ?? example).trim()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (line !== '') onSay(line)
      }}
    >
      <label for="line">{label}</label>
      <div class="field">
        <input
          id="line"
          value={typed ?? example}
          maxLength={MOST}
          autocomplete="off"
          dir="auto"
          onInput={({ currentTarget }) => type(currentTarget.value)}
          // A key that ends a character (IME) is not a key that sends.
          onKeyDown={(event) => event.key === 'Enter' && event.isComposing && event.preventDefault()}
        />
        <button type="submit" disabled={line === ''}>
          {button}
        </button>
      </div>
    </form>
  )
}

// One line to write, filled in already: one click says it. It is a post like any other, and gives way where a browser
// watches.

import { useState } from 'preact/hooks'
import { isOfCharacter } from '../shell/of-character.ts'
import type { State } from '../shell/state.ts'
import { Typed } from '../write/give-way.tsx'

export interface LineFormProps {
  readonly label: string
  readonly example: string
  readonly button: string
  readonly onSay: (line: string) => void
  readonly state: State
}

/** Characters of a line. */
const MOST = 100

export function LineForm({ label, example, button, onSay, state }: LineFormProps) {
  const [typed, type] = useState<string>()
  const line = (typed ?? example).trim()
  return (
    <Typed state={state}>
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
            dir="auto"
            onInput={({ currentTarget }) => type(currentTarget.value)}
            // A key that ends a character is not a key that sends.
            onKeyDown={(event) => event.key === 'Enter' && isOfCharacter(event) && event.preventDefault()}
          />
          <button type="submit" disabled={line === ''}>
            {button}
          </button>
        </div>
      </form>
    </Typed>
  )
}

// As whom something is said: a throwaway unless a lasting name is chosen, each time anew. Where only a name counts, one of
// those that do.

import type { ComponentChildren } from 'preact'
import type { State } from '../shell/state.ts'

interface Props {
  readonly names: readonly { readonly pubkey: string; readonly name: string }[]
  /** What it means that a throwaway says it; undefined: none may. */
  readonly throwaway: string | undefined
  /** Public key of the name that is chosen; undefined: a throwaway, or none yet. */
  readonly as: string | undefined
  readonly onChoose: (as: string | undefined) => void
  readonly state: State
  /** A further choice. */
  readonly children?: ComponentChildren
}

export function AsWhom({ names, throwaway, as, onChoose, state, children }: Props) {
  const { a } = state.words.value
  const choices = throwaway === undefined ? names : [undefined, ...names]
  if (names.length === 0 && !children) return throwaway && <p class="quiet">{throwaway}</p>
  return (
    <fieldset>
      <legend>{a.write.as}</legend>
      {choices.map((name) => (
        <label class="check" key={name?.pubkey ?? ''}>
          <input
            type="radio"
            name="as"
            checked={as === name?.pubkey}
            onChange={() => onChoose(name?.pubkey)}
          />
          {name === undefined ? throwaway : <bdi>{name.name}</bdi>}
        </label>
      ))}
      {children}
      {as !== undefined && <p class="late">{a.write.nameLinks}</p>}
    </fieldset>
  )
}

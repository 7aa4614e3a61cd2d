// The key of a browser's extension among the names: let in for this tab, made a lasting name of, and what it cannot do.
//
// The words of a name are shown only where they may be; the key itself is never asked for.

import { isWhole } from '../../pages/model.ts'
import type { NameItem } from '../engine/name/list.ts'
import type { State } from '../shell/state.ts'
import { extension, letSpeak } from '../write/extension.ts'
import { EXTENSION } from './extension-words.ts'

interface Props {
  readonly names: readonly NameItem[]
  /** Undefined where words may not be shown. */
  readonly onMake: ((pubkey: string) => void) | undefined
  readonly state: State
}

export function ExtensionKey({ names, onMake, state }: Props) {
  const words = EXTENSION[state.lang.value]
  if (extension() === undefined) return undefined
  const here = names.find(({ outside }) => outside)
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.how}</p>
      <p class="quiet">{words.cannot}</p>
      <div class="acts">
        {here === undefined ? (
          <button
            type="button"
            class="second"
            onClick={async () => {
              if ((await letSpeak(state)) === undefined) state.said.value = words.refused
            }}
          >
            {words.use}
          </button>
        ) : (
          // What was not read yet may say whose it is: words that are made anew would be worth nothing.
          // That strangers list it says nothing of whose it is.
          (here.state === 'alone' || here.state === 'asked') &&
          isWhole(state.page.value.frame.truth) &&
          onMake !== undefined && (
            <button type="button" class="second" onClick={() => onMake(here.pubkey)}>
              {words.make}
            </button>
          )
        )}
      </div>
    </section>
  )
}

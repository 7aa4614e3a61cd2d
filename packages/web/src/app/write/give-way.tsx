// In a browser that watches, reading stays open and all that is typed or sent gives way: why, and what one can do instead.

import type { ComponentChildren } from 'preact'
import { CopyButton } from '../shell/copy-button.tsx'
import type { Place } from '../shell/place.ts'
import { goToScreen } from '../shell/routes.ts'
import type { Telling } from '../shell/state.ts'
import { watchingBrowser } from './watching.ts'

interface Props {
  /** It is all that there is to the screen. */
  readonly whole?: boolean
  /** In place of the way to take the wall along, where none is open yet. */
  readonly otherwise?: ComponentChildren
  readonly state: Telling & { readonly place: Place }
}

/** What this browser calls itself, if it is one that watches. */
export function watched(): string | undefined {
  return watchingBrowser(navigator.userAgent)
}

/** Around whatever is typed: shown only where nobody watches. */
export function Typed({ children, ...props }: Props & { readonly children: ComponentChildren }) {
  const browser = watched()
  if (browser !== undefined) return <GiveWay browser={browser} {...props} />
  return <>{children}</>
}

export function GiveWay({ browser, whole = false, otherwise, state }: Props & { readonly browser: string }) {
  const { watching } = state.words.value.a
  const { root } = state.place
  return (
    <section class={whole ? undefined : 'panel'}>
      {whole ? <h1>{watching.title}</h1> : <h2>{watching.title}</h2>}
      <p>{watching.why(browser)}</p>
      <p>{watching.what}</p>
      {root !== undefined && (
        <p class="acts">
          <span class="hex">{root}</span> <CopyButton text={root} label={watching.copy} state={state} />
        </p>
      )}
      <p class="acts">
        {otherwise ?? (
          <button type="button" class="second" onClick={() => goToScreen('take')}>
            {watching.take}
          </button>
        )}
      </p>
    </section>
  )
}

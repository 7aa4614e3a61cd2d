// Before anything leaves: where the browser watches, nothing does; and the one question is asked before the first of
// whatever it is, a report as well as a post (DESIGN §7.6, §7.7).

import type { VNode } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { oneAtATime } from '../shell/one-at-a-time.ts'
import type { State } from '../shell/state.ts'
import { GiveWay, watched } from './give-way.tsx'
import { RiskQuestion } from './risk.tsx'

/** Says it, carefully or not. */
type Act = (careful: boolean) => unknown

export interface Leaving {
  /** To be shown in the place of what is typed and pressed; undefined: that may be shown. */
  readonly instead: VNode | undefined
  /** Does it once the question has its answer; not while another is under way. */
  send(act: Act): void
}

/** @param whole it is all that there is to the screen */
export function useLeaving(state: State, whole = false): Leaving {
  const [waiting, wait] = useState<{ readonly act: Act }>()
  const once = useMemo(oneAtATime, [])
  const browser = watched()
  const { careful } = state
  return {
    instead:
      browser !== undefined ? (
        <GiveWay browser={browser} whole={whole} state={state} />
      ) : (
        waiting && (
          <RiskQuestion
            state={state}
            onAnswer={(answer) => {
              careful.value = answer
              wait(undefined)
              void once(() => waiting.act(answer))
            }}
            onLeave={() => wait(undefined)}
          />
        )
      ),
    send(act) {
      if (browser !== undefined) return
      if (careful.value === undefined) wait({ act })
      else {
        const answer = careful.value
        void once(() => act(answer))
      }
    },
  }
}

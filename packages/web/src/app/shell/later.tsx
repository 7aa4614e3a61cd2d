// A part that is fetched when it is first needed; in the one file it is there already.
//
// Where it cannot be fetched (the host is gone, the line is cut) the screen says so and what can be done: in full where it
// was to be the whole screen, else in a line that opens.

import { effect } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import { arriveAt } from './routes.ts'
import type { Telling } from './state.ts'

const fetched = new Map<() => Promise<unknown>, ComponentType<never>>()

export interface LaterProps<P extends object> {
  /** The same function each time: what it gave is kept under it. */
  readonly load: () => Promise<ComponentType<P>>
  readonly with: P
  /** It is all that there is to the screen. */
  readonly whole?: boolean
  readonly ui: Pick<Ui, 't'>
  readonly state: Pick<Telling, 'words'>
}

/** Fetches a part before it is shown, so that it stands there at once; where it cannot be had, the screen says so. */
export async function fetchAhead<P extends object>(load: LaterProps<P>['load']): Promise<void> {
  const part = await load().catch(() => undefined)
  if (part !== undefined) fetched.set(load, part as ComponentType<never>)
}

export function Later<P extends object>({ load, with: props, whole = false, ui, state }: LaterProps<P>) {
  const [, shown] = useState(0)
  const [failed, fail] = useState(false)
  const Part = fetched.get(load) as ComponentType<P> | undefined
  const { a } = state.words.value
  useEffect(() => {
    if (Part !== undefined || failed) return
    load().then(
      (part) => {
        fetched.set(load, part as ComponentType<never>)
        shown((n) => n + 1)
      },
      () => fail(true),
    )
  }, [Part, load, failed])
  // Whoever goes there once more asks once more.
  useEffect(() => {
    if (!failed) return
    const before = arriveAt.peek()
    return effect(() => {
      if (arriveAt.value !== before) fail(false)
    })
  }, [failed])
  if (Part !== undefined) return <Part {...props} />
  if (failed) {
    const { part, why } = a.partMissing
    return whole ? (
      <>
        <h1>{ui.t.failed}</h1>
        <p>
          {part}
          {why}
        </p>
      </>
    ) : (
      <details class="note late notice">
        <summary>{part}</summary>
        {why}
      </details>
    )
  }
  return <p class="quiet">{a.moment}</p>
}

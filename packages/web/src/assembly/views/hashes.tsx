// By which numbers two who counted compare, and how somebody else counts without this program.

import type { ComponentChildren } from 'preact'
import type { AssemblyView } from '../model.ts'
import type { Show } from './show.ts'

interface HashesProps {
  readonly view: AssemblyView
  readonly show: Show
  /** In the app: counting again, here and now. */
  readonly children?: ComponentChildren
}

export function Hashes({ view, show: { words }, children }: HashesProps) {
  return (
    <section class="check-yourself">
      <h2>{words.check}</h2>
      <p>{words.checkHow}</p>
      <dl>
        <dt>{words.stateHash}</dt>
        <dd class="hex">{view.hash}</dd>
        {view.outcome !== undefined && (
          <>
            <dt>{words.outcomeHash}</dt>
            <dd class="hex">{view.outcome.hash}</dd>
          </>
        )}
      </dl>
      {children}
      <p class="quiet">{words.python}</p>
      <pre dir="ltr">python3 packages/assembly/python/assembly.py --show records.json</pre>
    </section>
  )
}

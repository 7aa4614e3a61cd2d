// What the engine answers to a question of a screen.

import { useState } from 'preact/hooks'
import type { Calls } from '../engine/engine.ts'
import type { Method, Output } from './engine-client.ts'
import { keepSame } from './keep-same.ts'
import type { State } from './state.ts'
import { useLatest } from './use-latest.ts'

/** Asked again whenever the wall changed. Undefined until the engine has answered. */
export function useAnswer<M extends Method>(
  { engine, version }: State,
  method: M,
  ...input: Parameters<Calls[M]>
): Output<M> | undefined {
  const [answer, set] = useState<Output<M>>()
  const question = JSON.stringify(input)
  useLatest(
    () => engine.ask(method, ...input),
    (got) => set((before) => keepSame(before, got)),
    [version.value, question, method, engine],
  )
  return answer
}

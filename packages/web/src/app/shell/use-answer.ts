// What the engine answers to a question of a screen.

import { useEffect, useState } from 'preact/hooks'
import type { Calls } from '../engine/engine.ts'
import type { EngineError } from '../engine/wire.ts'
import type { Method, Output } from './engine-client.ts'
import type { State } from './state.ts'

/** Asked again whenever the wall changed. Undefined until the engine has answered. */
export function useAnswer<M extends Method>(
  { engine, version }: State,
  method: M,
  ...input: Parameters<Calls[M]>
): Output<M> | undefined {
  const [answer, set] = useState<Output<M>>()
  const question = JSON.stringify(input)
  useEffect(() => {
    engine.ask(method, ...input).then(set, (error: EngineError) => {
      // That its part could not be fetched was said (`start.tsx`).
      if (error.code !== 'engine/part') throw error
    })
  }, [version.value, question, method, engine])
  return answer
}

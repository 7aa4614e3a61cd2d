// The assembly's worker: folds one assembly from what the copy holds, in steps, and answers what screens ask about it.
//
// It is fetched when an assembly is opened, holds no keys, and asks nobody anything.

import { ALIVE } from '../../engine/wire.ts'
import { type AssemblyCalls, createAssemblyEngine } from './engine.ts'

interface Scope {
  onmessage:
    | ((event: {
        readonly data: { id: number; method: keyof AssemblyCalls | typeof ALIVE; input: never }
      }) => void)
    | null
  postMessage(answer: unknown): void
}
const scope = globalThis as unknown as Scope

/** Answers the shell, for as long as the worker lives. */
export function serve(): void {
  const engine = createAssemblyEngine()
  scope.onmessage = ({ data: { id, method, input } }) => {
    if (method === ALIVE) return scope.postMessage({ id, output: undefined })
    engine[method](input).then(
      (output) => scope.postMessage({ id, output }),
      (error: unknown) => {
        const { code = 'assembly/failed', message = String(error) } = error as {
          code?: string
          message?: string
        }
        scope.postMessage({ id, error: { code, message } })
      },
    )
  }
}

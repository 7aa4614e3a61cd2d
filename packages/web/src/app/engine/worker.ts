// The worker's end: one engine, and the calls that come for it.

import { readOverHttp } from '@commonwall/sync'
import { type Calls, Engine } from './engine.ts'
import { openHeld } from './open-host.ts'
import type { Answer, Call } from './wire.ts'

interface Scope {
  onmessage: ((event: { readonly data: Call }) => void) | null
  postMessage(answer: Answer): void
}
const scope = globalThis as unknown as Scope

const now = () => Math.floor(Date.now() / 1000)
const engine = new Engine({ now, onChange: () => scope.postMessage({ notice: 'change', detail: undefined }) })

/** What can be called, by name. */
const methods: Readonly<Record<string, (input: never) => Promise<unknown>>> = {
  open: async ({ base }: { readonly base: string }) =>
    engine.hold(await openHeld(readOverHttp(base), now()), 'host'),
  page: (asked: Parameters<Calls['page']>[0]) => engine.page(asked),
  cite: (id: string) => engine.cite(id),
}

scope.onmessage = ({ data: { id, method, input } }) => {
  const run = methods[method]
  const answer =
    run === undefined ? Promise.reject(new Error(`engine: no method ${method}`)) : run(input as never)
  answer.then(
    (output) => scope.postMessage({ id, output }),
    (error: unknown) => scope.postMessage({ id, error: readError(error) }),
  )
}

function readError(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: 'engine/failed', message: String(error) }
  const { code } = error as { code?: unknown }
  return { code: typeof code === 'string' ? code : 'engine/failed', message: error.message }
}

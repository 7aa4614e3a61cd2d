// The shell's end of the assembly's worker: one for all assemblies, started when the first is looked at. Where it breaks, all
// that was asked ends with that, and the next question starts another: nothing is in it that cannot be folded again.

import { EngineError } from '../engine/wire.ts'
import type { AssemblyCalls } from './engine/engine.ts'

type Method = keyof AssemblyCalls
type Output<M extends Method> = Awaited<ReturnType<AssemblyCalls[M]>>

type Answer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly error: { readonly code: string; readonly message: string } }

interface Waiting {
  readonly resolve: (output: never) => void
  readonly reject: (error: EngineError) => void
}

const waiting = new Map<number, Waiting>()
let worker: Promise<Worker> | undefined
let last = 0

/** Asks the worker. @throws EngineError; a TypeError where its program cannot be fetched */
export async function askAssembly<M extends Method>(
  method: M,
  ...[input]: Parameters<AssemblyCalls[M]>
): Promise<Output<M>> {
  worker ??= startWorker()
  const asked = await worker.catch((error: unknown) => {
    // The host may be there again when somebody asks the next time.
    worker = undefined
    throw error
  })
  return new Promise<never>((resolve, reject) => {
    const id = ++last
    waiting.set(id, { resolve, reject })
    // Bytes move over instead of being copied: of a large assembly they are many.
    const moved =
      input !== undefined && typeof input === 'object' && 'held' in input ? [input.held.buffer] : []
    asked.postMessage({ id, method, input }, moved)
  })
}

async function startWorker(): Promise<Worker> {
  const { source } = await import('virtual:assembly-engine')
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const started = new Worker(address, { name: 'assembly-engine' })
  started.onmessage = ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data) call?.reject(new EngineError(data.error.code, data.error.message))
    else call?.resolve(data.output as never)
  }
  started.onerror = started.onmessageerror = () => {
    started.terminate()
    URL.revokeObjectURL(address)
    worker = undefined
    for (const { reject } of waiting.values())
      reject(new EngineError('engine/failed', 'assembly: expected an answer, and its worker has ended'))
    waiting.clear()
  }
  return started
}

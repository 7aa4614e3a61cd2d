// The shell's end of the assembly's worker: one for all assemblies, started when the first is looked at. Nothing is in it that
// cannot be folded again: where it breaks or falls silent that is said (`stopped.tsx`), and another begins anew.

import { signal } from '@preact/signals'
import type { Standing } from '../shell/pulse.ts'
import { type Answered, Questions } from '../shell/questions.ts'
import type { AssemblyCalls } from './engine/engine.ts'

type Method = keyof AssemblyCalls
type Output<M extends Method> = Awaited<ReturnType<AssemblyCalls[M]>>

let worker: Promise<Questions> | undefined

/** Whether the worker answers. */
export const counting = signal<Standing>('answers')
/** Grows whenever what was open in the worker is not to be relied on any more. */
export const era = signal(0)

/** Asks the worker. @throws EngineError; a TypeError where its program cannot be fetched */
export async function askAssembly<M extends Method>(
  method: M,
  ...[input]: Parameters<AssemblyCalls[M]>
): Promise<Output<M>> {
  worker ??= startWorker()
  const questions = await worker.catch((error: unknown) => {
    // The host may be there again when somebody asks the next time.
    worker = undefined
    throw error
  })
  // Bytes move over instead of being copied: of a large assembly they are many.
  const moved = input !== undefined && typeof input === 'object' && 'held' in input ? [input.held.buffer] : []
  return questions.ask(method, input, moved)
}

/** Ends the worker, however it stands; the next question starts another. */
export function countAgain(): void {
  const before = worker
  worker = undefined
  before?.then(
    (questions) => questions.close(),
    () => undefined,
  )
  counting.value = 'answers'
  era.value++
}

async function startWorker(): Promise<Questions> {
  const { source } = await import('virtual:assembly-engine')
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  const started = new Worker(address, { name: 'assembly-engine' })
  const questions = new Questions(started, (standing) => {
    counting.value = standing
    era.value++
  })
  started.onmessage = ({ data }: MessageEvent<Answered>) => {
    // Its program is there by now.
    URL.revokeObjectURL(address)
    questions.heard()
    questions.take(data)
  }
  return questions
}

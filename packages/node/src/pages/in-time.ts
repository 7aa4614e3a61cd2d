// Work that a text from outside may make endless, cut off when its time is over.
//
// V8 ends what runs in a script of `node:vm` from another thread, whatever that script called. So the work must
// change nothing that outlives it.

import { createContext, Script } from 'node:vm'

const SCRIPT = new Script('result = work()')

/**
 * What the work yields, or undefined if it took longer than so many milliseconds.
 * @throws what the work throws
 */
export function inTime<T>(work: () => T, milliseconds: number): T | undefined {
  const context: { work: () => T; result: T | undefined } = { work, result: undefined }
  try {
    SCRIPT.runInContext(createContext(context), { timeout: milliseconds })
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  }
  return context.result
}

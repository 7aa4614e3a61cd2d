// One sitting: somebody reads, then writes; both together may take so long and no longer.

import type { Attempt, Success } from '@commonwall/lab'

/** Reading and writing together. */
const WITHIN = 29_000

export interface Sitting {
  read(): Promise<Success | undefined>
  write(): Promise<Success | undefined>
}

export async function sitDown(
  { read, write }: Sitting,
  note: (what: string) => void,
): Promise<{ readonly read: Attempt; readonly write: Attempt }> {
  const began = performance.now()
  const attempt = async (act: () => Promise<Success | undefined>): Promise<Attempt> => {
    const from = performance.now()
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<undefined>((resolve) => {
      const isUp = () => {
        note('the time is up')
        resolve(undefined)
      }
      timer = setTimeout(isUp, Math.max(0, WITHIN - (from - began)))
    })
    const success = await Promise.race([
      act().catch((error: unknown) => {
        note(`gives up: ${String(error).split('\n')[0]}`)
        return undefined
      }),
      late,
    ])
    clearTimeout(timer)
    return { ok: success !== undefined, ms: Math.round(performance.now() - from), ...success }
  }
  return { read: await attempt(read), write: await attempt(write) }
}

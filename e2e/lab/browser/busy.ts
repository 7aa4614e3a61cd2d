// A machine that is busy with other things takes time away from a run, and half a minute is soon over: then it is the
// machine that failed, and not the wall that won.

/** Timers come every so many milliseconds. */
const TICK = 50
/** From this share of its time on that was taken away, a cell proves nothing. */
export const TOO_BUSY = 0.2

/** Does it, and says in which share of its time this process could not run although it wanted to. */
export async function underWatch<T>(
  act: () => Promise<T>,
): Promise<{ readonly value: T; readonly lost: number }> {
  const began = performance.now()
  let last = began
  let late = 0
  const timer = setInterval(() => {
    const now = performance.now()
    late += Math.max(0, now - last - TICK)
    last = now
  }, TICK)
  try {
    const value = await act()
    return { value, lost: late / (performance.now() - began) }
  } finally {
    clearInterval(timer)
  }
}

// What a screen asked for last. An answer that a newer one has overtaken is dropped; until the first comes there is none.

import { useEffect, useMemo } from 'preact/hooks'

/**
 * Asks whenever one of these changes.
 * @param ask undefined where there is nothing to ask
 * @param fail what kept the answer from coming; without it only that a part of the engine could not be fetched, which
 *   the shell has said (`start.tsx`), goes unsaid
 */
export function useLatest<T>(
  ask: () => Promise<T> | undefined,
  take: (answer: T) => void,
  of: readonly unknown[],
  fail: (error: unknown) => void = throwUnlessSaid,
): void {
  const inTurn = useMemo(() => inOrder<T>(), [])
  useEffect(() => {
    const answer = ask()
    if (answer !== undefined) inTurn(answer, take, fail)
  }, [...of])
}

/** Takes answers in the order in which they were asked for. */
export function inOrder<T>() {
  let asked = 0
  let taken = 0
  return (answer: Promise<T>, take: (answer: T) => void, fail: (error: unknown) => void): void => {
    asked += 1
    const turn = asked
    const unlessOvertaken =
      <R>(then: (result: R) => void) =>
      (result: R) => {
        if (turn < taken) return
        taken = turn
        then(result)
      }
    void answer.then(unlessOvertaken(take), unlessOvertaken(fail))
  }
}

function throwUnlessSaid(error: unknown): void {
  if ((error as { readonly code?: unknown }).code !== 'engine/part') throw error
}

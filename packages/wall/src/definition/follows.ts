// May one definition follow another? What the two say, without dates and signatures.
//
// Refused here is what would undo what readers rely on: a log dropped, a closed one opened, another admission.

import type { Continuation, Definition } from './definition.ts'
import { logOrigin } from './log-name.ts'

/**
 * Why a definition cannot follow its `prev`, as a short sentence, or undefined if it can.
 * @param prev the definition that `next.prev` names
 */
export function refusalAfter(prev: Definition, next: Definition): string | undefined {
  if (next.prev !== prev.id) return 'it names another definition before it'
  if (next.wall !== prev.wall) return 'it belongs to another wall'
  if (next.version !== prev.version + 1) return `its version is not ${prev.version + 1}`
  if (!prev.keepers.includes(next.author)) return 'its author is no keeper of the one before it'
  return refusedLogs(prev, next) ?? refusedContinuations(prev, next)
}

function refusedLogs(prev: Definition, next: Definition): string | undefined {
  for (const before of prev.logs) {
    const log = next.logs.find(({ key }) => key === before.key)
    if (log === undefined) return `it drops the log ${before.key}`
    if (log.open && !before.open) return `it opens the closed log ${before.key}`
    if (log.admission !== before.admission) return `it changes what the log ${before.key} admits`
  }
  const closed = next.logs.find(({ key, open }) => !open && !prev.logs.some((before) => before.key === key))
  return closed && `it adds the log ${closed.key} closed`
}

function refusedContinuations(prev: Definition, next: Definition): string | undefined {
  const origins = prev.logs.map(({ key }) => logOrigin(prev.wall, key))
  for (const continuation of next.continues) {
    const added = !prev.logs.some(({ key }) => key === continuation.key)
    if (added && !origins.includes(continuation.origin)) return `it continues an unknown log`
    if (!added && !prev.continues.some((before) => isSame(before, continuation)))
      return `it continues with the log ${continuation.key}, which was there before`
  }
  return undefined
}

function isSame(a: Continuation, b: Continuation): boolean {
  return a.key === b.key && a.origin === b.origin && a.size === b.size && a.root === b.root
}

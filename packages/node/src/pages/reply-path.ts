// Where a reply is read: its thread's page, at its floor.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import type { Source } from './source.ts'
import { whereInThread } from './thread-page.ts'

/** Undefined where nobody knows what it belongs to. */
export function replyPath(source: Source, reply: VerifiedEvent): string | undefined {
  const root = source.numbers.rootFor(reply)
  const path = root && source.numbers.rootPath(root)
  if (root === undefined || path === undefined) return undefined
  if (root.includes(':')) return path
  const first = source.store.get(root)
  const where = whereInThread(source, root, first?.kind === KIND.thread ? first : undefined, reply.id)
  if (where === undefined) return path
  const page = where.page === 1 ? path : `${path}/${where.page}`
  return where.floor === undefined ? page : `${page}#f${where.floor}`
}

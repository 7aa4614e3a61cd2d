// NEG-OPEN, NEG-MSG, NEG-CLOSE (NIP-77): two sides find out which ids only one of them holds.
//
// A set is sorted once, when it is opened, and stays as it was: what comes meanwhile comes by subscription.
// Memory is bounded by the connection, by the set, and by all sets together; an idle one is given up.

import type { Filter } from '@commonwall/wall'
import { Negentropy, NegentropyError, NegentropySet } from '@commonwall/wall'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
import {
  MAX_RECONCILED,
  MAX_RECONCILED_TOGETHER,
  MAX_RECONCILIATIONS,
  RECONCILIATION_IDLE,
  RECONCILIATION_WORTH,
} from './limits.ts'

/** One open reconciliation of one connection. */
export interface Reconciliation {
  readonly session: Negentropy
  readonly items: number
  readonly idle: NodeJS.Timeout
}

/** Opens a reconciliation, replacing one with the same id, and answers its first message. */
export function onNegOpen(
  connection: Connection,
  id: string,
  filter: Filter,
  message: string,
  context: RelayContext,
): void {
  closeReconciliation(connection, id, context)
  if (!context.rates.take(connection.source, RECONCILIATION_WORTH)) {
    connection.send(['NEG-ERR', id, 'rate-limited: ask again in a few seconds'])
    return
  }
  if (connection.reconciliations.size >= MAX_RECONCILIATIONS) {
    connection.send(['NEG-ERR', id, `blocked: at most ${MAX_RECONCILIATIONS} reconciliations may be open`])
    return
  }
  const room = Math.min(MAX_RECONCILED, MAX_RECONCILED_TOGETHER - context.reconciled.items)
  const items = context.store.dated(filter, room)
  if (items === undefined) {
    const reason =
      room < MAX_RECONCILED
        ? 'error: too many are open here; try again'
        : `blocked: more than ${MAX_RECONCILED} events; ask by since and until`
    connection.send(['NEG-ERR', id, reason, MAX_RECONCILED])
    return
  }
  const idle = setTimeout(() => {
    closeReconciliation(connection, id, context)
    connection.send(['NEG-ERR', id, `closed: nothing came for ${RECONCILIATION_IDLE} s`])
  }, RECONCILIATION_IDLE * 1000)
  idle.unref()
  const session = new Negentropy(new NegentropySet(items))
  context.reconciled.items += items.length
  connection.reconciliations.set(id, { session, items: items.length, idle })
  onNegMsg(connection, id, message, context)
}

/** Answers a message of an open reconciliation. */
export function onNegMsg(connection: Connection, id: string, message: string, context: RelayContext): void {
  const open = connection.reconciliations.get(id)
  if (!open) {
    connection.send(['NEG-ERR', id, 'closed: no such reconciliation is open'])
    return
  }
  open.idle.refresh()
  try {
    const { message: answer } = open.session.reconcile(message)
    if (answer !== undefined) connection.send(['NEG-MSG', id, answer])
  } catch (error) {
    closeReconciliation(connection, id, context)
    if (!(error instanceof NegentropyError)) throw error
    connection.send(['NEG-ERR', id, `invalid: ${error.message}`])
  }
}

/** NEG-CLOSE: frees what a reconciliation holds; NIP-77 wants no answer. */
export function closeReconciliation(connection: Connection, id: string, context: RelayContext): void {
  const open = connection.reconciliations.get(id)
  if (!open) return
  clearTimeout(open.idle)
  connection.reconciliations.delete(id)
  context.reconciled.items -= open.items
}

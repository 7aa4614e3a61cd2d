import type { Filter } from '@commonwall/wall'
import type { Connection } from './connection.ts'
import type { RelayContext } from './context.ts'
export interface Reconciliation {
  readonly items: number
}
export function onNegOpen(_c: Connection, _id: string, _f: Filter, _m: string, _x: RelayContext): void {}
export function onNegMsg(_c: Connection, _id: string, _m: string, _x: RelayContext): void {}
export function closeReconciliation(_c: Connection, _id: string, _x: RelayContext): void {}

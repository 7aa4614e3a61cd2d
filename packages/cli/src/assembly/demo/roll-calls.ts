// Roll calls of the United Nations General Assembly, sessions 60 to 74 (2005 to 2019): 193 states, 1,412 votes.

import { readSheet, type SheetHeader } from './sheet.ts'

export type Region =
  | 'Africa'
  | 'Asia-Pacific'
  | 'Eastern Europe'
  | 'Latin America'
  | 'Western Europe and others'

export interface State {
  readonly name: string
  readonly region: Region
  /** One of the Group of 77 and China: 134 states. */
  readonly bloc: boolean
}

export interface RollCallHeader extends SheetHeader {
  readonly states: readonly State[]
}

/** A row a roll call; notes: session, number, title. */
export function readRollCalls() {
  return readSheet<RollCallHeader>('unga-60-74')
}

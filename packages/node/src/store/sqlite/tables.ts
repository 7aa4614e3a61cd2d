// What belongs to a stored event beside its row; all of it changes in the transaction that changes the row.

import type { Emptied } from '../emptied.ts'
import type { RecentEvents } from './recent-events.ts'
import type { SearchIndex } from './search-index.ts'
import type { Statements } from './statements.ts'
import type { TagIndex } from './tag-index.ts'

export interface Tables {
  readonly sql: Statements
  readonly tags: TagIndex
  readonly search: SearchIndex
  readonly recent: RecentEvents
  readonly emptied: Emptied
}

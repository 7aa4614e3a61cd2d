// Which threads moderators pinned, and to which board they moved them: what the order and the boards of lists need.
//
// Few labels are of these verbs, however many folds there are: one question of the store a list.

import { everModerating, KIND, type Marks, readLabel } from '@commonwall/wall'
import { Absences } from './absences.ts'
import type { Source } from './source.ts'

/** By id of a thread or address of an article. */
export type Marked = ReadonlyMap<string, Pick<Marks, 'movedTo' | 'pinned'>>

/** Labels looked at; the newest ones. */
const MOST = 2_000

export function markedRoots({ store, facts, numbers }: Source): Marked {
  const authors = everModerating(facts.history)
  const asked = [{ kinds: [KIND.label], authors, tags: { l: ['pin', 'move'] } }]
  const { events } = store.query(asked, MOST)
  const targets = [...new Set(events.flatMap((event) => readLabel(event)?.target ?? []))]
  const absences = new Absences(store, facts, targets)
  return new Map(
    targets.flatMap((id) => {
      const event = store.get(id)
      const root = event && numbers.rootFor(event)
      // What is said of a reply, or of a version that another has followed, is not said of the whole.
      const isWhole = root === id || (root !== undefined && store.versionIds(root)[0] === id)
      return isWhole ? [[root, absences.marks(id)] as const] : []
    }),
  )
}

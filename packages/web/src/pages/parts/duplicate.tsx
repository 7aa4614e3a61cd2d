// That moderators say of a thread that it was begun before, and where.

import type { ThreadPage } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'

export function Duplicate({ page: { duplicateOf }, ui }: { page: ThreadPage; ui: Ui }) {
  return (
    duplicateOf && (
      <p class="note">
        {ui.t.duplicate}{' '}
        <Link to={duplicateOf.path} ui={ui}>
          {ui.t.place(duplicateOf.place)}
        </Link>
      </p>
    )
  )
}

// The way to the assemblies of a wall, where it has any.

import { assemblyPath } from '../../assembly/views/path.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'

export function AssembliesLink({ count, ui }: { count: number | undefined; ui: Ui }) {
  if (count === undefined || count === 0) return undefined
  return (
    <p class="quiet">
      <Link to={assemblyPath(ui)} ui={ui}>
        {ui.t.assemblies(count)}
      </Link>
    </p>
  )
}

// An assembly without JavaScript: its front, one passage, or the result, by the same views as in the app.

import { AssemblyFront } from '../assembly/views/front.tsx'
import { Hashes } from '../assembly/views/hashes.tsx'
import { AssemblyList } from '../assembly/views/list.tsx'
import { Passage } from '../assembly/views/passage.tsx'
import { Result } from '../assembly/views/result.tsx'
import { showOf } from '../assembly/views/show.ts'
import type { AssembliesPage, AssemblyPage } from './model.ts'
import type { Ui } from './ui.ts'

export function AssembliesView({ page, ui }: { page: AssembliesPage; ui: Ui }) {
  return <AssemblyList items={page.items} ui={ui} />
}

export function AssemblyPageView({
  page: { view, place, part, detail },
  ui,
}: {
  page: AssemblyPage
  ui: Ui
}) {
  const show = showOf(ui, place)
  if (part === 'front') return <AssemblyFront view={view} show={show} />
  if (part === 'result')
    return (
      <Result view={view} show={show}>
        <Hashes view={view} show={show} />
      </Result>
    )
  return <Passage view={view} place={part.id} detail={detail} show={show} />
}

// Every assembly of the wall, the newest first, and where each is.

import { Words } from '../../pages/parts/words.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { AssemblyItem } from '../model.ts'
import { ASSEMBLY_WORDS } from '../words.ts'
import { assemblyPath } from './path.ts'
import { phaseLine } from './phase-line.ts'

export function AssemblyList({ items, ui }: { items: readonly AssemblyItem[]; ui: Ui }) {
  const words = ASSEMBLY_WORDS[ui.frame.lang]
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.what}</p>
      {items.length === 0 && <p class="nothing">{words.none}</p>}
      <ol class="threads">
        {items.map(({ place, title, passages, groups, phase }) => (
          <li key={place}>
            <h2 dir={title?.dir}>
              <Words
                text={title ?? { text: words.untitled, lang: undefined, dir: 'ltr' }}
                to={assemblyPath(ui, place)}
                ui={ui}
              />
            </h2>
            <p>{phaseLine(phase, ui)}</p>
            <p class="quiet">
              <span>{words.passages(passages)}</span> <span>{groups.join(' · ')}</span>
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

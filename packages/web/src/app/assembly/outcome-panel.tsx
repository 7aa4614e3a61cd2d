// The outcome to take along: as a page for any site, as Markdown, as data, on paper; and who signed it in public.

import type { AssemblyView } from '../../assembly/model.ts'
import type { Show } from '../../assembly/views/show.ts'
import { saveFile } from '../carry/save.ts'
import { PrintButton } from '../shell/print-button.tsx'
import type { State } from '../shell/state.ts'
import { askAssembly } from './client.ts'

export function OutcomePanel({ view, show, state }: { view: AssemblyView; show: Show; state: State }) {
  const { words } = show
  const { outcome } = view
  if (outcome === undefined)
    return (
      <section>
        <h2>{words.outcome}</h2>
        <p class="quiet">{words.outcomeLater}</p>
      </section>
    )
  const save = async (form: 'html' | 'markdown' | 'json') => {
    const { name, type } = FORMS[form]
    saveFile(name, await askAssembly('outcome', { form, lang: state.lang.value }), type)
  }
  return (
    <section>
      <h2>{words.outcome}</h2>
      <p>{words.outcomeHow}</p>
      <p class="quiet">{words.signatures(outcome.signatures)}</p>
      <div class="acts">
        {(['html', 'markdown', 'json'] as const).map((form) => (
          <button type="button" class="second" key={form} onClick={() => void save(form)}>
            {words.save[form]}
          </button>
        ))}
        <PrintButton class="plain" label={words.save.print} />
      </div>
      <p class="quiet">{words.embed}</p>
    </section>
  )
}

const FORMS = {
  html: { name: 'outcome.html', type: 'text/html;charset=utf-8' },
  markdown: { name: 'outcome.md', type: 'text/markdown;charset=utf-8' },
  json: { name: 'outcome.json', type: 'application/json' },
} as const

// Whom the texts of an assembly mention, asked of the engine once a text has somebody in it: the assembly's worker knows no
// names.

import { useEffect, useState } from 'preact/hooks'
import type { AssemblyView } from '../../assembly/model.ts'
import type { State } from '../shell/state.ts'

/** The same view, with whom its texts mention as soon as that is known. */
export function useNamed(view: AssemblyView | undefined, { engine, lang }: State): AssemblyView | undefined {
  const [named, name] = useState<{ readonly of: AssemblyView; readonly texts: AssemblyView['texts'] }>()
  const language = lang.value
  useEffect(() => {
    if (view === undefined) return
    const naming = Object.entries(view.texts).filter(([, { text }]) => text?.text.includes('nostr:n'))
    if (naming.length === 0) return
    const asked = naming.map(async ([id, cited]) => {
      const input = { text: cited.text?.text ?? '', root: undefined, lang: language }
      return [id, { ...cited, references: await engine.ask('pointsAt', input) }] as const
    })
    void Promise.all(asked).then((told) =>
      name({ of: view, texts: { ...view.texts, ...Object.fromEntries(told) } }),
    )
  }, [view, language, engine])
  return view !== undefined && named?.of === view ? { ...view, texts: named.texts } : view
}

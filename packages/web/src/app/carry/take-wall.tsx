// The wall as a file, in one of two forms. One that is large is made first and says how large it is; the next press saves it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ui } from '../../pages/ui.ts'
import { sayFailed } from '../shell/failed.ts'
import type { State } from '../shell/state.ts'
import { saveFile } from './save.ts'
import type { TakeError } from './take-error.ts'
import { TAKE } from './take-words.ts'
import { wallAsHtml } from './wall-as-html.tsx'

const MB = 1_000_000
/** Bytes: what nobody's device or time minds is saved by one press. */
const LITTLE = 5 * MB

const FORMS = {
  html: { name: 'wall.html', type: 'text/html', make: wallAsHtml },
  tar: { name: 'wall.tar', type: 'application/x-tar', make: asBundle },
} as const
type Form = keyof typeof FORMS

export function TakeWall({ ui, state }: { ui: Ui; state: State }) {
  const { a } = state.words.value
  const words = TAKE[state.lang.value]
  const [made, keep] = useState<{ readonly form: Form; readonly file: Blob }>()
  const making = useRef<Form>(undefined)
  const isGone = useRef(false)
  useEffect(
    () => () => {
      isGone.current = true
    },
    [],
  )
  const sizeOf = ({ size }: Blob) => ui.number(Math.ceil(size / MB))
  const save = (form: Form, file: Blob) => {
    keep(undefined)
    saveFile(FORMS[form].name, file, FORMS[form].type)
    state.said.value = a.take.saved
  }
  const take = async (form: Form) => {
    if (making.current === form) return
    if (made?.form === form) return save(form, made.file)
    making.current = form
    state.said.value = a.moment
    try {
      const file = await FORMS[form].make(state, state.engine)
      if (file.size <= LITTLE) return save(form, file)
      if (isGone.current || making.current !== form) return
      keep({ form, file })
      state.said.value = words.ready(sizeOf(file))
    } catch (error) {
      if ((error as TakeError).code === 'take/no-app') state.said.value = a.take.noApp
      else sayFailed(error, state)
    } finally {
      if (making.current === form) making.current = undefined
    }
  }
  return (
    <div class="acts">
      {(['html', 'tar'] as const).map((form) => (
        <button
          type="button"
          class={form === 'html' ? undefined : 'second'}
          onClick={() => void take(form)}
          key={form}
        >
          {a.take[form]}
          {made?.form === form && words.size(sizeOf(made.file))}
        </button>
      ))}
    </div>
  )
}

async function asBundle({ lang }: State, engine: State['engine']): Promise<Blob> {
  return (await engine.ask('bundle', lang.value)).tar
}

// What is said above the screens of assemblies where their worker ended or fell silent, or could not count; and the one way
// on. It takes nothing from what stands below: what is half written stays as it is.

import { ASSEMBLY_WORDS } from '../../assembly/words.ts'
import { BROKEN } from '../broken/words.ts'
import { isUnanswered } from '../shell/failed.ts'
import type { State } from '../shell/state.ts'
import { whyOf } from '../shell/why.ts'
import { countAgain, counting } from './client.ts'
import { STAYS } from './stopped-words.ts'

/** @param trouble why what is shown could not be counted anew */
export function Stopped({ trouble, state }: { readonly trouble: unknown; readonly state: State }) {
  const lang = state.lang.value
  const words = BROKEN[lang]
  const standing = counting.value
  const said =
    standing !== 'answers'
      ? words[standing]
      : trouble === undefined || isUnanswered(trouble)
        ? undefined
        : ASSEMBLY_WORDS[lang].failed(whyOf(trouble, lang))
  if (said === undefined) return undefined
  return (
    <section class="panel" role="alert">
      <p>
        <b>{said}</b>
      </p>
      <p>{STAYS[lang]}</p>
      <p class="acts">
        <button type="button" onClick={countAgain}>
          {words.again}
        </button>
      </p>
    </section>
  )
}

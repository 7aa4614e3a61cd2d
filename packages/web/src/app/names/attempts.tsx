// Who tried to replace the key of a name, without effect: how often, and those who had its words each by date.

import type { Ui } from '../../pages/ui.ts'
import type { Attempt } from '../engine/name/attempts.ts'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { KEEPING } from './keeping-words.ts'
import { BESIDE } from './words.ts'

/** More than anybody reads. */
const MOST = 20

/** On all names: for the proof. */
export function AttemptsOnNames({ ui, state }: { ui: Ui; state: State }) {
  const names = [...Map.groupBy(useAnswer(state, 'attempts') ?? [], ({ name }) => name).values()]
  if (names.length === 0) return undefined
  return (
    <section>
      <h2>{KEEPING[state.lang.value].onNames}</h2>
      <ul>
        {names.slice(0, MOST).map((attempts) => (
          <li key={attempts[0]?.name}>
            <b>
              <bdi>{attempts[0]?.called}</bdi>
            </b>{' '}
            {BESIDE[state.lang.value].attempts(attempts.length)}
            <Attempts attempts={attempts} ui={ui} state={state} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** On one name. */
export function Attempts({ attempts, ui, state }: { attempts: readonly Attempt[]; ui: Ui; state: State }) {
  const words = KEEPING[state.lang.value]
  const rivals = attempts.filter(({ hadWords }) => hadWords)
  return (
    <>
      {rivals.slice(0, MOST).map(({ at }) => (
        <p class="late" key={at}>
          {words.hadWords(ui.time(at))}
        </p>
      ))}
    </>
  )
}

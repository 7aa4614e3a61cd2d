// The proof behind the strip of truth: first in plain words, then the raw data.

import type { TransparencyPage, Truth } from '../../pages/model.ts'
import { TransparencyView } from '../../pages/transparency.tsx'
import type { Ui } from '../../pages/ui.ts'
import { Findings } from '../caught/findings.tsx'
import { MODES } from '../modes/words.ts'
import { Later } from '../shell/later.tsx'
import { plainLine } from '../shell/plain-line.ts'
import type { State } from '../shell/state.ts'
import { OptionalLogs } from './optional-logs.tsx'

const ATTEMPTS = () => import('../names/attempts.tsx').then(({ AttemptsOnNames }) => AttemptsOnNames)

export function ProofScreen({ page, ui, state }: { page: TransparencyPage; ui: Ui; state: State }) {
  const { a, t } = state.words.value
  const { truth } = page.frame
  const findings = page.findings ?? []
  return (
    <>
      {page.pager.page === 1 && (
        <div class="plain-words">
          <h1>{a.proof.title}</h1>
          <ul class="points">
            <li>
              {a.proof.source[truth.source]} {!truth.asked && a.proof.unasked}
            </li>
            <li>{a.proof.checked(truth.held ?? truth.size)}</li>
            <li>{truth.of === 0 ? t.noWitnesses : a.proof.witnesses(truth.seen, truth.of)}</li>
            <li>{truth.at === undefined ? t.truth.empty : a.proof.age(ui.time(truth.at))}</li>
            <li>{modeOf(truth, state)}</li>
            <li>
              {a.proof.program(state.place.host)} {plainLine(state.lang.value)}
            </li>
          </ul>
          <Findings findings={findings} state={state} />
          {(page.attempts ?? 0) > 0 && <Later load={ATTEMPTS} with={{ ui, state }} ui={ui} state={state} />}
          <OptionalLogs page={page} state={state} />
        </div>
      )}
      <TransparencyView page={page} ui={ui} isBelow={page.pager.page === 1} />
    </>
  )
}

function modeOf({ saved }: Truth, { words, lang, locked }: State): string {
  const { proof } = words.value.a
  if (saved) return proof.saved
  return locked.value ? MODES[lang.value].lockedMeans : proof.notSaved
}

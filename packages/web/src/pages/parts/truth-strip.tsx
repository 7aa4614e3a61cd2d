// One line under every header: what this is a copy of, how old, by how many witnesses, in which mode.
//
// Quiet when all is well, plain when it is not. A mark, a colour and a word say the same.

import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'

const MARKS = { witnessed: '●', weak: '◐', unwitnessed: '○', stale: '◔', empty: '○' } as const

export function TruthStrip({ ui }: { ui: Ui }) {
  const { t, frame } = ui
  const { truth } = frame
  const line = (
    <>
      <span class="mark" aria-hidden="true">
        {MARKS[truth.state]}
      </span>{' '}
      <span class="own">{t.truth[truth.source]}</span>{' '}
      {truth.size > 0 && (
        <span>
          {truth.held === undefined ? t.truth.entries(truth.size) : t.truth.some(truth.held, truth.size)}
        </span>
      )}{' '}
      {truth.at !== undefined && <span class="age">{t.truth.asOf(ui.time(truth.at))}</span>}{' '}
      <b>{witnessWords(ui)}</b> {truth.definitionStale && <b class="late">{t.truth.definitionStale}</b>}{' '}
      <span class="own">{truth.saved ? t.truth.saved : (ui.mode ?? t.truth.mode)}</span>
    </>
  )
  const look = `truth ${truth.state}`
  return (
    <aside aria-label={t.proof}>
      {frame.served ? (
        <Link to="l" ui={ui} class={look}>
          {line}
        </Link>
      ) : (
        <p class={look}>{line}</p>
      )}
    </aside>
  )
}

function witnessWords({ t, frame }: Ui): string {
  const { state, seen, of } = frame.truth
  if (state === 'unwitnessed' || state === 'empty') return t.truth[state]
  return t.truth[state](seen, of)
}

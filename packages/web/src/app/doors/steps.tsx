// The three states of a post on its way, as everywhere in the app.

import type { Ui } from '../../pages/ui.ts'
import { TOLD_WORDS } from './told-words.ts'

const STEPS = ['waiting', 'sent', 'on-the-wall'] as const
export type Step = (typeof STEPS)[number]

export function Steps({ now, ui }: { now: Step; ui: Ui }) {
  const { step } = TOLD_WORDS[ui.frame.lang]
  return (
    <ol class="steps">
      {STEPS.map((one) => (
        <li class={one === now ? 'now' : ''} aria-current={one === now && 'step'} key={one}>
          {step[one]}
        </li>
      ))}
    </ol>
  )
}

// Door 4: real roll calls counted again, with one bloc voting as one, under two-thirds and under the rule of assemblies.

import { useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { useAnswer } from '../shell/use-answer.ts'
import { askDoor } from './ask-door.ts'
import type { Agreement } from './facts.ts'
import { AgreeTold } from './told.tsx'
import { TOLD_WORDS } from './told-words.ts'
import { TroubleNote } from './trouble-note.tsx'

export function Agree({ ui, state }: ScreenProps) {
  const words = TOLD_WORDS[ui.frame.lang]
  const [facts, tell] = useState<Agreement>()
  const [failed, fail] = useState<unknown>()
  const place = useAnswer(state, 'convened')?.items[0]?.place
  return (
    <section data-facts={facts && JSON.stringify(facts)}>
      <p>{words.agree.intro}</p>
      {facts === undefined ? (
        <p class="acts">
          <button type="button" onClick={() => askDoor(state, 'agree').then(tell, fail)}>
            {words.agree.button}
          </button>
        </p>
      ) : (
        <AgreeTold facts={facts} ui={ui} />
      )}
      {facts && place !== undefined && (
        <p>
          <Link to={`!assembly/${place}`} ui={ui}>
            {words.agree.see}
          </Link>
        </p>
      )}
      <TroubleNote failed={failed} ui={ui} />
    </section>
  )
}

// A door of the demonstration for who reads without JavaScript: what it does, told of a run that was recorded.

import type { Door, StoredRun } from '../app/doors/facts.ts'
import { DoorLine, NextDoor } from '../app/doors/strip.tsx'
import { AgreeTold, AlterTold, PlugTold, SayTold, SecondTold } from '../app/doors/told.tsx'
import { TOLD_WORDS } from '../app/doors/told-words.ts'
import { DOOR_WORDS } from '../app/doors/words.ts'
import type { DoorPage } from './model.ts'
import type { Ui } from './ui.ts'

export function DoorView({ page, ui }: { page: DoorPage; ui: Ui }) {
  const { recorded, again } = TOLD_WORDS[ui.frame.lang]
  const { door, run } = page
  return (
    <div class="doorstep">
      <DoorLine open={door} ui={ui} />
      <h1>
        {door} {DOOR_WORDS[ui.frame.lang].names[door]}
      </h1>
      <p class="note">
        {recorded(ui.date(run.day))} {again} <code>node run.mjs e2e/app/record-doors.ts</code>
      </p>
      <Recorded door={door} run={run} ui={ui} />
      <NextDoor after={door} ui={ui} />
    </div>
  )
}

function Recorded({ door, run, ui }: { door: Door; run: StoredRun; ui: Ui }) {
  const words = TOLD_WORDS[ui.frame.lang]
  switch (door) {
    case 1:
      return (
        <>
          <p>{words.say.intro}</p>
          <SayTold facts={{ ...run.say, sentIn: run.say.arrival.sentIn }} ui={ui} />
        </>
      )
    case 2:
      return (
        <>
          <SecondTold facts={run.alter} ui={ui} />
          <p>{words.alter.intro}</p>
          <AlterTold facts={run.alter} ui={ui} />
        </>
      )
    case 3:
      return (
        <>
          <SecondTold facts={run.plug} ui={ui} />
          <PlugTold facts={run.plug} ui={ui} />
        </>
      )
    case 4:
      return (
        <>
          <p>{words.agree.intro}</p>
          <AgreeTold facts={run.agree} ui={ui} />
        </>
      )
  }
}

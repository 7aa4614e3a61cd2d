// An open door of the demonstration, with the others in reach.

import type { ScreenProps } from '../shell/own-screen.tsx'
import { path } from '../shell/routes.ts'
import { Agree } from './agree.tsx'
import { AlterIt } from './alter-it.tsx'
import { DOORS } from './facts.ts'
import { PullThePlug } from './pull-the-plug.tsx'
import { SayIt } from './say-it.tsx'
import { DoorLine, NextDoor } from './strip.tsx'
import { DOOR_WORDS } from './words.ts'

const BEHIND = { 1: SayIt, 2: AlterIt, 3: PullThePlug, 4: Agree } as const

export function DoorsScreen({ ui, state }: ScreenProps) {
  const door = DOORS.find((one) => path.value === `!doors/${one}`) ?? 1
  const Behind = BEHIND[door]
  return (
    <div class="doorstep" key={door}>
      <DoorLine open={door} ui={ui} />
      <h1>
        {door} {DOOR_WORDS[ui.frame.lang].names[door]}
      </h1>
      <Behind ui={ui} state={state} />
      <NextDoor after={door} ui={ui} />
    </div>
  )
}

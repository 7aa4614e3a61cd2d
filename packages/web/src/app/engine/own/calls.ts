// The second part of the engine: all calls of who writes, keeps, carries or moderates, and the screens that few open.
//
// Reading stands without it. Each feature has a folder with its calls, all on the one ground; here they only stand
// together.

import { type AddressCalls, addressCalls } from '../addresses/calls.ts'
import { type AssemblyCalls, assemblyCalls } from '../assembly/calls.ts'
import { type CarryCalls, carryCalls } from '../carry/calls.ts'
import type { Ground } from '../ground.ts'
import { type KeepCalls, keepCalls } from '../keep/calls.ts'
import { type MentionCalls, mentionCalls } from '../mention/calls.ts'
import { type ModerateCalls, moderateCalls } from '../moderate/calls.ts'
import { type NameCalls, nameCalls } from '../name/calls.ts'
import type { LaterScreens } from '../pages.ts'
import { type ProgramCalls, programCalls } from '../program/calls.ts'
import { type SayCalls, sayCalls } from '../say/calls.ts'
import { type VoiceCalls, voiceCalls } from '../voice/calls.ts'
import { OwnGround } from './own-ground.ts'
import { laterScreens } from './screens.ts'

export interface OwnCalls
  extends SayCalls,
    CarryCalls,
    AddressCalls,
    KeepCalls,
    ProgramCalls,
    NameCalls,
    MentionCalls,
    ModerateCalls,
    AssemblyCalls,
    VoiceCalls {}

export interface OwnPart {
  /** Each to be asked only after `ready`. */
  readonly calls: OwnCalls
  readonly screens: LaterScreens
  /** Opens what is the reader's own beside the wall that is open. */
  ready(): Promise<void>
}

export function ownPart(reading: Ground): OwnPart {
  const ground = new OwnGround(reading)
  return {
    calls: {
      ...sayCalls(ground),
      ...carryCalls(ground),
      ...addressCalls(ground),
      ...keepCalls(ground),
      ...programCalls(ground),
      ...nameCalls(ground),
      ...mentionCalls(ground),
      ...moderateCalls(ground),
      ...assemblyCalls(ground),
      ...voiceCalls(ground),
    },
    screens: laterScreens(reading.options.onChange),
    ready: () => ground.ready(),
  }
}

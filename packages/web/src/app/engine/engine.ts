// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.
//
// Each feature has a folder with its calls, all on the one ground; here they only stand together.

import { type AddressCalls, addressCalls } from './addresses/calls.ts'
import { type AssemblyCalls, assemblyCalls } from './assembly/calls.ts'
import { type CarryCalls, carryCalls } from './carry/calls.ts'
import { type EngineOptions, Ground } from './ground.ts'
import { type KeepCalls, keepCalls } from './keep/calls.ts'
import { type MentionCalls, mentionCalls } from './mention/calls.ts'
import { type ModerateCalls, moderateCalls } from './moderate/calls.ts'
import { type NameCalls, nameCalls } from './name/calls.ts'
import { type ProgramCalls, programCalls } from './program/calls.ts'
import { type ReadCalls, readCalls } from './read/calls.ts'
import { type SayCalls, sayCalls } from './say/calls.ts'
import { type VoiceCalls, voiceCalls } from './voice/calls.ts'

/** What a screen asks of the engine; every answer is plain data. */
export interface Calls
  extends ReadCalls,
    SayCalls,
    CarryCalls,
    AddressCalls,
    KeepCalls,
    ProgramCalls,
    NameCalls,
    MentionCalls,
    ModerateCalls,
    AssemblyCalls,
    VoiceCalls {}

export function createEngine(options: EngineOptions): Calls {
  const ground = new Ground(options)
  return {
    ...readCalls(ground),
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
  }
}

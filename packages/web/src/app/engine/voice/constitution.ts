// The constitution by which a voice speaks, as this wall holds it.

import { type Constitution, parseConstitution } from '@commonwall/assembly'
import { KIND } from '@commonwall/wall'
import type { OwnGround } from '../own/own-ground.ts'
import { EngineError } from '../wire.ts'

/** The constitution of an assembly on this wall. @throws EngineError engine/missing */
export function constitutionOf(ground: OwnGround, assembly: string): Constitution {
  const event = ground.wall().events.get(assembly)
  if (event?.kind !== KIND.constitution)
    throw new EngineError('engine/missing', 'assembly: expected one held here, got another')
  return parseConstitution(event)
}

// Signs a template with the work that the wall asks for, some at a time, so that pages are answered meanwhile.

import {
  checkWallEvent,
  type EventTemplate,
  mineEvent,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  workAsked,
} from '@commonwall/wall'
import { turn } from '../verify.ts'
import type { Random } from './keyring.ts'

export interface SignOptions {
  /** Id of the founding definition. */
  readonly wall: string
  /** Leading zero bits that the wall asks of every post; what is in this one may ask for more. */
  readonly work: number
  readonly random: Random
}

/** Attempts between two looks at what else was asked. */
const STEP = 1_000

/** @throws RuleError if it may not stand on the wall */
export async function signWithWork(
  template: EventTemplate,
  secretKey: Uint8Array,
  { wall, work: floor, random }: SignOptions,
): Promise<VerifiedEvent> {
  const work = workAsked(template, floor)
  let worked = template
  if (work > 0) {
    const unsigned = { ...template, pubkey: publicKeyOf(secretKey) }
    let mined = mineEvent(unsigned, work, { start: 0, limit: STEP })
    while ('next' in mined) {
      await turn()
      mined = mineEvent(unsigned, work, { start: mined.next, limit: STEP })
    }
    worked = mined.event
  }
  const signed = signEvent(worked, secretKey, random(32))
  checkWallEvent(signed, { wall })
  return signed
}

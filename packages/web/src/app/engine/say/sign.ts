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
  const signed = signEvent(await workOn(template, publicKeyOf(secretKey), floor), secretKey, random(32))
  checkWallEvent(signed, { wall })
  return signed
}

/** The template with the work that a wall with this floor asks for, under this public key. */
export async function workOn(template: EventTemplate, pubkey: string, floor: number): Promise<EventTemplate> {
  const work = workAsked(template, floor)
  if (work === 0) return template
  const unsigned = { ...template, pubkey }
  let mined = mineEvent(unsigned, work, { start: 0, limit: STEP })
  while ('next' in mined) {
    await turn()
    mined = mineEvent(unsigned, work, { start: mined.next, limit: STEP })
  }
  return mined.event
}

// Signs a template with the work that the wall asks for, some at a time, so that pages are answered meanwhile.

import { turn } from '@commonwall/sync'
import {
  checkWallEvent,
  type EventTemplate,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  workAsked,
  workInSteps,
} from '@commonwall/wall'
import type { Random } from './keyring.ts'

export interface SignOptions {
  /** Id of the founding definition. */
  readonly wall: string
  /** Leading zero bits that the wall asks of every post; what is in this one may ask for more. */
  readonly work: number
  readonly random: Random
}

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
  return workInSteps({ ...template, pubkey }, work, turn)
}

// Signs a post, after doing the work that the default log asks for.

import { randomBytes } from 'node:crypto'
import {
  type Definition,
  type EventTemplate,
  publicKeyOf,
  signEvent,
  type UnsignedEvent,
  type VerifiedEvent,
  workAsked,
  workInSteps,
} from '@commonwall/wall'
import { progress } from '../terminal/progress.ts'

/** @param secret 32 bytes */
export async function signWithWork(
  template: EventTemplate,
  { pow, logs }: Definition,
  secret: Uint8Array,
): Promise<VerifiedEvent> {
  const isAsked = logs.some(({ admission, open }) => admission === 'optional' && open)
  const bits = isAsked ? workAsked(template, pow) : 0
  const unsigned = { ...template, pubkey: publicKeyOf(secret) }
  return signEvent(bits > 0 ? await work(unsigned, bits) : template, secret, randomBytes(32))
}

async function work(unsigned: UnsignedEvent, bits: number): Promise<UnsignedEvent> {
  const bar = progress(`working for ${bits} bits`)
  const worked = await workInSteps(unsigned, bits, async (attempts) => bar.at(attempts))
  bar.done()
  return worked
}

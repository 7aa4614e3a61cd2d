// Signs a post, after doing the work that the default log asks for.

import { randomBytes } from 'node:crypto'
import {
  type Definition,
  type EventTemplate,
  mineEvent,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
  workAsked,
} from '@commonwall/wall'
import { progress } from '../terminal/progress.ts'

/** @param secret 32 bytes */
export function signWithWork(
  template: EventTemplate,
  { pow, logs }: Definition,
  secret: Uint8Array,
): VerifiedEvent {
  const asked = logs.some(({ admission, open }) => admission === 'optional' && open)
    ? workAsked(template, pow)
    : 0
  return signEvent(
    asked > 0 ? withWork(template, publicKeyOf(secret), asked) : template,
    secret,
    randomBytes(32),
  )
}

function withWork(template: EventTemplate, pubkey: string, bits: number): EventTemplate {
  const bar = progress(`working for ${bits} bits`)
  const step = 20_000
  let mined = mineEvent({ ...template, pubkey }, bits, { start: 0, limit: step })
  while ('next' in mined) {
    bar.at(mined.next)
    mined = mineEvent({ ...template, pubkey }, bits, { start: mined.next, limit: step })
  }
  bar.done()
  return mined.event
}

// Opens what is sealed to this node's inbox, whoever carried it, and hands what was inside to the intake.
//
// The outside's own work is checked before anything is decrypted: opening costs a scalar multiplication, and
// work is what a flood pays for it. One is opened at a turn of the event loop, so that where no work is asked for a
// flood slows other sealed lines down and nobody else. What cannot be opened is answered without a reason that would help to guess.

import { setImmediate } from 'node:timers/promises'
import {
  committedWork,
  EventError,
  hasTrueId,
  type NostrEvent,
  openSealed,
  SealError,
} from '@commonwall/wall'
import type { Answer, Intake } from '../intake/intake.ts'

export interface SealedDoorOptions {
  readonly intake: () => Pick<Intake, 'take'>
  /** Secret inbox keys, newest first: the announced one, and those that outboxes may still hold. */
  readonly keys: () => readonly Uint8Array[]
  /** Leading zero bits that the outside must have. */
  readonly work: () => number
  /** On a mirror: keeps what is sealed to somebody else's inbox until it can be handed on. */
  readonly handOn?: (sealed: NostrEvent) => Promise<Answer>
}

const UNREADABLE: Answer = { ok: false, message: 'invalid: this is not sealed to an inbox of this node' }
/** Its version stands outside, for everybody to see. */
const NEWER: Answer = {
  ok: false,
  message: 'error: sealed by a newer program than this node’s; try another address',
}

/** @example const openSealedLine = createSealedDoor({ intake: () => intake, keys, work }) */
export function createSealedDoor({
  intake,
  keys,
  work,
  handOn,
}: SealedDoorOptions): (event: NostrEvent) => Promise<Answer> {
  /** The tail of those that wait for their turn. */
  let turn: Promise<unknown> = Promise.resolve()
  return async (sealed) => {
    if (!hasTrueId(sealed)) return { ok: false, message: 'invalid: the id is wrong' }
    const bits = work()
    if (committedWork(sealed) < bits)
      return { ok: false, message: `pow: ${bits} bits on the outside are asked for` }
    turn = turn.then(() => setImmediate())
    await turn
    const event = openWithAny(sealed, keys())
    if (event === 'newer') return NEWER
    if (event) return intake().take(event, 'sealed')
    return (await handOn?.(sealed)) ?? UNREADABLE
  }
}

/** `newer`: it is sealed to one of the keys, in a form that is not known here. */
function openWithAny(sealed: NostrEvent, keys: readonly Uint8Array[]): NostrEvent | 'newer' | undefined {
  for (const key of keys) {
    try {
      return openSealed(sealed, key)
    } catch (error) {
      if (!(error instanceof SealError) && !(error instanceof EventError)) throw error
      if (error.code === 'seal/newer') return 'newer'
    }
  }
  return undefined
}

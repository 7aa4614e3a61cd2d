// One thing done to a relay, and what counts as the right answer.

import type { SignedEvent } from '../conformance/client.ts'
import type { Dice } from './dice.ts'

export interface Case {
  readonly name: string
  /** What is sent as one text message. */
  readonly text: string
  readonly answer: Answer
}

/**
 * refusal: OK false, CLOSED, NEG-ERR or NOTICE with a NIP-01 prefix. taken: OK true. stored: EOSE or CLOSED.
 * counted: COUNT or CLOSED. reconciled: NEG-MSG or NEG-ERR. silence: nothing, and the connection stands.
 * cut: the connection is closed with 1009.
 */
export type Answer = 'refusal' | 'taken' | 'stored' | 'counted' | 'reconciled' | 'silence' | 'cut'

export interface Supplies {
  /** Valid events, signed before the run. */
  readonly events: readonly SignedEvent[]
  /** Valid events of exactly the most bytes that are taken. */
  readonly largest: readonly SignedEvent[]
}

/** A kind of attack; the list of them is what the run goes through. */
export interface Surface {
  readonly name: string
  make(dice: Dice, supplies: Supplies): Case
}

const PREFIX = /^(invalid|error|blocked|restricted|rate-limited|duplicate|pow|mute|closed|auth-required): ./

/** True if a frame is an answer of that sort. */
export function isAnswer(answer: Answer, frame: readonly unknown[]): boolean {
  const [verb] = frame
  switch (answer) {
    case 'refusal':
      return isRefusal(frame)
    case 'taken':
      return verb === 'OK' && frame[2] === true
    case 'stored':
      return verb === 'EOSE' || (verb === 'CLOSED' && isRefusal(frame))
    case 'counted':
      return verb === 'COUNT' || (verb === 'CLOSED' && isRefusal(frame))
    case 'reconciled':
      return verb === 'NEG-MSG' || (verb === 'NEG-ERR' && isRefusal(frame))
    default:
      return false
  }
}

function isRefusal(frame: readonly unknown[]): boolean {
  const [verb] = frame
  const said = verb === 'OK' && frame[2] === false ? frame[3] : verb === 'NOTICE' ? frame[1] : frame[2]
  const known = verb === 'OK' || verb === 'NOTICE' || verb === 'CLOSED' || verb === 'NEG-ERR'
  return known && typeof said === 'string' && PREFIX.test(said)
}

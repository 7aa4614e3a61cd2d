// Sealing a post when it leaves: to a log's inbox on the line, to every inbox and to the keepers in a file.
//
// The time on the outside lies before the wall's own, whatever this device's clock says, so that a clock that is
// ahead is not written on what others carry.

import {
  blurredTime,
  INBOX_VALIDITY,
  type Inbox,
  isInboxCurrent,
  type SealOptions,
  sealWithWork,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { turn } from '../turn.ts'
import type { Trouble } from './trouble.ts'

const DAY = 86_400

/** What of a wall is needed to seal for it; a Copy knows all of it. */
export interface SealingWall {
  /** Verified inbox notes of its open default logs, the one to ask first at the start. */
  readonly inboxes: readonly Inbox[]
  /** Bits of work that inboxes ask for. */
  readonly pow: number
  /** Wall time: the largest anchor date held, unix seconds; 0 if none. */
  readonly time: number
  /** Public keys of the keepers in force. */
  readonly keepers: readonly string[]
}

export type Random = (length: number) => Uint8Array<ArrayBuffer>

/** The inboxes that may be sealed to now, or why there is none. */
export function currentInboxes({ inboxes, time }: SealingWall, now: number): readonly Inbox[] | Trouble {
  if (inboxes.length === 0) return { code: 'trouble/no-inbox', detail: '' }
  // What witnesses signed is never later than now; a clock that says otherwise is behind.
  const least = Math.max(now, time)
  const current = inboxes.filter((inbox) => isInboxCurrent(inbox, least))
  if (current.length > 0) return current
  const last = Math.max(...inboxes.map(({ validUntil }) => validUntil))
  if (last > least)
    return { code: 'trouble/clock-behind', detail: day(Math.max(time, last - INBOX_VALIDITY)) }
  return { code: 'trouble/inbox-ended', detail: day(last) }
}

/** Whom a line is for. */
export interface SealedTo {
  readonly key: string
  readonly validUntil: number
  readonly pow: number
}

/** The line that carries an event to one key; whoever asks something of this thread meanwhile is answered. @throws SealError */
export async function sealLine(
  event: VerifiedEvent,
  to: SealedTo,
  now: number,
  random: Random,
): Promise<string> {
  return stringifyEvent(await sealWithWork(event, optionsFor(to, now, random), to.pow, turn))
}

function optionsFor({ key, validUntil }: SealedTo, now: number, random: Random): SealOptions {
  // A note is signed again each day for thirty more: it began no earlier than this.
  const seen = Math.min(now, validUntil - INBOX_VALIDITY + DAY)
  return {
    inboxKey: key,
    secretKey: random(32),
    createdAt: Math.max(0, blurredTime(seen, fraction(random))),
    nonce32: random(32),
    auxiliaryRandom: random(32),
  }
}

/** Lines for a file that is carried by hand: to every inbox that is current, and to each keeper. @throws SealError */
export async function sealForCarrying(
  event: VerifiedEvent,
  wall: SealingWall,
  now: number,
  random: Random,
): Promise<readonly string[]> {
  const current = currentInboxes(wall, now)
  const inboxes = 'code' in current ? [] : current
  const lines: string[] = []
  for (const to of [
    ...inboxes.map((inbox) => ({ ...inbox, pow: wall.pow })),
    // Nobody's inbox opens these: the keeper who does hands the event on, and no work is asked for. No note says since when,
    // so they count as told when the wall was last witnessed.
    ...wall.keepers.map((key) => ({ key, pow: 0, validUntil: wall.time + INBOX_VALIDITY - DAY })),
  ])
    lines.push(await sealLine(event, to, now, random))
  return lines
}

/** Evenly from [0, 1). */
export function fraction(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random(4)
  return ((a << 24) | (b << 16) | (c << 8) | d) / 2 ** 32 + 0.5
}

function day(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 10)
}

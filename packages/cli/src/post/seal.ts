// One sealed line: a signed event to one inbox, from a key that is used for nothing else, its time blurred.

import { randomBytes } from 'node:crypto'
import { blurredTime, type NostrEvent, sealEvent, stringifyEvent } from '@commonwall/wall'

/** @param work bits that the wall asks of the outside @param now unix seconds */
export function sealLine(
  event: NostrEvent,
  inboxKey: string,
  { work, now }: { readonly work: number; readonly now: number },
): string {
  const sealed = sealEvent(event, {
    inboxKey,
    secretKey: randomBytes(32),
    createdAt: blurredTime(now, randomBytes(4).readUInt32BE() / 2 ** 32),
    nonce32: randomBytes(32),
    auxiliaryRandom: randomBytes(32),
    work,
  })
  return stringifyEvent(sealed)
}

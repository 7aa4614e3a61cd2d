// What the relay says: NIP-01, 42, 45 and 77 frames, and how they are written.

import type { VerifiedEvent } from '@commonwall/wall'
import { stringifyEvent } from '@commonwall/wall'

/** Every frame but EVENT, whose JSON text is shared between subscriptions. */
export type ServerFrame =
  | readonly ['OK', id: string, ok: boolean, message: string]
  | readonly ['EOSE', subscription: string]
  | readonly ['CLOSED', subscription: string, message: string]
  | readonly ['NOTICE', message: string]
  | readonly ['AUTH', challenge: string]
  | readonly ['COUNT', subscription: string, result: { readonly count: number }]
  | readonly ['NEG-MSG', subscription: string, message: string]
  | readonly ['NEG-ERR', subscription: string, message: string, most?: number]

/** The text of an EVENT frame, from the event's own JSON text. */
export function eventFrame(subscription: string, json: string): string {
  return `["EVENT",${JSON.stringify(subscription)},${json}]`
}

/** The text of an EVENT frame. */
export function eventText(subscription: string, event: VerifiedEvent): string {
  return eventFrame(subscription, stringifyEvent(event))
}

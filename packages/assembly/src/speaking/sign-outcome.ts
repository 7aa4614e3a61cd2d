// A public signature on an outcome, by its hash: with a lasting key, never with a voice.

import { type EventTemplate, KIND } from '@commonwall/wall'

/** @param hash of the outcome @param now unix seconds */
export function signOutcome(hash: string, wall: string, now: number): EventTemplate {
  const tags = [
    ['h', wall],
    ['e', hash],
    ['k', `${KIND.close}`],
  ]
  return { kind: KIND.signature, created_at: now, tags, content: '' }
}

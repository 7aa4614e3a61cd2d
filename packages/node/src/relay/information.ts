// What this relay says of itself: NIP-11, with what a reader needs to know the wall by.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { AHEAD, MAX_EVENT_BYTES, MAX_TAGS } from '@commonwall/wall'
import { MAX_LIMIT, MAX_MESSAGE_BYTES, MAX_SUBSCRIPTION_ID, MAX_SUBSCRIPTIONS } from './limits.ts'

export interface RelayIdentity {
  readonly name: string
  readonly description: string
  readonly version: string
  /** URL of the project. */
  readonly software?: string
  /** How to reach the operator: a URI. */
  readonly contact?: string
  /** The operator's key. */
  readonly pubkey?: string
  /** The relay's own key (NIP-11 `self`). */
  readonly self?: string
  /** Id of the founding definition; none on an open relay without a wall. */
  readonly wall?: string
  /** Six words, English. */
  readonly fingerprint?: string
  /** Bits below which a post goes to an optional log. */
  readonly pow?: number
}

/** NIPs that change what a relay does; each is kept in full. */
export const SUPPORTED_NIPS = [1, 9, 11, 13, 40, 42, 45, 50, 62, 70, 77] as const

/** The NIP-11 document. `min_pow_difficulty` is 0: nothing is refused for too little work (DESIGN §3.8). */
export function relayInformation(identity: RelayIdentity): Record<string, unknown> {
  const { name, description, version, software, contact, pubkey, self, wall, fingerprint, pow } = identity
  return {
    name,
    description,
    pubkey,
    self,
    contact,
    supported_nips: SUPPORTED_NIPS,
    software,
    version,
    limitation: {
      max_message_length: MAX_MESSAGE_BYTES,
      max_subscriptions: MAX_SUBSCRIPTIONS,
      max_limit: MAX_LIMIT,
      default_limit: MAX_LIMIT,
      max_subid_length: MAX_SUBSCRIPTION_ID,
      max_event_tags: MAX_TAGS,
      max_content_length: MAX_EVENT_BYTES,
      min_pow_difficulty: 0,
      auth_required: false,
      payment_required: false,
      restricted_writes: false,
      created_at_upper_limit: AHEAD,
    },
    commonwall: wall === undefined ? undefined : { wall, fingerprint, default_log_pow: pow },
  }
}

/** CORS as NIP-11 demands it. */
export const INFORMATION_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'content-type': 'application/nostr+json',
  'cache-control': 'no-store',
} as const

/** True if the request asks for the NIP-11 document. */
export function asksForInformation(accept: string | undefined): boolean {
  return accept?.split(',').some((type) => type.split(';')[0]?.trim() === 'application/nostr+json') ?? false
}

/** Answers a request for the document, or a browser's question whether it may ask; false if it was neither. */
export function answerInformation(
  request: IncomingMessage,
  response: ServerResponse,
  identity: () => RelayIdentity,
): boolean {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, INFORMATION_HEADERS).end()
    return true
  }
  if (!asksForInformation(request.headers.accept)) return false
  response.writeHead(200, INFORMATION_HEADERS)
  response.end(request.method === 'HEAD' ? undefined : JSON.stringify(relayInformation(identity())))
  return true
}

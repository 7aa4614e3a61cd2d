// Sends signed events: sealed to every log's inbox, or plain and at once to an ordinary relay.

import { inboxBatches, sealLine } from '@commonwall/sync'
import { type InboxResult, stringifyEvent, type VerifiedEvent } from '@commonwall/wall'
import { random } from '../terminal/random.ts'
import { deliver } from './deliver.ts'
import type { LogInbox } from './inboxes.ts'

export interface SealedFor {
  readonly inbox: LogInbox
  readonly line: string
}

/** What one address said. */
export interface Sent {
  readonly address: string
  /** Undefined if it took the event. */
  readonly refused: string | undefined
}

/** One sealed line a log. @param work bits of each line */
export function sealFor(
  event: VerifiedEvent,
  inboxes: readonly LogInbox[],
  { work, now }: { readonly work: number; readonly now: number },
): Promise<readonly SealedFor[]> {
  return Promise.all(
    inboxes.map(async (inbox) => ({
      inbox,
      line: await sealLine(event, { ...inbox, pow: work }, now, random),
    })),
  )
}

/** Sends each line to its log, or all of them to the addresses in `to`; the first that takes it is enough. */
export async function sendSealed(
  sealed: readonly SealedFor[],
  to: readonly string[],
): Promise<readonly Sent[]> {
  const [sent = []] = await sendTogether([sealed], to)
  return sent
}

/**
 * The same for several posts, which are sealed to the same logs: as many lines together as one body takes, since a node
 * counts the bodies that one source sends, and takes so many of them and no more.
 * @returns what each of them was told, in their order
 */
export async function sendTogether(
  posts: readonly (readonly SealedFor[])[],
  to: readonly string[],
): Promise<readonly (readonly Sent[])[]> {
  const inboxes = posts[0]?.map(({ inbox }) => inbox) ?? []
  const ways = to.length === 0 ? inboxes.map(({ url }) => url) : to
  const sent = posts.map((): Sent[] => [])
  let silence: unknown
  for (const [way, address] of ways.entries())
    try {
      for (const [n, { hash }] of inboxes.entries()) {
        if (to.length === 0 && n !== way) continue
        const told: (InboxResult | undefined)[] = []
        for (const body of inboxBatches(posts.map((sealed) => sealed[n]?.line ?? ''))) {
          const results = await deliver(address, hash, body)
          told.push(...body.map((_, at) => results[at]))
        }
        for (const [at, result] of told.entries()) sent[at]?.push({ address, refused: refusalIn(result) })
      }
    } catch (error) {
      silence = error
    }
  if (sent.some((one) => one.length === 0)) throw silence
  return sent
}

/** Publishes an event at relays, unsealed. */
export async function sendPlain(event: VerifiedEvent, to: readonly string[]): Promise<readonly Sent[]> {
  const sent: Sent[] = []
  for (const address of to) {
    const [result] = await deliver(address.replace(/^http/, 'ws'), '', [stringifyEvent(event)])
    sent.push({ address, refused: refusalIn(result) })
  }
  return sent
}

function refusalIn(result: InboxResult | undefined): string | undefined {
  return result === undefined ? 'no answer' : result.refused
}

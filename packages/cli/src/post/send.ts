// Sends signed events: sealed to every log's inbox, or plain and at once to an ordinary relay.

import { sealLine } from '@commonwall/sync'
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
  const ways = to.length === 0 ? sealed.map(({ inbox }) => inbox.url) : to
  const sent: Sent[] = []
  let silence: unknown
  for (const [n, address] of ways.entries())
    try {
      const lines = to.length === 0 ? sealed.slice(n, n + 1) : sealed
      for (const { inbox, line } of lines) {
        const [result] = await deliver(address, inbox.hash, [line])
        sent.push({ address, refused: refusalIn(result) })
      }
    } catch (error) {
      silence = error
    }
  if (sent.length === 0) throw silence
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

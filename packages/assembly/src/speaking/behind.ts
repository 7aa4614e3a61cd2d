// Standing behind an alternative, and no more. They tell the hour and no more.

import { type EventTemplate, KIND, type NostrEvent, startOfHour, tagValue } from '@commonwall/wall'

const HOUR = 3600

/** Signatures of a key on an alternative, those that were taken back among them. */
export function signaturesBy<E extends NostrEvent>(
  events: Iterable<E>,
  alternative: string,
  pubkey: string,
): readonly E[] {
  return [...events].filter(
    (event) =>
      event.kind === KIND.signature && event.pubkey === pubkey && tagValue(event, 'e') === alternative,
  )
}

/**
 * Stands behind an alternative; dated by an hour of which there is none yet: with the same date it would be the one
 * that was taken back.
 * @param before of `signaturesBy`
 */
export function standBehind(
  alternative: string,
  wall: string,
  now: number,
  before: readonly Pick<NostrEvent, 'created_at'>[],
): EventTemplate {
  let createdAt = startOfHour(now)
  while (before.some(({ created_at }) => created_at === createdAt)) createdAt -= HOUR
  const tags = [
    ['h', wall],
    ['e', alternative],
    ['k', `${KIND.alternative}`],
  ]
  return { kind: KIND.signature, created_at: createdAt, tags, content: '' }
}

/** Stands behind it no more: takes every one of these signatures back. */
export function standBack(
  signatures: readonly Pick<NostrEvent, 'id'>[],
  wall: string,
  now: number,
): EventTemplate {
  const tags = [['h', wall], ...signatures.map(({ id }) => ['e', id])]
  return { kind: KIND.withdrawal, created_at: startOfHour(now), tags, content: '' }
}

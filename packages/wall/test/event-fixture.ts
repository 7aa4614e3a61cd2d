// Events for tests of what is computed *from* events. They are marked as verified with a signature of zeros:
// threads, articles, folding and views never look at a signature, the parser and the store did.

import { alreadyVerified, type EventTemplate, eventId, type VerifiedEvent } from '@commonwall/wall'

export const WALL = 'aa'.repeat(32)

/** A repeatable key, hash or id: the digits of a number, 64 long. */
export function hex(n: number): string {
  return n.toString(16).padStart(64, '0')
}

/** An event by writer `n`, with its true id. */
export function event(n: number, template: Partial<EventTemplate> & { kind: number }): VerifiedEvent {
  const unsigned = { created_at: 1_700_000_000, tags: [], content: '', ...template, pubkey: hex(n) }
  return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '00'.repeat(64) })
}

export function thread(n: number, at: number, title: string, board = 'talk'): VerifiedEvent {
  const tags = [
    ['h', WALL],
    ['title', title],
    ['t', board],
  ]
  return event(n, { kind: 11, created_at: at, tags, content: 'text' })
}

/** A reply to a thread, or to a reply in it. */
export function reply(
  n: number,
  at: number,
  root: VerifiedEvent,
  parent = root,
  content = 'yes',
): VerifiedEvent {
  const tags = [
    ['h', WALL],
    ['E', root.id],
    ['K', String(root.kind)],
    ['e', parent.id],
    ['k', String(parent.kind)],
  ]
  return event(n, { kind: 1111, created_at: at, tags, content })
}

export function label(
  n: number,
  at: number,
  target: string,
  verb: string,
  more: string[][] = [],
): VerifiedEvent {
  const tags = [['h', WALL], ['L', 'commonwall'], ['l', verb, 'commonwall'], ['e', target], ...more]
  return event(n, { kind: 1985, created_at: at, tags })
}

/** The same things in another order: a small generator with a fixed start, not for secrets. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items]
  let state = seed + 1
  for (let i = result.length - 1; i > 0; i--) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    const j = state % (i + 1)
    const [a, b] = [result[i] as T, result[j] as T]
    result[i] = b
    result[j] = a
  }
  return result
}

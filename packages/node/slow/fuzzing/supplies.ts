// Signed events to break, and some that are as large as an event may be.

import { eventBytes, MAX_EVENT_BYTES } from '@commonwall/wall'
import { Author } from '../conformance/author.ts'
import type { SignedEvent } from '../conformance/client.ts'
import type { Supplies } from './case.ts'
import { Dice } from './dice.ts'

/** Alphabets whose characters grow most, least, and oddly, on the way to JSON, UTF-8 and a segment's line. */
const ALPHABETS: readonly (readonly string[])[] = [
  ['a'],
  ['墙', '牆'],
  ['😀', '👩‍👩‍👧'],
  ['"', '\\'],
  ['\n', '\t'],
  ['é', '\u0301'],
  ['\u2028', '\ufdd0', '\u{10ffff}'],
]

/** Made from the seed alone. @param now unix seconds */
export function makeSupplies(seed: number, now: number): Supplies {
  const dice = new Dice(seed, 0xfeed)
  const author = new Author(Buffer.from(dice.hex(64), 'hex'), () => now)
  const events = Array.from({ length: 300 }, (_, n) =>
    author.event({
      kind: 1,
      created_at: now - n,
      content: dice.text(1 + dice.below(600)),
      tags: Array.from({ length: dice.below(6) }, () => [dice.one(['t', 'h', 'x', 'subject']), dice.text(8)]),
    }),
  )
  return { events, largest: ALPHABETS.flatMap((alphabet) => largestOf(author, alphabet, now)) }
}

/** One whose content is as long as it may be, and one that is all tags. */
function largestOf(author: Author, alphabet: readonly string[], created_at: number): readonly SignedEvent[] {
  const text = (length: number) =>
    Array.from({ length }, (_, n) => alphabet[n % alphabet.length] ?? '').join('')
  const size = (draft: Parameters<Author['event']>[0]) => eventBytes({ ...blank, ...draft, created_at })
  const blank = {
    id: '0'.repeat(64),
    pubkey: '0'.repeat(64),
    sig: '0'.repeat(128),
    kind: 1,
    tags: [],
    content: '',
    created_at,
  }
  const fill = (draft: (length: number) => Parameters<Author['event']>[0]) => {
    let low = 0
    let high = MAX_EVENT_BYTES
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (size(draft(middle)) <= MAX_EVENT_BYTES) low = middle
      else high = middle - 1
    }
    return author.event({ kind: 1, created_at, ...draft(low) })
  }
  return [
    fill((length) => ({ content: text(length) })),
    fill((length) => ({
      tags: Array.from({ length: Math.min(length, 2_000) }, (_, n) => ['t', `${text(2)}${n}`]),
    })),
  ]
}

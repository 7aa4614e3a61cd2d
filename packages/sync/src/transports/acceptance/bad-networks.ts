// Bad networks and bad hosts: each failure has its name, comes in time, and costs no memory.

import type { Transport } from '../transport.ts'
import { TransportError, type TransportErrorCode } from '../transport-error.ts'
import { type AcceptanceCase, failureOf, must } from './case.ts'
import type { TransportRig } from './rig.ts'
import { withTransport } from './with-transport.ts'

const CUT: readonly TransportErrorCode[] = ['transport/cut', 'transport/reset']

export function badNetworkCases({ bad = {}, posts }: TransportRig): AcceptanceCase[] {
  const cases: AcceptanceCase[] = []
  const add = (
    name: string,
    open: (() => Promise<Transport>) | undefined,
    codes: readonly TransportErrorCode[],
  ) => {
    if (!open) return
    cases.push({
      name,
      run: () =>
        withTransport({ open }, async (transport) => {
          for (const attempt of attempts(transport, posts?.log ?? '0'.repeat(16))) {
            const error = await failureOf(attempt, codes.join(' or '))
            must(
              error instanceof TransportError && codes.includes(error.code),
              codes.join(' or '),
              error instanceof TransportError ? error.code : error,
            )
          }
        }),
    })
  }
  add('a silent peer is given up', bad.silent, ['transport/timeout'])
  add('a cut is told from an answer', bad.cutting, CUT)
  add('an endless answer is not read to its end', bad.endless, ['transport/too-long'])
  add('a byte now and then is not waited for', bad.trickling, ['transport/timeout'])
  add('what is no answer is refused', bad.babbling, [
    'transport/malformed',
    'transport/refused',
    'transport/elsewhere',
  ])
  add('nobody there is said', bad.absent, ['transport/unreachable', 'transport/reset'])
  return cases
}

/** All that the transport offers, tried once. */
function* attempts(transport: Transport, log: string): Generator<Promise<unknown>> {
  if (transport.read) yield transport.read('head.tar')
  if (transport.post) yield transport.post(log, [LINE])
  if (transport.follow) yield transport.follow({ wall: '0'.repeat(64), known: [], onEvent: () => undefined })
}

/** An event in shape; nobody who reads it lives long enough to look closer. */
const LINE = JSON.stringify({
  id: '0'.repeat(64),
  pubkey: '0'.repeat(64),
  created_at: 1,
  kind: 1059,
  tags: [],
  content: '',
  sig: '0'.repeat(128),
})

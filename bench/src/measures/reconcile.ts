// NIP-77 with a relay: we lack one event in a hundred of what it holds, and find out which.

import { Negentropy, NegentropySet } from '@commonwall/wall'
import { type Figure, figure, notExercised } from '../figure.ts'
import { RefusedError, RelayClient } from '../relay-client.ts'
import type { Target } from '../target.ts'

const NAME = 'NIP-77, 1 % missing'

/** Reconciles everything held. @throws Error if an event that we lack was not found */
export async function measureReconcile(target: Target, rounds: number): Promise<Figure[]> {
  const client = await RelayClient.open(target.url)
  try {
    const times: number[] = []
    let told = ''
    for (let round = 0; round < rounds; round++) {
      const lacks = (n: number) => n % 100 === round
      const { milliseconds, messages, bytes } = await reconcile(client, target, lacks, `n${round}`)
      times.push(milliseconds)
      told = `${target.held.length} events, ${messages} round trips, ${Math.round(bytes / 1024)} KiB as hex`
    }
    return [figure(NAME, target.subject, 'ms', times, told)]
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    return [notExercised(NAME, target.subject, 'ms', error.message)]
  } finally {
    client.close()
  }
}

/**
 * One reconciliation.
 * @param lacks which of the target's events, by number, the client does not hold
 * @throws Error if one of them was not found
 */
export async function reconcile(
  client: RelayClient,
  { held, subject }: Pick<Target, 'held' | 'subject'>,
  lacks: (n: number) => boolean,
  id: string,
) {
  const session = new Negentropy(new NegentropySet(held.filter((_, n) => !lacks(n))))
  const missing = new Set(held.filter((_, n) => lacks(n)).map(({ id }) => id))
  let messages = 0
  let bytes = 0
  const started = performance.now()
  let message: string | undefined = session.initiate()
  while (message !== undefined) {
    const frame = messages === 0 ? ['NEG-OPEN', id, {}, message] : ['NEG-MSG', id, message]
    const answer = await client.reconcile(frame as [string, ...unknown[]])
    messages++
    bytes += message.length + answer.length
    const reconciled = session.reconcile(answer)
    for (const needed of reconciled.need) missing.delete(needed)
    message = reconciled.message
  }
  const milliseconds = performance.now() - started
  client.tell(['NEG-CLOSE', id])
  if (missing.size > 0) throw new Error(`${subject}: ${missing.size} events were not found`)
  return { milliseconds, messages, bytes }
}

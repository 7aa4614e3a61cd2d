// The comparison before the first signature: has anybody seen this log larger than we hold it, or different?
//
// A data folder restored from a backup, or a second machine with the same key, would sign a second history.
// Whoever saw the log can prevent that: the published folder, mirrors, witnesses. What cannot be asked says
// nothing; what answers and is ahead or differs stops the log, in one sentence.

import { toHex } from '@commonwall/tlog'
import { checkpointPath, logHash } from '@commonwall/wall'
import type { Fetch, LogIdentity, Sight, WitnessClient } from '../witness/witness-client.ts'
import { openLog, readText } from '../witness/witness-client.ts'
import type { TreeHead } from './lock-database.ts'
import { SequencerError } from './sequencer-error.ts'

/** The root hash of our first `size` leaves, 64 hex digits. */
export type RootAt = (size: number) => Promise<string>

/** Longest checkpoint that is read from a mirror, in bytes. */
const LONGEST = 16_384

/**
 * Checks what somebody saw against what we hold.
 * @param where whose sight it is, for the message
 * @throws SequencerError `sequencer/ahead`, `sequencer/differs`
 */
export async function checkSight(where: string, sight: Sight, ours: TreeHead, rootAt: RootAt): Promise<void> {
  if (sight.size > ours.size)
    throw new SequencerError(
      'sequencer/ahead',
      `${where} holds ${sight.size} leaves of this log and this data folder only ${ours.size}: it is an old backup, or another node signs with the same key; nothing was signed`,
    )
  if (sight.root !== undefined && sight.root !== (await rootAt(sight.size)))
    throw new SequencerError(
      'sequencer/differs',
      `${where} holds another history of this log at ${sight.size} leaves; nothing was signed`,
    )
}

/** What a mirror publishes of the log, or undefined if it cannot be asked or has none that the log signed. */
export async function mirrorSight(
  url: string,
  log: LogIdentity,
  fetch: Fetch,
  milliseconds: number,
): Promise<Sight | undefined> {
  const path = checkpointPath(logHash(log.key))
  try {
    const signal = AbortSignal.timeout(milliseconds)
    const response = await fetch(`${url.replace(/\/+$/, '')}/${path}`, { signal, cache: 'no-store' })
    if (response.status !== 200) return undefined
    const opened = await openLog(await readText(response, LONGEST), log)
    return opened && { size: opened.checkpoint.size, root: toHex(opened.checkpoint.root) }
  } catch {
    return undefined
  }
}

/** What a witness saw of the log, or undefined if it cannot be asked. */
export async function witnessSight(
  client: WitnessClient,
  emptyCheckpoint: string,
  milliseconds: number,
): Promise<Sight | undefined> {
  return client.lastSeen(emptyCheckpoint, milliseconds).catch(() => undefined)
}

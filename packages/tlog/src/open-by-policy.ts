// A checkpoint that a policy accepts: signed by one of its logs, cosigned by its quorum.

import { parseCheckpoint } from './checkpoint.ts'
import { PolicyError } from './errors.ts'
import { parseNote } from './note.ts'
import { TYPE_COSIGNATURE, TYPE_ED25519 } from './note-key.ts'
import { type OpenCheckpoint, openCheckpoint } from './open-checkpoint.ts'
import { hasQuorum, type Policy } from './policy.ts'

/**
 * Opens a checkpoint under a policy. Keys of other types than Ed25519 are not verified and count as absent.
 * @throws PolicyError `unknown-log`, `no-quorum`; NoteError and CheckpointError as `openCheckpoint`
 */
export async function openByPolicy(note: string | Uint8Array, policy: Policy): Promise<OpenCheckpoint> {
  const { text, signatures } = parseNote(note)
  const { origin } = parseCheckpoint(text)
  const log = policy.logs.find(
    ({ key }) =>
      key.type === TYPE_ED25519 &&
      key.name === origin &&
      signatures.some((line) => line.name === key.name && line.keyId === key.keyId),
  )
  if (log === undefined)
    throw new PolicyError(
      'unknown-log',
      `checkpoint: expected one signed by a log of the policy, got ${origin}`,
    )
  const witnesses = [...policy.witnesses.values()]
    .filter(({ key }) => key.type === TYPE_COSIGNATURE)
    .map(({ key: { name, key } }) => ({ name, key }))
  const opened = await openCheckpoint(note, { origin, logKey: log.key.key, witnesses })
  if (!hasQuorum(policy, new Set(opened.cosignatures.keys())))
    throw new PolicyError('no-quorum', `checkpoint: expected cosignatures of the quorum ${policy.quorum}`)
  return opened
}

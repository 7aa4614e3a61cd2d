// Checkpoints and kept anchors of one log: signed by the log, cosigned by witnesses of some definition, and of a root
// that the published leaves give.

import {
  fromHex,
  type MemoryTree,
  type OpenCheckpoint,
  openCheckpoint,
  parseNote,
  TYPE_COSIGNATURE,
  TYPE_ED25519,
  toHex,
  treeRoot,
  type VerifierKey,
  verifierKey,
} from '@commonwall/tlog'
import type { Anchor, WitnessEntry } from '@commonwall/wall'

/** A log, and every witness that any of the wall's definitions names. */
export interface KnownLog {
  /** Raw key, 64 hex digits. */
  readonly key: string
  readonly origin: string
  readonly witnesses: readonly WitnessEntry[]
}

/** Whose lines count under a checkpoint of the log: its key, its key as a cosigner, and each witness. */
export function signersOf({ key, origin, witnesses }: KnownLog): [VerifierKey, ...VerifierKey[]] {
  const signer = (by: { name: string; key: string }, type = TYPE_COSIGNATURE) =>
    verifierKey(by.name, type, fromHex(by.key) ?? new Uint8Array())
  const log = { name: origin, key }
  return [signer(log, TYPE_ED25519), signer(log), ...witnesses.map((by) => signer(by))]
}

/** The most bytes of a signature that is read here: a cosignature with its time. Those of later kinds are longer. */
const LONGEST = 72

/**
 * Opens a checkpoint of the log and refuses signature lines that are those of the log or a witness but for their name or
 * key id: changed on the way they would pass as a stranger's, which readers ignore (C2SP signed-note). Those of others, and
 * of kinds of signature that a newer program knows, are ignored.
 * @throws NoteError, CheckpointError, Error
 */
export async function openStrictly(note: string, log: KnownLog): Promise<OpenCheckpoint> {
  const known = signersOf(log)
  const [{ key: logKey }, , ...witnesses] = known
  const opened = await openCheckpoint(note, { origin: log.origin, logKey, witnesses })
  const left = new Set(known.map(({ name, keyId }) => `${name} ${keyId}`))
  for (const { name, keyId, signature } of parseNote(note).signatures) {
    if (left.delete(`${name} ${keyId}`)) continue
    if (known.some((key) => key.keyId === keyId || (key.name === name && signature.length <= LONGEST)))
      throw new Error(
        `signatures: expected one each of the log and its witnesses, got another of ${JSON.stringify(name)}`,
      )
  }
  return opened
}

/** The anchor that a note is, if the tree has its root. @throws Error */
export async function readAnchorOf(
  note: string,
  log: KnownLog,
  tree: MemoryTree | undefined,
): Promise<Anchor> {
  const { checkpoint, cosignatures } = await openStrictly(note, log)
  const { size } = checkpoint
  const root = toHex(checkpoint.root)
  if (tree) {
    if (size > tree.size) throw new Error(`size: expected at most ${tree.size}, got ${size}`)
    const expected = toHex(treeRoot(tree, size))
    if (root !== expected) throw new Error(`root at size ${size}: expected ${expected}, got ${root}`)
  }
  return { log: log.key, size, root, note, cosignatures }
}

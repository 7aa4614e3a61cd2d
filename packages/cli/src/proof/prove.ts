// Where a post stands on the wall, proven: looked for in whole entry bundles, newest first, so that nobody who
// serves them learns which post was meant.

import type { ReadPath } from '@commonwall/sync'
import {
  decodeEntries,
  formatProof,
  fromHex,
  HASHES_PER_TILE,
  leafHash,
  openCheckpoint,
  TileReader,
  toHex,
  verifyProof,
} from '@commonwall/tlog'
import {
  checkpointPath,
  type Definition,
  entryBundlePath,
  type LogEntry,
  logHash,
  logOrigin,
  logVerifierKey,
  quorumOf,
  witnessingOf,
  witnessVerifierKey,
} from '@commonwall/wall'
import { CommandError } from '../terminal/command-error.ts'

export interface PostProof {
  /** A C2SP tlog-proof. */
  readonly text: string
  /** Raw key of the log, 64 hex digits. */
  readonly log: string
  readonly index: number
  /** Leaves of the checkpoint. */
  readonly size: number
  /** How many witnesses of the definition cosigned the checkpoint, of how many. */
  readonly witnessing: ReturnType<typeof witnessingOf>
}

export interface ProveOptions {
  readonly read: ReadPath
  readonly definition: Definition
  /** Entries that are looked through, newest first; the rest of a very long log is not. */
  readonly most?: number
}

/** The proof of a post's place, or undefined if none of the logs there has it yet. @throws CommandError, ProofError, NoteError */
export async function provePost(
  id: string,
  { read, definition, most }: ProveOptions,
): Promise<PostProof | undefined> {
  for (const log of definition.logs) {
    const proof = await proveIn(id, log, definition, read, most ?? Number.MAX_SAFE_INTEGER)
    if (proof) return proof
  }
  return undefined
}

async function proveIn(
  id: string,
  { key }: LogEntry,
  definition: Definition,
  read: ReadPath,
  most: number,
): Promise<PostProof | undefined> {
  const hash = logHash(key)
  const bytes = await read(checkpointPath(hash))
  if (bytes === undefined) return undefined
  const note = new TextDecoder().decode(bytes)
  const open = (text: string) =>
    openCheckpoint(text, {
      origin: logOrigin(definition.wall, key),
      logKey: fromHex(key) ?? new Uint8Array(),
      witnesses: definition.witnesses.map((witness) => ({
        name: witness.name,
        key: fromHex(witness.key) ?? new Uint8Array(),
      })),
    })
  const { checkpoint, cosignatures } = await open(note)
  const { size, root } = checkpoint
  const index = await findIndex(id, hash, size, read, most)
  if (index === undefined) return undefined
  const tiles = await TileReader.open({ size, root, readTile: (path) => read(`log/${hash}/${path}`) })
  const proof = { index, proof: await tiles.inclusionProof(index), checkpoint: note }
  // What is handed out was verified as whoever gets it will.
  await verifyProof(proof, leafHash(fromHex(id) ?? new Uint8Array()), open)
  return {
    text: formatProof(proof),
    log: key,
    index,
    size,
    witnessing: witnessingOf({ cosignatures }, definition),
  }
}

async function findIndex(
  id: string,
  hash: string,
  size: number,
  read: ReadPath,
  most: number,
): Promise<number | undefined> {
  const last = Math.ceil(size / HASHES_PER_TILE) - 1
  for (let bundle = last; bundle >= 0 && (last - bundle) * HASHES_PER_TILE < most; bundle--) {
    const width = Math.min(HASHES_PER_TILE, size - bundle * HASHES_PER_TILE)
    const path = entryBundlePath(hash, bundle, width)
    const bytes = await read(path)
    if (bytes === undefined)
      throw new CommandError('proof/missing', `${path}: expected the ids of a log, found nothing`)
    const at = decodeEntries(bytes, width).findIndex((entry) => toHex(entry) === id)
    if (at >= 0) return bundle * HASHES_PER_TILE + at
  }
  return undefined
}

/** What a verifier with other tools needs beside a proof: the log, its witnesses, how many are enough (C2SP tlog-policy). */
export function policyFor({ wall, witnesses }: Pick<Definition, 'wall' | 'witnesses'>, log: string): string {
  const names = witnesses.map((_, n) => `w${n + 1}`)
  const lines = [
    `log ${logVerifierKey(wall, log)}`,
    ...witnesses.map((entry, n) => `witness ${names[n]} ${witnessVerifierKey(entry)}`),
    ...(names.length === 0 ? [] : [`group enough ${quorumOf(names.length)} ${names.join(' ')}`]),
    `quorum ${names.length === 0 ? 'none' : 'enough'}`,
  ]
  return `${lines.join('\n')}\n`
}

// The roll of a group: who may speak, as salted commitments that name nobody, under one Merkle root (RFC 6962).
//
// The constitution holds size and root. A list would not fit an event beyond some hundred people, and says no
// more: an issuance cites an entry by its place, and whoever knows an entry's opening can prove it.

import { inclusionProof, leafHash, MemoryTree, ProofError, treeRoot, verifyInclusion } from '@commonwall/tlog'
import { isHex64 } from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { MAX_ROLL } from '../record/limits.ts'
import type { Random } from './blind.ts'
import { CredentialError } from './credential-error.ts'

const PREFIX = utf8ToBytes('commonwall/roll/1')
export const ROLL_SALT_BYTES = 32
/** The most bytes by which an issuer knows a person: a name, a number, an address. */
export const MAX_IDENTIFIER_BYTES = 200

/** What a constitution says of a roll. */
export interface Roll {
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
}

/** What opens an entry: whoever shows it to an issuer is taken for that person. */
export interface Opening {
  readonly identifier: string
  /** 32 bytes. */
  readonly salt: Uint8Array
}

/** An entry's opening with its place, and the proof that it stands there. */
export interface RollEntry extends Opening {
  readonly index: number
  readonly proof: readonly Uint8Array[]
}

/** The commitment to a person: SHA-256(`commonwall/roll/1` ‖ salt ‖ identifier). @throws CredentialError */
export function rollCommitment({ identifier, salt }: Opening): Uint8Array {
  const bytes = utf8ToBytes(identifier)
  if (salt.length !== ROLL_SALT_BYTES)
    throw new CredentialError('credential/roll', 'salt', `${ROLL_SALT_BYTES} bytes`, salt.length)
  if (bytes.length === 0 || bytes.length > MAX_IDENTIFIER_BYTES || !identifier.isWellFormed())
    throw new CredentialError('credential/roll', 'identifier', '1 to 200 bytes of text', bytes.length)
  return sha256(concatBytes(PREFIX, salt, bytes))
}

/**
 * Makes a roll: a fresh salt a person, entries in the order of their commitments, so that a place says nothing.
 * @throws CredentialError where somebody stands on it twice
 */
export function makeRoll(
  identifiers: readonly string[],
  random: Random,
): { roll: Roll; entries: RollEntry[] } {
  if (new Set(identifiers).size !== identifiers.length || identifiers.length > MAX_ROLL)
    throw new CredentialError('credential/roll', 'roll', 'each person once', 'one of them twice')
  const opened = identifiers.map((identifier) => {
    const opening = { identifier, salt: random(ROLL_SALT_BYTES) }
    return { ...opening, commitment: bytesToHex(rollCommitment(opening)) }
  })
  opened.sort((a, b) => (a.commitment < b.commitment ? -1 : 1))
  const commitments = opened.map(({ commitment }) => commitment)
  const tree = treeOf(commitments)
  const entries = opened.map(({ identifier, salt }, index) => ({
    identifier,
    salt,
    index,
    proof: inclusionProof(tree, index, commitments.length),
  }))
  return { roll: rollOf(commitments), entries }
}

/** Size and root of a list of commitments, 64 hex digits each. @throws CredentialError */
export function rollOf(commitments: readonly string[]): Roll {
  return { size: commitments.length, root: bytesToHex(treeRoot(treeOf(commitments))) }
}

/** @throws CredentialError where the entry does not stand at its place of the roll */
export function checkRollEntry(roll: Roll, entry: RollEntry): void {
  try {
    verifyInclusion({
      index: entry.index,
      size: roll.size,
      leafHash: leafHash(rollCommitment(entry)),
      proof: entry.proof,
      root: hexToBytes(roll.root),
    })
  } catch (error) {
    if (!(error instanceof ProofError)) throw error
    throw new CredentialError('credential/roll', 'entry', 'to stand on the roll at its place', error.message)
  }
}

function treeOf(commitments: readonly string[]): MemoryTree {
  for (const commitment of commitments)
    if (!isHex64(commitment))
      throw new CredentialError('credential/roll', 'commitment', '64 lower-case hex digits', commitment)
  return new MemoryTree(commitments.map((commitment) => leafHash(hexToBytes(commitment))))
}

// The note of an app release (DESIGN §3.9): which program a project stands for, signed by two of its three release keys.
//
//   commonwall/release/1
//   <version>
//   <SHA-256 of app.html>
//   <SHA-256 of the list of sources>
//
// It says that these bytes are the project's, and nothing about a wall: release keys are never keepers'. Refuses what
// two different keys did not sign, and every second spelling.

import {
  NoteError,
  noteSigner,
  openNote,
  parseNote,
  parseVerifierKey,
  signerFromSeed,
  signNote,
  TYPE_ED25519,
  toHex,
  type VerifierKey,
} from '@commonwall/tlog'
import { ReleaseError } from './release-error.ts'

export interface Release {
  /** From 1; a later release has a greater one. */
  readonly version: number
  /** SHA-256 of `app.html`, 64 hex digits. */
  readonly app: string
  /** SHA-256 of the list of sources, 64 hex digits. */
  readonly sources: string
}

/** How many keys a project has, and how many of them a release needs. */
export const RELEASE_KEYS = 3
export const RELEASE_QUORUM = 2

const FIRST_LINE = 'commonwall/release/1'
const TEXT = /^commonwall\/release\/1\n([1-9][0-9]{0,15})\n([0-9a-f]{64})\n([0-9a-f]{64})\n$/
/** Bytes of the longest note that is read: three signatures and some that nobody knows. */
const MAX_BYTES = 8_192

/**
 * The three keys of a project, one vkey a line (C2SP signed-note); none for an empty text, which is a build that
 * takes no update.
 * @throws ReleaseError
 */
export function parseReleaseKeys(text: string): readonly VerifierKey[] {
  const lines = text.split('\n').filter((line) => line !== '')
  if (lines.length === 0) return []
  if (lines.length !== RELEASE_KEYS)
    throw new ReleaseError('keys', `${RELEASE_KEYS} lines, or none`, lines.length)
  const keys = lines.map((line) => {
    try {
      return parseVerifierKey(line)
    } catch (error) {
      throw new ReleaseError('keys', 'a vkey on each line', error instanceof Error ? error.message : line)
    }
  })
  if (keys.some(({ type }) => type !== TYPE_ED25519))
    throw new ReleaseError('keys', 'Ed25519 keys', 'another kind')
  if (new Set(keys.map(({ key }) => toHex(key))).size < RELEASE_KEYS)
    throw new ReleaseError('keys', 'three different keys', 'one of them twice')
  if (new Set(keys.map(({ name }) => name)).size < RELEASE_KEYS)
    throw new ReleaseError('keys', 'three different names', 'one of them twice')
  return keys
}

/** The text that is signed. @throws ReleaseError */
export function formatRelease(release: Release): string {
  const text = `${FIRST_LINE}\n${release.version}\n${release.app}\n${release.sources}\n`
  parseText(text)
  return text
}

/**
 * Signs a release, or adds a signature to a note of the same one.
 * @param name of the key, as in its vkey · @param seed 32 secret bytes
 * @throws ReleaseError if the note is of another release
 */
export async function signRelease(
  release: Release,
  { name, seed, note }: { readonly name: string; readonly seed: Uint8Array; readonly note?: string },
): Promise<string> {
  const text = formatRelease(release)
  const signed = await signNote(text, noteSigner(name, signerFromSeed(seed)))
  if (note === undefined) return signed
  const before = opened(() => parseNote(note))
  if (before.text !== text) throw new ReleaseError('note', 'a note of the same release', before.text)
  const [line = ''] = signed.slice(text.length + 1).split('\n')
  return note.includes(`\n${line}\n`) ? note : `${note}${line}\n`
}

/**
 * What a note says, once two of the keys stand for it.
 * @throws ReleaseError
 */
export async function readRelease(note: string | Uint8Array, keys: readonly VerifierKey[]): Promise<Release> {
  if (note.length > MAX_BYTES) throw new ReleaseError('note', `at most ${MAX_BYTES} bytes`, note.length)
  if (keys.length !== RELEASE_KEYS)
    throw new ReleaseError('keys', `${RELEASE_KEYS} of them in this build`, keys.length)
  const { text, verified } = await openNote(note, keys).catch((error: unknown) => {
    throw asReleaseError(error)
  })
  const signers = new Set(verified.map(({ by }) => by))
  if (signers.size < RELEASE_QUORUM)
    throw new ReleaseError(
      'signatures',
      `${RELEASE_QUORUM} of the ${RELEASE_KEYS} release keys`,
      signers.size,
    )
  return parseText(text)
}

function parseText(text: string): Release {
  const [whole, version = '', app = '', sources = ''] = TEXT.exec(text) ?? []
  if (whole === undefined)
    throw new ReleaseError('note', `${FIRST_LINE}, a version from 1, and two SHA-256`, text.slice(0, 200))
  const number = Number(version)
  if (!Number.isSafeInteger(number)) throw new ReleaseError('version', 'a number below 2^53', version)
  return { version: number, app, sources }
}

function opened<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    throw asReleaseError(error)
  }
}

function asReleaseError(error: unknown): unknown {
  return error instanceof NoteError ? new ReleaseError('note', 'a signed note', error.message) : error
}

// The files of joining: what stands in each, and who may read it. Everything from a file is parsed before it is used.
//
// Secrets (openings, claims, voices) are written for their owner alone and never over another file.

import { readFileSync } from 'node:fs'
import {
  type Claim,
  type Constitution,
  type Credential,
  parseConstitution,
  rollOf,
} from '@commonwall/assembly'
import { readKeyFile, writeNewFile } from '@commonwall/node'
import { isHex64, isSlug, parseEventJson, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { CommandError } from '../../terminal/command-error.ts'

/** What is public of a roll: `new` takes it for the constitution, issuers keep it. */
export interface RollFile {
  readonly group: string
  readonly size: number
  readonly root: string
  /** In the order of the roll, 64 hex digits each. */
  readonly commitments: readonly string[]
}

/** The openings of a roll: whoever has them can join for everybody on it. Destroyed when invitations are out. */
export interface OpeningsFile extends Omit<RollFile, 'commitments'> {
  readonly entries: readonly {
    readonly identifier: string
    readonly salt: string
    readonly proof: readonly string[]
  }[]
}

/** Writes a file that only its owner may read; refuses to overwrite one. @throws CommandError */
export function writeSecret(path: string, value: unknown): void {
  write(path, typeof value === 'string' ? value : `${JSON.stringify(value)}\n`, 0o600)
}

/** Writes a file for everybody; refuses to overwrite one. @throws CommandError */
export function writePublic(path: string, value: unknown): void {
  write(path, typeof value === 'string' ? value : `${JSON.stringify(value)}\n`, 0o644)
}

/** The public part of a roll, its root computed again. @throws CommandError */
export function readRollFile(path: string): RollFile {
  const { group, commitments } = readJson(path) as Partial<RollFile>
  if (!isSlug(group) || !Array.isArray(commitments) || !commitments.every(isHex64))
    throw unreadable(path, 'a roll: a group and commitments')
  return { group, commitments, ...rollOf(commitments) }
}

/** @throws CommandError */
export function readOpeningsFile(path: string): OpeningsFile {
  const { group, size, root, entries } = readJson(path) as Partial<OpeningsFile>
  const whole = (entry: OpeningsFile['entries'][number]) =>
    typeof entry?.identifier === 'string' &&
    isHex64(entry.salt) &&
    Array.isArray(entry.proof) &&
    entry.proof.every(isHex64)
  if (
    !isSlug(group) ||
    typeof size !== 'number' ||
    !isHex64(root) ||
    !Array.isArray(entries) ||
    !entries.every(whole)
  )
    throw unreadable(path, 'the openings of a roll')
  return { group, size, root, entries }
}

/** A constitution from a file with the signed event. @throws CommandError */
export function readConstitutionFile(path: string): Constitution & { readonly event: VerifiedEvent } {
  try {
    const event = verifyEvent(parseEventJson(readText(path).trim()))
    if (event) return { ...parseConstitution(event), event }
  } catch (error) {
    throw unreadable(path, `a constitution: ${error instanceof Error ? error.message : error}`)
  }
  throw unreadable(path, 'a constitution with a true signature')
}

/** @throws CommandError */
export function readClaimFile(path: string): Claim {
  const { constitution, group, secretKey, inverses, requests, replyKeys } = readJson(path) as Partial<Claim>
  if (!isHex64(constitution) || !isSlug(group) || !isHex64(secretKey)) throw unreadable(path, 'a claim')
  if (!texts(inverses, /^[0-9a-f]{1,512}$/) || !texts(requests, /./) || !texts(replyKeys, /^[0-9a-f]{64}$/))
    throw unreadable(path, 'a claim')
  return { constitution, group, secretKey, inverses, requests, replyKeys }
}

/** @throws CommandError */
export function readVoiceFile(path: string): Credential {
  const { constitution, group, pubkey, secretKey, signatures } = readJson(path) as Partial<Credential>
  if (!isHex64(constitution) || !isSlug(group) || !isHex64(pubkey) || !isHex64(secretKey))
    throw unreadable(path, 'a voice')
  if (!texts(signatures, /^[0-9a-f]{512}$/)) throw unreadable(path, 'a voice')
  return { constitution, group, pubkey, secretKey, signatures }
}

/** The secret of a voice, from its file or from a file with the key alone; 32 bytes. @throws CommandError, DataError */
export function readVoiceKey(path: string): Uint8Array {
  if (!readText(path).trimStart().startsWith('{')) return readKeyFile(path)
  return new Uint8Array(Buffer.from(readVoiceFile(path).secretKey, 'hex'))
}

/** The group that a voice speaks in; undefined for a file with a bare key. */
export function readVoiceGroup(path: string): string | undefined {
  return readText(path).trimStart().startsWith('{') ? readVoiceFile(path).group : undefined
}

/** @throws CommandError where there is no such file */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new CommandError(
      'file/missing',
      `${path}: ${error instanceof Error ? error.message : 'not readable'}`,
    )
  }
}

function texts(value: unknown, shape: RegExp): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && shape.test(one))
}

function readJson(path: string): object {
  try {
    const value: unknown = JSON.parse(readText(path))
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (error instanceof CommandError) throw error
  }
  throw unreadable(path, 'a JSON object')
}

function write(path: string, text: string, mode: number): void {
  try {
    writeNewFile(path, text, mode)
  } catch (error) {
    const says = error instanceof Error ? error.message : 'not writable'
    throw new CommandError('file/exists', `${path}: ${says}; no file is overwritten`)
  }
}

function unreadable(path: string, expected: string): CommandError {
  return new CommandError('file/invalid', `${path}: expected ${expected}, got something else`)
}

// `definition/<version>.gz`, inflated: every bound definition of a version with its signatures and proofs.
//
// JSON lines: definitions by id, each followed by its signatures by id; after each event, its tlog-proof as
// a JSON string (empty where the event is in no log yet). Every line equals its own JSON text and ends in LF.
// The reader refuses any other order or spelling; signatures and proofs are for its caller to verify.

import type { NostrEvent } from '../event/event.ts'
import { parseEvent, stringifyEvent } from '../event/event.ts'
import { EventError } from '../event/event-error.ts'
import { KIND } from '../event/kinds.ts'
import { tagValue } from '../event/tags.ts'

/** An event and the tlog-proof of its place in a log. */
export interface ProvenEvent<E extends NostrEvent = NostrEvent> {
  readonly event: E
  /** C2SP tlog-proof; empty if there is none. */
  readonly proof: string
}

/** A version's files stay small; a reader inflates no more than this. */
export const MAX_DEFINITION_FILE_BYTES = 4_000_000

/** Writes the inflated file: definitions by id, each followed by the signatures on it by id. */
export function encodeDefinitionFile(entries: readonly ProvenEvent[]): Uint8Array {
  const lines = ordered(entries).flatMap(({ event, proof }) => [stringifyEvent(event), JSON.stringify(proof)])
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
}

/** Reads the inflated file. @throws EventError naming the line */
export function decodeDefinitionFile(bytes: Uint8Array): ProvenEvent[] {
  if (bytes.length > MAX_DEFINITION_FILE_BYTES)
    throw new EventError('definition file', `at most ${MAX_DEFINITION_FILE_BYTES} bytes`, bytes.length)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new EventError('definition file', 'UTF-8', 'other bytes')
  }
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new EventError('definition file', 'LF at the end', 'the end')
  if (lines.length === 0 || lines.length % 2 !== 0)
    throw new EventError('definition file', 'an event and a proof by turns', `${lines.length} lines`)
  const entries: ProvenEvent[] = []
  for (let at = 0; at < lines.length; at += 2)
    entries.push({ event: readEvent(lines[at] ?? '', at), proof: readProof(lines[at + 1] ?? '', at + 1) })
  if (text !== new TextDecoder().decode(encodeDefinitionFile(entries)))
    throw new EventError(
      'definition file',
      'definitions by id, each with its signatures by id',
      'another order',
    )
  return entries
}

function ordered(entries: readonly ProvenEvent[]): ProvenEvent[] {
  const byId = (a: ProvenEvent, b: ProvenEvent) => (a.event.id < b.event.id ? -1 : 1)
  const signatures = entries.filter(({ event }) => event.kind === KIND.signature).sort(byId)
  return entries
    .filter(({ event }) => event.kind === KIND.definition)
    .sort(byId)
    .flatMap((definition) => [
      definition,
      ...signatures.filter(({ event }) => tagValue(event, 'e') === definition.event.id),
    ])
}

function readEvent(line: string, number: number): NostrEvent {
  const event = parseEvent(json(line, number))
  if (stringifyEvent(event) !== line) throw new EventError(`line ${number}`, 'its own JSON text', line)
  return event
}

function readProof(line: string, number: number): string {
  const proof = json(line, number)
  if (typeof proof !== 'string' || JSON.stringify(proof) !== line)
    throw new EventError(`line ${number}`, 'a proof as a JSON string', line)
  return proof
}

function json(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new EventError(`line ${number}`, 'JSON', line)
  }
}

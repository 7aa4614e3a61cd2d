// The ballot that was sent last, beside the key that signed it: on the wall it is at the day's release, and the next
// one changes what it said and needs a higher number. It says how you voted, as the key itself does.

import { existsSync } from 'node:fs'
import { type Ballot, parseBallot } from '@commonwall/assembly'
import { writeOverFile } from '@commonwall/node'
import { parseEventJson, stringifyEvent, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { CommandError } from '../terminal/command-error.ts'
import { readText } from './joining/files.ts'

/** Where it is kept. */
function pathBeside(key: string): string {
  return `${key.replace(/\.[^./]+$/, '')}.last-ballot.json`
}

/** Undefined where none was sent from here. @throws CommandError where the file is none */
export function readLastBallot(key: string): Ballot | undefined {
  const path = pathBeside(key)
  if (!existsSync(path)) return undefined
  const event = verifyEvent(parseEventJson(readText(path).trim()))
  const ballot = event && parseBallot(event)
  if (ballot?.form === 'ballot') return ballot
  throw new CommandError('file/unreadable', `${path}: expected a ballot`)
}

/** For its owner alone; the one before it is forgotten. */
export function keepLastBallot(key: string, ballot: VerifiedEvent): void {
  writeOverFile(pathBeside(key), `${stringifyEvent(ballot)}\n`, 0o600)
}

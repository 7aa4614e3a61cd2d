// What an operator tells whoever is to witness a wall.

import { type LogEntry, logVerifierKey } from '@commonwall/wall'

/** One line a log, with the key that `commonwall witness --log` asks for. @param wall id of the founding definition */
export function describeLogs(wall: string, logs: readonly LogEntry[]): readonly string[] {
  return logs.map(({ key, admission }) => `Its ${admission} log, for witnesses: ${logVerifierKey(wall, key)}`)
}

/** The same for programs. */
export function logsOf(wall: string, logs: readonly LogEntry[]) {
  return logs.map(({ key, admission, url, open }) => ({
    key,
    admission,
    url,
    open,
    vkey: logVerifierKey(wall, key),
  }))
}

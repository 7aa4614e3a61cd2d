// To which keys a post is sealed: the inbox of every open default log, as the log itself announces it.

import { type ReadPath, readInbox } from '@commonwall/sync'
import {
  type DefinitionHistory,
  type Inbox,
  inboxPath,
  isInboxCurrent,
  type LogEntry,
  type LogState,
  logHash,
  logOrigin,
} from '@commonwall/wall'
import { CommandError } from '../terminal/command-error.ts'

export interface LogInbox extends Inbox {
  /** The 16 hex digits that end the log's origin. */
  readonly hash: string
  /** Where the log is reached, ending in a slash. */
  readonly url: string
}

/**
 * The inboxes to which a post for everybody is sealed now.
 * @throws CommandError where no log announces one that is still valid
 */
export async function readInboxes(
  read: ReadPath,
  {
    wall,
    logs,
  }: { readonly wall: string; readonly logs: readonly (LogEntry & { readonly state?: LogState })[] },
  now: number,
): Promise<readonly LogInbox[]> {
  const found: LogInbox[] = []
  const why: string[] = []
  for (const { key, url, admission, open, state = open ? 'open' : 'closed' } of logs) {
    // A log that restores a lost one takes posts before its definition is in force.
    if ((state !== 'open' && state !== 'provisional') || admission !== 'default') continue
    try {
      const inbox = await inboxOf(read, wall, key)
      if (isInboxCurrent(inbox, now)) found.push({ ...inbox, hash: logHash(key), url })
      else why.push(`the inbox key of log ${key.slice(0, 16)}… is out of date: take a newer copy`)
    } catch (error) {
      why.push(error instanceof Error ? error.message : String(error))
    }
  }
  if (found.length === 0)
    throw new CommandError(
      'post/no-inbox',
      `inbox: expected a log that takes posts; ${why.join('; ') || 'every log is closed'}`,
    )
  return found
}

/**
 * The keys with which the hosts of a wall's logs sign what they refuse: those of their inboxes, as far as they are
 * announced. Also of a log that a definition adds which waits.
 */
export async function hostsOf(
  read: ReadPath,
  { logs, wall }: Pick<DefinitionHistory, 'logs' | 'wall'>,
): Promise<readonly string[]> {
  const inboxes = await Promise.all(logs.map(({ key }) => inboxOf(read, wall, key).catch(() => undefined)))
  return inboxes.flatMap((inbox) => (inbox === undefined ? [] : [inbox.key]))
}

async function inboxOf(read: ReadPath, wall: string, key: string): Promise<Inbox> {
  const path = inboxPath(logHash(key))
  const bytes = await read(path)
  if (bytes === undefined) throw new Error(`${path}: expected an inbox note, found nothing`)
  return readInbox(bytes, { key, origin: logOrigin(wall, key) })
}

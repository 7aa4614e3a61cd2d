// Handing on what was carried: lines as they are to the logs that they are sealed to, open posts sealed by us.

import { inboxBatches } from '@commonwall/sync'
import { type InboxResult, parseEventJson, tagValue, type VerifiedEvent } from '@commonwall/wall'
import { readWall } from '../definition/read-wall.ts'
import { sealAll } from '../export/outbox.ts'
import { deliver } from '../post/deliver.ts'
import { readInboxes } from '../post/inboxes.ts'
import { openSource } from '../source/open-source.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { progress } from '../terminal/progress.ts'

/** Each line goes to the log that it is sealed to; what is sealed to none of those there goes nowhere. */
export async function sendSealed(lines: readonly string[], to: string): Promise<readonly InboxResult[]> {
  if (to.startsWith('ws')) return deliver(to, '', lines)
  const { read } = await openSource(to)
  const inboxes = await readInboxes(read, (await readWall(to, now())).history, now())
  const results: InboxResult[] = []
  for (const { key, hash } of inboxes) {
    const own = lines.filter((line) => tagValue(parseEventJson(line), 'p') === key)
    for (const body of inboxBatches(own)) results.push(...(await deliver(to, hash, body)))
  }
  if (results.length === 0)
    throw new CommandError(
      'import/other-inbox',
      `${to}: none of these lines is sealed to a log of the wall there`,
    )
  return results
}

/** Posts, sealed by us to every log that takes posts. */
export async function sendOpen(
  events: readonly VerifiedEvent[],
  to: string,
): Promise<readonly InboxResult[]> {
  const { read } = await openSource(to)
  const { history, current } = await readWall(to, now())
  const inboxes = await readInboxes(read, history, now())
  const bar = progress('sealing and sending')
  const results: InboxResult[] = []
  for (const inbox of inboxes) {
    const lines: string[] = []
    for await (const line of sealAll({ events, inboxes: [inbox], pow: current.pow, now: now() })) {
      lines.push(line)
      bar.at(lines.length, events.length)
    }
    for (const body of inboxBatches(lines)) results.push(...(await deliver(to, inbox.hash, body)))
  }
  bar.done()
  return results
}

// Handing on what was carried: lines as they are to the logs that they are sealed to, open posts sealed by us.

import type { InboxResult, VerifiedEvent } from '@commonwall/wall'
import { MAX_INBOX_BYTES, MAX_INBOX_LINES, parseEventJson, tagValue } from '@commonwall/wall'
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
    for (const body of bodiesOf(own)) results.push(...(await deliver(to, hash, body)))
  }
  if (results.length === 0)
    throw new CommandError(
      'import/other-inbox',
      `${to}: none of these lines is sealed to a log of the wall there`,
    )
  return results
}

/** As many lines together as one body takes. */
function* bodiesOf(lines: readonly string[]): Generator<readonly string[]> {
  let body: string[] = []
  let bytes = 0
  for (const line of lines) {
    const length = Buffer.byteLength(line) + 1
    if (body.length > 0 && (body.length >= MAX_INBOX_LINES || bytes + length > MAX_INBOX_BYTES)) {
      yield body
      body = []
      bytes = 0
    }
    body.push(line)
    bytes += length
  }
  if (body.length > 0) yield body
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
    for (const body of bodiesOf(lines)) results.push(...(await deliver(to, inbox.hash, body)))
  }
  bar.done()
  return results
}

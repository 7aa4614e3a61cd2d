// Hands on what a node took and cannot log, a mirror or a host whose log the keepers have closed: sealed lines to the inbox
// that they are sealed to, as they came, and open posts sealed by us. What no log answers stays and is tried again; what a log refuses is dropped, since it would be refused again.

import type { HandingOn } from '@commonwall/node'
import { type ReadPath, sealLine } from '@commonwall/sync'
import type { DefinitionHistory } from '@commonwall/wall'
import { deliver } from '../post/deliver.ts'
import { type LogInbox, readInboxes } from '../post/inboxes.ts'
import { random } from '../terminal/random.ts'

export interface HandOnOptions {
  readonly handing: HandingOn
  readonly history: DefinitionHistory
  /** Of what the node publishes. */
  readonly read: ReadPath
  /** Unix seconds. */
  readonly now: number
  /** Ids of open posts, and when they were handed on last (unix seconds); kept by the caller. */
  readonly handed: Map<string, number>
}

/** An open post is on its way for so long before it is sent once more: a batch may wait an hour. */
const AGAIN = 3_600

/** @returns how many lines a log has taken */
export async function handOn({ handing, history, read, now, handed }: HandOnOptions): Promise<number> {
  // Asked first: most of the time there is nothing.
  if (handing.lines().length + handing.posts().length === 0) return 0
  const inboxes = await readInboxes(read, history, now).catch((): readonly LogInbox[] => [])
  let taken = 0
  for (const inbox of inboxes) {
    const { key, hash, url } = inbox
    const waiting = handing.lines().filter((line) => line.inbox === key)
    const answered = await send(
      url,
      hash,
      waiting.map(({ line }) => line),
    )
    await handing.done(answered)
    taken += answered.length
    const posts = handing.posts().filter(({ id }) => (handed.get(`${hash} ${id}`) ?? 0) < now - AGAIN)
    const { pow } = history.current
    const lines = await Promise.all(posts.map((event) => sealLine(event, { ...inbox, pow }, now, random)))
    if ((await send(url, hash, lines)).length === lines.length)
      for (const { id } of posts) handed.set(`${hash} ${id}`, now)
  }
  return taken
}

/** The hashes of the lines that were answered, taken or not; none where nobody answered. */
async function send(url: string, hash: string, lines: readonly string[]): Promise<readonly string[]> {
  if (lines.length === 0) return []
  try {
    return (await deliver(url, hash, lines)).map((result) => result.hash)
  } catch {
    return []
  }
}

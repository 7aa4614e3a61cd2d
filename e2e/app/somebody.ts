// Somebody else with an ordinary Nostr client, whose posts go onto the wall at once.

import { randomBytes } from 'node:crypto'
import { type EventTemplate, KIND, replyTags, signEvent, titleOf, type VerifiedEvent } from '@commonwall/wall'
import type { DemoNode } from './demo-node.ts'

/** Says something under a fresh key. @returns it, once it has its place */
export async function says(
  demo: Pick<DemoNode, 'node' | 'url'>,
  template: Omit<EventTemplate, 'created_at'>,
): Promise<VerifiedEvent> {
  const tags = [['h', demo.node.wall], ...template.tags]
  const created_at = Math.floor(Date.now() / 1000)
  const event = signEvent({ ...template, tags, created_at }, randomBytes(32), randomBytes(32))
  const socket = new WebSocket(demo.url.replace('http', 'ws'))
  try {
    await new Promise((resolve, reject) => {
      socket.onopen = () => socket.send(JSON.stringify(['EVENT', event]))
      socket.onerror = () => reject(new Error('relay: expected a line, got none'))
      socket.onmessage = ({ data }) => {
        const [verb, , taken, why] = JSON.parse(String(data)) as [string, string, boolean, string]
        if (verb !== 'OK') return
        if (taken) resolve(undefined)
        else reject(new Error(`relay: expected it taken, got ${why}`))
      }
    })
  } finally {
    socket.close()
  }
  await demo.node.flush()
  return event
}

/** Answers the thread of a title. */
export function answers(demo: DemoNode, title: string, content: string): Promise<VerifiedEvent> {
  const { events } = demo.node.store.query([{ kinds: [KIND.thread], tags: {} }], 1_000)
  const root = events.find((event) => titleOf(event) === title)
  if (root === undefined) throw new Error(`thread: expected one called ${title}, got none`)
  return says(demo, { kind: KIND.reply, tags: replyTags(root), content })
}

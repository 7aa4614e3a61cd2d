// What a thief makes of a name's stolen key with programs of their own: a key of theirs in the place of its own, and a
// log that they date as they like, in which the name is theirs from the beginning and which a definition of theirs adds to the wall.

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { dataFolder } from '@commonwall/node'
import {
  definitionPath,
  definitionTemplate,
  type EventTemplate,
  encodeDefinitionFile,
  KIND,
  parsePath,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { withFiles } from '../../packages/sync/test/rig/tamper.ts'
import { gz, LogMaker } from '../../packages/sync/test/rig/wall-maker.ts'
import { keyEvent } from '../../packages/wall/test/key-event.ts'
import type { DemoNode } from '../app/demo-node.ts'
import type { Served } from './mirror.ts'

const DAY = 86_400
/** Of the thief's log. */
const SEED = 66

export interface Thief {
  /** A rotation to a key of theirs. */
  readonly takeover: VerifiedEvent
  /** A second beginning, with words of theirs: later than the name's own, also where one hour dates both. */
  readonly anew: VerifiedEvent
  /** Says something in the name, whenever they like to have said it. @param at unix seconds */
  say(words: string, at: number): VerifiedEvent
  /** What their host serves: the wall as it is, and beside it their log of this, dated thirty days before now. */
  host(demo: DemoNode, said: readonly VerifiedEvent[]): Promise<Served>
}

/**
 * @param stolen the secret key
 * @param name id of the name
 * @param now unix seconds
 */
export function openThief(wall: string, stolen: Uint8Array, name: string, now: number): Thief {
  const sign = (template: EventTemplate) => signEvent(template, stolen, randomBytes(32))
  const own = publicKeyOf(randomBytes(32))
  const key = (prev: string | undefined, keys: readonly string[], at = now - 30 * DAY) =>
    keyEvent({ wall, prev, keys, next: own, at }, stolen)
  const takeover = key(name, [own])
  return {
    takeover,
    anew: laterThan(name, (ago) => key(undefined, [publicKeyOf(stolen)], now - ago)),
    say: (words, at) =>
      sign({
        kind: KIND.thread,
        created_at: at,
        tags: [
          ['h', wall],
          ['title', words],
          ['t', 'this-wall'],
        ],
        content: words,
      }),
    async host(demo, said) {
      const { current } = demo.node.state.history()
      const log = new LogMaker(wall, SEED)
      const definition = sign(
        definitionTemplate(
          {
            ...current,
            wall,
            prev: current.id,
            version: current.version + 1,
            logs: [
              ...current.logs,
              { key: log.key, url: 'https://log.example/', admission: 'default', open: true },
            ],
          },
          { createdAt: now - 30 * DAY },
        ),
      )
      await log
        .append(definition, key(undefined, [publicKeyOf(stolen)]), takeover, ...said)
        .stamp(now - 30 * DAY)
      const files = await log.files(now - 30 * DAY)
      const proof = await log.proof(0, now - 30 * DAY)
      const added = gz(encodeDefinitionFile([{ event: definition, proof }]))
      return withFiles(published(demo), [...files, [definitionPath(current.version + 1), added]])
    },
  }
}

/** Of two key events that one hour dates alike the lower id is the earlier. @param make another one at each call */
export function laterThan(id: string, make: (attempt: number) => VerifiedEvent): VerifiedEvent {
  for (let attempt = 0; ; attempt++) {
    const event = make(attempt)
    if (event.id > id) return event
  }
}

/** What the node publishes now. */
function published(demo: DemoNode): Map<string, Uint8Array> {
  const folder = dataFolder(demo.folder).published
  const files = new Map<string, Uint8Array>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name))
    if (entry.isFile() && parsePath(path)) files.set(path, readFileSync(join(folder, path)))
  }
  return files
}

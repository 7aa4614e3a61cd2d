// A wall as the lab's virtual world has it: real files of a real log with witnesses, real signatures, a real inbox.
// Posts that come are opened, wait for the tick of a quarter of an hour, and get their place.

import { EPOCH, type HostAnswer, type HostRequest } from '@commonwall/lab'
import {
  decodeInboxBody,
  encodeInboxAnswer,
  encodeTar,
  inboxLineHash,
  inboxPath,
  type NostrEvent,
  openSealed,
  parseEventJson,
} from '@commonwall/wall'
import { type Files, secret, WallMaker } from '../../packages/sync/test/rig/wall-maker.ts'

/** The inbox key of walls that this maker makes. */
const INBOX_SECRET = secret(99)
const BATCH = 15 * 60_000
const POSTS = 12

export class WallHost {
  readonly maker = new WallMaker({ witnesses: [41, 42, 43, 44, 45] })
  readonly #waiting: { event: NostrEvent; at: number }[] = []
  #files: Promise<Files> = Promise.resolve(new Map())
  #size = 0
  #stamped = 0
  #published = Number.NEGATIVE_INFINITY

  constructor() {
    this.maker.log.append(...this.maker.posts(POSTS, 0, { signed: true }))
  }

  /** Id of the newest post. */
  get newest(): string {
    return this.maker.log.ids.at(-1) ?? ''
  }

  /** Everything that a static host serves, as of a time of the run. */
  async files(now: number): Promise<Files> {
    const due = this.#waiting.filter(({ at }) => Math.ceil(at / BATCH) * BATCH <= now)
    for (const { event } of due) {
      this.#waiting.splice(
        this.#waiting.findIndex((one) => one.event === event),
        1,
      )
      if (!this.maker.log.ids.includes(event.id)) this.maker.log.append(event)
    }
    // It signs again every hour, as a log does that nobody writes to.
    const hour = Math.floor(now / 3_600_000)
    if (due.length > 0 || hour !== this.#published || this.maker.log.size !== this.#size) {
      this.#published = hour
      this.#size = this.maker.log.size
      this.#files = this.#publish(Math.floor((EPOCH + now) / 1000))
    }
    return this.#files
  }

  async #publish(time: number): Promise<Files> {
    // A segment keeps one note an hour, and only of a log that grew (DESIGN §3.5).
    const hour = Math.floor(time / 3600)
    if (this.maker.log.size > (this.maker.log.anchors.at(-1)?.size ?? 0) && hour !== this.#stamped) {
      this.#stamped = hour
      await this.maker.log.stamp(time)
    }
    return this.maker.files(time)
  }

  /** Answers as a node does below its prefix. */
  async serve({ method, path, body, now }: HostRequest, prefix = '/'): Promise<HostAnswer> {
    if (!path.startsWith(prefix)) return { status: 404, body: new Uint8Array() }
    const below = path.slice(prefix.length)
    if (method === 'POST' && below === inboxPath(this.maker.log.hash)) {
      const lines = decodeInboxBody(body)
      return { status: 200, body: encodeInboxAnswer(lines.map((line) => this.take(line.text ?? '', now))) }
    }
    const file = (await this.files(now)).get(below)
    return file === undefined ? { status: 404, body: new Uint8Array() } : { status: 200, body: file }
  }

  /** Takes one line of an inbox body. */
  take(line: string, now: number) {
    const event = openSealed(parseEventJson(line), INBOX_SECRET)
    this.#waiting.push({ event, at: now })
    return { hash: inboxLineHash(line), refused: undefined }
  }

  /** The file that somebody carries in: the whole wall of now. */
  async bundle(now: number): Promise<Uint8Array> {
    const files = await this.files(now)
    return encodeTar([...files].map(([path, bytes]) => ({ path, bytes })))
  }
}

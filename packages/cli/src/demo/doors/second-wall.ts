// The second wall of a demonstration: a server, a second copy and three witnesses, each a process of its own, in a folder
// that goes with them. Doors 2 and 3 alter it, heal it, kill it and start it elsewhere; nothing here can reach another wall.

import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type AuditReport, relayTransport } from '@commonwall/sync'
import {
  checkpointPath,
  checkpointSize,
  eventId,
  KIND,
  langOf,
  logHash,
  logVerifierKey,
  type NostrEvent,
  parseDefinition,
  stringifyEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { DoorError } from '@commonwall/web/door-trouble'
import {
  type Altered,
  CHANGES,
  type DoorVerbs,
  type Healed,
  type SecondWall as Running,
  type Switched,
} from '@commonwall/web/doors'
import { auditSource, matters } from '../../source/load-wall.ts'
import { openSource } from '../../source/open-source.ts'
import { now } from '../../terminal/arguments.ts'
import { foundSecond, serverFolder } from './found-second.ts'
import { freePort, type OwnProcess, startOwn } from './own-process.ts'
import { replacePost } from './replace-post.ts'

const WITNESSES = 3
/** Server, second copy, witnesses. */
const PROCESSES = 2 + WITNESSES
/** Milliseconds between two looks for what must come, and until it is late. */
const LOOK = 100
const LATE = 60_000
/** Seconds after which the second copy looks again. */
const EVERY = 2

interface Parts {
  readonly log: string
  readonly posts: readonly VerifiedEvent[]
  readonly running: Running
}

type Verbs = Omit<DoorVerbs, 'agree'>

export class SecondWall implements Verbs {
  readonly #folder: string
  readonly #witnesses: OwnProcess[] = []
  #opening: Promise<Parts> | undefined
  #server: OwnProcess | undefined
  #copy: OwnProcess | undefined
  #port = 0
  #copyPort = 0
  /** The post whose words are false on the server just now. */
  #altered: { readonly id: string; readonly position: number } | undefined
  /** One thing at a time, whatever is clicked. */
  #turn: Promise<unknown> = Promise.resolve()

  /** @param folder it is emptied when the second wall begins, and removed when it ends */
  constructor(folder: string) {
    this.#folder = folder
  }

  async open(): Promise<Running> {
    return this.#inTurn(async () => {
      const { running } = await this.#standing()
      if (this.#altered) await this.#repair()
      return { ...running, url: this.#url() }
    })
  }

  alter({ lang }: { readonly lang: string }): Promise<Altered> {
    return this.#inTurn(async () => {
      const { posts } = await this.#standing()
      if (this.#altered) await this.#repair()
      const began = performance.now()
      const event = posts.find((one) => one.kind === KIND.thread && langOf(one) === lang)
      const change = Object.entries(CHANGES).find(([one]) => one === lang)?.[1]
      if (event === undefined || change === undefined)
        throw new DoorError('language', `language: expected one that the second wall is in, got ${lang}`)
      const { before, after } = change
      const report = await this.#audit(this.#url())
      const position = placeOf(report, event.id)
      const content = event.content.replace(before, after)
      const body = { ...event, content, id: eventId({ ...event, content }) }
      await this.#whileStopped(() => replacePost(this.#data(), { id: event.id, position, body }))
      this.#altered = { id: event.id, position }
      const says = await this.#wordsOnPage(position, after)
      return { url: this.#url(), before, after, position, says, took: performance.now() - began }
    })
  }

  heal(): Promise<Healed> {
    return this.#inTurn(async () => {
      await this.#standing()
      const began = performance.now()
      if (this.#altered) await this.#repair()
      const { events, findings } = await this.#audit(this.#url())
      return { posts: events.size, findings: findings.length, took: performance.now() - began }
    })
  }

  stop(): Promise<Switched> {
    return this.#inTurn(async () => {
      await this.#standing()
      if (this.#altered) await this.#repair()
      const began = performance.now()
      await this.#server?.end('SIGKILL')
      this.#server = undefined
      return { url: this.#url(), took: performance.now() - began }
    })
  }

  start(): Promise<Switched> {
    return this.#inTurn(async () => {
      await this.#open()
      const began = performance.now()
      await this.#server?.end('SIGTERM')
      this.#port = await freePort()
      await this.#startServer()
      const took = performance.now() - began
      // The second copy follows whoever serves: it is told of the new address, as a person would be.
      await this.#startCopy()
      return { url: this.#url(), took }
    })
  }

  /** Ends all processes and removes everything. */
  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined)
    await this.#turn.catch(() => undefined)
    const processes = [this.#server, this.#copy, ...this.#witnesses.splice(0)]
    await Promise.all(processes.map((one) => one?.end('SIGKILL')))
    await rm(this.#folder, { recursive: true, force: true })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.catch(() => undefined).then(work)
    this.#turn = turn
    return turn
  }

  #open(): Promise<Parts> {
    this.#opening ??= this.#begin().catch(async (error: unknown) => {
      await Promise.all(
        [this.#server, this.#copy, ...this.#witnesses.splice(0)].map((one) => one?.end('SIGKILL')),
      )
      this.#opening = undefined
      throw error
    })
    return this.#opening
  }

  /** Opened, and with its server up: a door may have killed it, and so may anybody else on this machine. */
  async #standing(): Promise<Parts> {
    const parts = await this.#open()
    if (this.#server?.hasEnded !== false) await this.#startServer()
    if (this.#copy?.hasEnded !== false) await this.#startCopy()
    return parts
  }

  async #begin(): Promise<Parts> {
    const began = performance.now()
    await rm(this.#folder, { recursive: true, force: true })
    const ports = await Promise.all(Array.from({ length: PROCESSES }, freePort))
    const [port = 0, copyPort = 0, ...witnessPorts] = ports
    this.#port = port
    this.#copyPort = copyPort
    const url = this.#url()
    const { founding, posts, witnesses } = await foundSecond({
      ...{ folder: this.#folder, url, witnesses: witnessPorts },
      ...{ now: now(), random: randomBytes },
    })
    const log = parseDefinition(founding).logs[0]?.key ?? ''
    const vkey = logVerifierKey(founding.id, log)
    await Promise.all([
      ...witnesses.map(async ({ folder, name, port: own }) => {
        const options = ['--port', `${own}`, '--name', name, '--log', vkey]
        this.#witnesses.push(await startOwn('witness', folder, ...options))
      }),
      this.#startServer(),
    ])
    await put(url, posts)
    await this.#signed(log, posts.length + 1)
    await this.#startCopy()
    const running = { url, copy: this.#copyUrl(), processes: PROCESSES, startedIn: performance.now() - began }
    return { log, posts, running }
  }

  async #startServer(): Promise<void> {
    this.#server = await startOwn('demo', '--beside', '--data', this.#data(), '--port', `${this.#port}`)
  }

  async #startCopy(): Promise<void> {
    await this.#copy?.end('SIGKILL')
    const options = ['--serve', '--port', `${this.#copyPort}`, '--every', `${EVERY}`]
    this.#copy = await startOwn('mirror', this.#url(), '--data', join(this.#folder, 'copy'), ...options)
  }

  async #whileStopped(work: () => Promise<void>): Promise<void> {
    await this.#server?.end('SIGTERM')
    this.#server = undefined
    await work()
    await this.#startServer()
  }

  /** Takes the true post from the second copy, which is verified whole, and puts it in its place. */
  async #repair(): Promise<void> {
    const altered = this.#altered
    if (altered === undefined) return
    const { events, findings } = await this.#audit(this.#copyUrl())
    const [wrong] = findings.filter(matters)
    const body: NostrEvent | undefined = events.get(altered.id)
    if (wrong || body === undefined)
      throw new DoorError(
        'not-caught',
        `second copy: expected a true one, got ${wrong?.problem ?? 'none of this post'}`,
      )
    await this.#whileStopped(() => replacePost(this.#data(), { ...altered, body }))
    this.#altered = undefined
  }

  async #audit(url: string): Promise<AuditReport> {
    return auditSource(await openSource(url), { now: now() })
  }

  /** What the server's own page says now, where it has the changed word. */
  async #wordsOnPage(position: number, word: string): Promise<string> {
    const html = await (await fetch(`${this.#url()}t/${position}`)).text()
    const said = /<div class="said"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? ''
    const text = said.replaceAll(/<[^>]*>/g, '')
    if (!text.includes(word)) throw new Error(`page: expected the changed word ${word}, got another text`)
    return text
  }

  /** Waits until the log's checkpoint covers so many posts and every witness has signed it. */
  async #signed(log: string, size: number): Promise<void> {
    const url = `${this.#url()}${checkpointPath(logHash(log))}`
    for (let waited = 0; waited < LATE; waited += LOOK) {
      const note = await (await fetch(url)).text()
      // The log itself signs twice: as a log, and with its own date.
      const signatures = note.split('\n').filter((line) => line.startsWith('— ')).length - 2
      if ((checkpointSize(note) ?? 0) >= size && signatures >= WITNESSES) return
      await setTimeout(LOOK)
    }
    throw new DoorError('too-late', 'second wall: expected all witnesses to sign within a minute')
  }

  #data(): string {
    return serverFolder(this.#folder)
  }

  #url(): string {
    return `http://127.0.0.1:${this.#port}/`
  }

  #copyUrl(): string {
    return `http://127.0.0.1:${this.#copyPort}/`
  }
}

function placeOf({ logs }: AuditReport, id: string): number {
  for (const { positions } of logs) {
    const place = positions.get(id)
    if (place !== undefined) return place
  }
  throw new Error('second wall: expected its post in the log, found it nowhere')
}

/** Puts posts on a wall as any Nostr client would. @throws Error if one is refused */
async function put(url: string, posts: readonly VerifiedEvent[]): Promise<void> {
  const relay = relayTransport(url)
  try {
    const answers = (await relay.post?.('', posts.map(stringifyEvent))) ?? []
    const refused = answers.find((answer) => answer.refused !== undefined)?.refused
    if (refused !== undefined) throw new Error(`second wall: expected its posts to be taken, got ${refused}`)
  } finally {
    await relay.close()
  }
}

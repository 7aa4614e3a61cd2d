// Ours behind the wall: the real copy, pool of addresses, transports and outbox file of `sync`, over the lab's network.
// Nothing of them is imitated here; what a person does is: waits, looks again, hands over a file and is handed one.

import {
  EPOCH,
  type Reader,
  type ReaderSession,
  type ReaderWorld,
  type Success,
  type VirtualHost,
} from '@commonwall/lab'
import {
  AddressPool,
  Copy,
  type Dialer,
  decodeOutboxFile,
  encodeOutboxFiles,
  httpTransport,
  type Innocence,
  MemoryPathStore,
  openFile,
  relayTransport,
  sourcesOf,
  type Transport,
} from '@commonwall/sync'
import { fromHex, leafHash, verifyInclusion } from '@commonwall/tlog'
import {
  eventId,
  logHash,
  type NostrEvent,
  sealEvent,
  signEvent,
  stringifyEvent,
  type VerifiedEvent,
  verifyEvent,
} from '@commonwall/wall'
import { WallHost } from './wall-host.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** An unlisted address, passed on by hand. */
const BRIDGE = 'k7q2x9mfj3dwv8z5/'
/** How long the network is tried before somebody is asked for a file. */
const PATIENCE = 10 * MINUTE
const LOOK_AGAIN = 20_000
/** What was sent gets its place at a tick of the batch. */
const LOOK_FOR_PLACE = 5 * MINUTE

/** `host`: pages and an inbox. `files`: a static host that takes nothing. `relay`: of Nostr; it carries sealed posts. */
type Address = readonly [url: string, innocence: Innocence, kind?: 'host' | 'files' | 'relay']

interface Edition {
  readonly id: string
  readonly title: string
  readonly tells: string
  readonly addresses: readonly Address[]
  /** It came as a file with the wall inside. */
  readonly carried: boolean
}

const OTHERS: readonly Address[] = [
  ['https://tin-harbour.test:8443/', 'other'],
  ['https://wall.blocked.test/', 'other'],
  ['https://commonwall.vercel.app/', 'other'],
  [`https://seed-shop.test/${BRIDGE}`, 'other'],
  ['https://paper-boat.test/', 'other', 'files'],
  ['wss://evening-owl.test/', 'other', 'relay'],
]

export const oursPage = ours({
  id: 'ours-page',
  title: 'Commonwall, the page',
  tells:
    'Our app as a page, opened from a mirror once; it knows two mirrors, the main host, a free host, a copy on a host that takes nothing, a relay, and one unlisted address that a friend gave.',
  addresses: [['https://blue-kiln.test/', 'origin'], ...OTHERS],
  carried: false,
})

export const oursFile = ours({
  id: 'ours-file',
  title: 'Commonwall, the file',
  tells:
    'Our app as one HTML file that a friend handed over, with the wall of a day ago inside; it knows the same addresses.',
  addresses: [['https://blue-kiln.test/', 'other'], ...OTHERS],
  carried: true,
})

function ours(edition: Edition): Reader {
  let host = new WallHost()
  const at = (names: readonly string[], ip: string, ports: readonly number[], prefix = '/'): VirtualHost => ({
    names,
    ip,
    ports,
    serve: (request) => host.serve(request, prefix),
  })
  return {
    ...edition,
    hosts() {
      // A fresh wall for each run.
      host = new WallHost()
      return [
        at(['wall.blocked.test'], '203.0.113.50', [443, 8443]),
        at(['blue-kiln.test'], '203.0.113.51', [443, 8443]),
        at(['tin-harbour.test'], '203.0.113.52', [443, 8443]),
        at(['seed-shop.test'], '203.0.113.53', [443], `/${BRIDGE}`),
        at(['commonwall.vercel.app'], '203.0.113.54', [443]),
        {
          ...at(['paper-boat.test'], '203.0.113.55', [443]),
          serve: (request) =>
            request.method === 'GET' ? host.serve(request) : { status: 405, body: new Uint8Array() },
        },
        {
          names: ['evening-owl.test'],
          ip: '203.0.113.56',
          ports: [443],
          socket: (say) => relayOf(host, say),
        },
      ]
    },
    start: (world) => new OurSession(world, edition, host),
  }
}

class OurSession implements ReaderSession {
  readonly #world: ReaderWorld
  readonly #edition: Edition
  readonly #host: WallHost
  readonly #dialer: Dialer
  #opened: Promise<{ copy: Copy; pool: AddressPool }> | undefined
  #posts = 0

  constructor(world: ReaderWorld, edition: Edition, host: WallHost) {
    this.#world = world
    this.#edition = edition
    this.#host = host
    this.#dialer = {
      fetch: (url, request) => world.net.fetch(url, request),
      socket: (url) => world.net.socket(url) as never,
      close: async () => {},
    }
  }

  async read(): Promise<Success | undefined> {
    const { copy, pool } = await this.#open()
    const began = this.#clock.now()
    const wanted = this.#host.newest
    let firstText: number | undefined
    const stop = copy.onChange(() => {
      if (firstText === undefined && [...copy.events()].length > 1) firstText = this.#clock.now() - began
    })
    try {
      if ([...copy.events()].length > 1) firstText = 0
      const by = await this.#until(async () => {
        await copy.catchUp(sourcesOf(pool))
        return this.#proven(copy, wanted)
      })
      return by === undefined ? undefined : { by, ...(firstText === undefined ? {} : { firstText }) }
    } finally {
      stop()
    }
  }

  async write(): Promise<Success | undefined> {
    const { copy, pool } = await this.#open()
    const [inbox] = await copy.inboxes()
    const wall = copy.wall
    if (inbox === undefined || wall === undefined) return undefined
    const post = this.#post(wall)
    const line = stringifyEvent(
      sealEvent(post, {
        inboxKey: inbox.key,
        secretKey: this.#world.rng.bytes(32),
        createdAt: Math.floor(Date.now() / 1000),
        nonce32: this.#world.rng.bytes(32),
        auxiliaryRandom: this.#world.rng.bytes(32),
      }),
    )
    this.#note('writes; it waits on the device, sealed')
    let sent = false
    let over = ''
    const by = await this.#until(
      async () => {
        if (!sent) {
          const ask = (
            transport: {
              post?: (log: string, lines: readonly string[], signal?: AbortSignal) => Promise<unknown>
            },
            signal: AbortSignal,
          ) => transport.post?.(logHash(inbox.log), [line], signal)
          const taken = await pool
            .ask({ of: ({ post: can }) => can !== undefined, ask })
            .catch(() => undefined)
          sent = taken !== undefined
          if (taken?.from.kind === 'relay') over = ', sent over a relay'
          if (taken !== undefined) this.#note(`the post is sent, to ${new URL(taken.from.address).host}`)
        } else await copy.catchUp(sourcesOf(pool))
        return this.#proven(copy, post.id)
      },
      encodeOutboxFiles([line]),
      () => sent,
    )
    return by === undefined ? undefined : { by: `${by}${over}, with a proof that it is on the wall` }
  }

  /** Tries again and again; when nothing helps for long, a file goes out with somebody and another comes back. */
  async #until(
    attempt: () => Promise<boolean>,
    outbox: readonly Uint8Array[] = [],
    sent = () => false,
  ): Promise<string | undefined> {
    const { copy, pool } = await this.#open()
    const began = this.#clock.now()
    for (;;) {
      if (await attempt()) return this.#from(copy)
      // Once a post is out, its place takes a tick of the batch; without that, nothing new has come.
      if (this.#clock.now() - began > (outbox.length > 0 ? 4 : 1) * PATIENCE) break
      await this.#clock.sleep(sent() ? LOOK_FOR_PLACE : LOOK_AGAIN)
    }
    this.#note('nothing gets through: asks somebody who travels')
    await this.#clock.sleep(DAY)
    for (const file of outbox)
      for (const line of decodeOutboxFile(file)) this.#host.take(line, this.#clock.now())
    if (outbox.length > 0) await this.#clock.sleep(DAY)
    const bundle = await this.#host.bundle(this.#clock.now())
    const carried = await this.#openWall(`carried-${this.#clock.now()}`, bundle)
    this.#note('is handed a file')
    pool.add(carried, 'own')
    await copy.catchUp([carried])
    return (await attempt()) ? 'a carried file' : undefined
  }

  async #open(): Promise<{ copy: Copy; pool: AddressPool }> {
    this.#opened ??= (async () => {
      const copy = await Copy.open({
        store: new MemoryPathStore(),
        verify: async (events) => events.map(verifyOnce),
        now: () => Math.floor(Date.now() / 1000),
        wall: this.#host.maker.id,
      })
      const pool = await AddressPool.open()
      for (const [url, innocence, kind = 'host'] of this.#edition.addresses) {
        const options = { dialer: this.#dialer, idle: 60_000 }
        const transport =
          kind === 'relay'
            ? relayTransport(url, options)
            : httpTransport(url, { ...options, inbox: kind === 'host' })
        pool.add(transport, innocence)
      }
      if (this.#edition.carried) {
        const bundle = await this.#host.bundle(0)
        await copy.catchUp([await this.#openWall('wall.html', bundle)])
        this.#note(`opens the file: ${[...copy.events()].length} posts are in it`)
        // What is in the file is read; new is what comes after.
        this.#host.maker.log.append(...this.#host.maker.posts(1, 500, { signed: true }))
      }
      return { copy, pool }
    })()
    return this.#opened
  }

  /** A file that was handed over. Reading it is real work, for which virtual time stands still. */
  async #openWall(name: string, bundle: Uint8Array): Promise<Transport> {
    const blob = new Blob([bundle as Uint8Array<ArrayBuffer>])
    const opened = await this.#clock.hold(openFile(name, blob))
    if (opened.kind !== 'wall') throw new TypeError(`file: expected a wall, got ${opened.kind}`)
    const { transport } = opened
    const read: Transport['read'] = (path, signal) =>
      this.#clock.hold(transport.read?.(path, signal) ?? Promise.resolve(undefined))
    return { ...transport, read }
  }

  #post(wall: string): VerifiedEvent {
    this.#posts += 1
    const secretKey = this.#world.rng.bytes(32)
    const hour = Math.floor(Date.now() / 3_600_000) * 3600
    const tags = [
      ['h', wall],
      ['title', `an answer ${this.#posts}`],
      ['t', 'talk'],
      ['l', 'en'],
    ]
    return signEvent(
      { kind: 11, created_at: hour, tags, content: 'said from behind the wall' },
      secretKey,
      this.#world.rng.bytes(32),
    )
  }

  /** Held, verified, and its place in the log proven against the checkpoint that witnesses signed. */
  async #proven(copy: Copy, id: string): Promise<boolean> {
    const [place] = copy.standing(id).places
    const event = copy.event(id)
    const log = place && copy.logs.get(place.log)
    const leaf = fromHex(id)
    const root = fromHex(log?.checkpoint?.root ?? '')
    if (!event || !place || !log?.tree || !log.checkpoint || !leaf || !root) return false
    if (eventId(event) !== id) return false
    const { size } = log.checkpoint
    const proof = await log.tree.inclusionProof(place.position)
    verifyInclusion({ index: place.position, size, leafHash: leafHash(leaf), proof, root })
    return true
  }

  #from(copy: Copy): string {
    const [log] = copy.status().logs
    return log?.from === 'file' ? 'a carried file' : 'a copy on the network'
  }

  get #clock() {
    return this.#world.net.wire.clock
  }

  #note(what: string): void {
    this.#world.net.wire.journal.note(this.#clock.now(), 'reader', what)
  }
}

/** As much of a relay as sealed posts need (NIP-01); whoever runs the log fetches them there. */
function relayOf(host: WallHost, say: (text: string) => void): (text: string) => void {
  return (text) => {
    const [verb, first] = JSON.parse(text) as [string, NostrEvent]
    if (verb === 'REQ') return say(JSON.stringify(['EOSE', first]))
    if (verb !== 'EVENT') return
    host.take(stringifyEvent(first), Date.now() - EPOCH)
    say(JSON.stringify(['OK', first.id, true, '']))
  }
}

const verified = new Map<string, boolean>()
/** Real signatures, each checked once a process: the same posts come in every run. */
function verifyOnce(event: NostrEvent): boolean {
  const key = `${event.id}${event.sig}`
  const known = verified.get(key) ?? verifyEvent(event) !== undefined
  verified.set(key, known)
  return known
}

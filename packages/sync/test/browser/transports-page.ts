// Runs inside a page of a real browser, under the app's own policy: the acceptance suite over http, relay and codes,
// the camera, and an outbox that is killed and opened again.

import { type NostrEvent, parseEventJson, verifyEvent } from '@commonwall/wall'
import { Copy } from '../../src/copy/copy.ts'
import { AddressPool } from '../../src/dial/address-pool.ts'
import { knownOf, settle } from '../../src/outbox/of-copy.ts'
import { Outbox } from '../../src/outbox/outbox.ts'
import { vaultRows } from '../../src/rows/vault-rows.ts'
import { openIndexedDb } from '../../src/store/browser/indexed-db-table.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { Vault } from '../../src/store/vault/vault.ts'
import {
  type TransportRig,
  transportAcceptance,
} from '../../src/transports/acceptance/transport-acceptance.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { CodeReader } from '../../src/transports/qr/code.ts'
import { CodeError } from '../../src/transports/qr/code-error.ts'
import { readCode } from '../../src/transports/qr/payload.ts'
import { readSquare } from '../../src/transports/qr/pixels.ts'
import { qrTransport } from '../../src/transports/qr.ts'
import { relayTransport } from '../../src/transports/relay.ts'

export interface PageRig {
  readonly node: string
  readonly wall: string
  readonly log: string
  /** Base64 by path. */
  readonly files: Readonly<Record<string, string>>
  readonly absent: string
  readonly good: readonly string[]
  readonly bad: string
  readonly events: readonly NostrEvent[]
  /** URLs of peers that behave badly. */
  readonly http: Readonly<Record<'silent' | 'cutting' | 'endless' | 'babbling' | 'absent', string>>
  readonly relay: Readonly<Record<'silent' | 'cutting' | 'endless' | 'babbling' | 'absent', string>>
}

export interface CaseResult {
  readonly name: string
  /** What went wrong; undefined if nothing did. */
  readonly problem: string | undefined
}

/** For bad peers alone: silence is tried. */
const HTTP = { idle: 700 }
const RELAY = { idle: 1_200 }
const PASSPHRASE = 'five words are better than one'

/** Adds a post on the machine that the wall is on. */
declare const addPost: () => Promise<NostrEvent>

export async function suite(rig: PageRig): Promise<readonly CaseResult[]> {
  const posts = { log: rig.log, good: rig.good, bad: rig.bad }
  const files = new Map(
    Object.entries(rig.files).map(([path, base64]) => [
      path,
      Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)),
    ]),
  )
  const to = (urls: PageRig['http'], open: (url: string) => ReturnType<typeof httpTransport>) => ({
    silent: async () => open(urls.silent),
    cutting: async () => open(urls.cutting),
    endless: async () => open(urls.endless),
    babbling: async () => open(urls.babbling),
    absent: async () => open(urls.absent),
  })
  const rigs: Readonly<Record<string, TransportRig>> = {
    http: {
      open: async () => httpTransport(rig.node),
      reads: { files, absent: rig.absent },
      posts,
      bad: to(rig.http, (url) => httpTransport(url, HTTP)),
    },
    relay: {
      open: async () => relayTransport(rig.node),
      posts,
      follows: { wall: rig.wall, events: rig.events, add: addPost },
      bad: to(rig.relay, (url) => relayTransport(url, RELAY)),
    },
    qr: {
      open: async () => qrTransport('this screen', async () => undefined),
      posts: { log: rig.log, good: rig.good.slice(0, 1), bad: '{}' },
    },
  }
  const results: CaseResult[] = []
  for (const [kind, one] of Object.entries(rigs))
    for (const { name, run } of transportAcceptance(one)) {
      let problem: string | undefined
      try {
        await run()
      } catch (error) {
        problem = String(error)
      }
      results.push({ name: `${kind}: ${name}`, problem })
    }
  return results
}

/** What this page is: whether it is a secure context, and whether its policy stops HTML made of a string. */
export function policyHolds(): { readonly secure: boolean; readonly stops: boolean } {
  try {
    document.createElement('div').innerHTML = '<b>no</b>'
    return { secure: isSecureContext, stops: false }
  } catch {
    return { secure: isSecureContext, stops: true }
  }
}

/** Reads a code off the camera, frame by frame. */
export async function readCamera(): Promise<{ readonly said: unknown; readonly frames: number }> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } })
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const reader = new CodeReader()
  for (let frames = 1; frames < 400; frames++) {
    context?.drawImage(video, 0, 0)
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height)
    const square = pixels && readSquare(pixels as never, true)
    try {
      const code = square && reader.push(square)
      if (code) {
        for (const track of stream.getTracks()) track.stop()
        return { said: await readCode(code), frames }
      }
    } catch (error) {
      if (!(error instanceof CodeError)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`camera: expected a code, still missing ${reader.missing}`)
}

let outbox: Outbox | undefined
let copy: Copy | undefined

/** Opens what is saved here, reads the wall, and says which posts wait. */
export async function openOutbox(options: {
  readonly wall: string
  readonly reading: string
  readonly posting: string
}): Promise<readonly string[]> {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const table = await openIndexedDb('saved')
  const vault = new Vault({
    table,
    random,
    now: Date.now,
    idle: 600_000,
    after: () => () => undefined,
    logN: 10,
  })
  await ((await vault.isThere()) ? vault.unlock(PASSPHRASE) : vault.create(PASSPHRASE))
  const now = () => Math.floor(Date.now() / 1000)
  copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    now,
    wall: options.wall,
  })
  await copy.catchUp([httpTransport(options.reading, { inbox: false })])
  const pool = await AddressPool.open()
  pool.add(httpTransport(options.posting), 'other')
  const { wall } = options
  outbox = await Outbox.open({ wall, rows: vaultRows(vault), pool, known: knownOf(copy), now, random })
  return states()
}

export async function add(json: string): Promise<readonly string[]> {
  const event = verifyEvent(parseEventJson(json))
  if (event) await outbox?.add(event)
  return states()
}

export async function send(): Promise<readonly string[]> {
  await outbox?.send()
  return states()
}

/** Lets everything leave now, whatever it waits for. */
export async function sendAgain(): Promise<readonly string[]> {
  for (const { event, state } of outbox?.entries ?? []) if (state === 'waiting') await outbox?.hurry(event.id)
  return send()
}

export async function look(reading: string): Promise<readonly string[]> {
  await copy?.catchUp([httpTransport(reading, { inbox: false })])
  if (outbox && copy) await settle(outbox, copy)
  return states()
}

function states(): readonly string[] {
  return (outbox?.entries ?? []).map(({ event, state }) => `${event.id} ${state}`)
}

// A real Chromium's first QUIC datagrams, caught on loopback by a listener that never answers; and what the wall's box
// makes of them.

import { createSocket } from 'node:dgram'
import { type Finding, initialFrames, joinHello, openInitial, type Packet, pathOf } from '@commonwall/lab'
import { launchBrowser } from '../browser.ts'

const NAME = 'forum.blocked.test'
const CLIENT = '10.9.1.2'
const SERVER = { ip: '203.0.113.10', port: 443 }
/** Long enough for the first flight and what is sent again. */
const LISTEN = 2500

interface Caught {
  readonly at: number
  readonly port: number
  readonly bytes: Uint8Array
}

export interface QuicFlow {
  readonly datagrams: number
  /** CRYPTO frames of the first datagram, and all of its PINGs. */
  readonly frames: number
  readonly pings: number
  /** The name that stands in one datagram alone as the box reads it. */
  readonly readByBox: string | undefined
  /** The name that whoever joins frames and datagrams reads. */
  readonly readByJoining: string | undefined
  /** Whether the box swallows what the client says on. */
  readonly cut: boolean
}

/** Lets Chromium knock at a listener so often, each time as a new person. */
export async function catchQuic(times: number): Promise<readonly QuicFlow[]> {
  const socket = createSocket('udp4')
  const caught: Caught[] = []
  socket.on('message', (bytes, { port }) =>
    caught.push({ at: performance.now(), port, bytes: Uint8Array.from(bytes) }),
  )
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const browser = await launchBrowser([
    '--enable-quic',
    `--origin-to-force-quic-on=${NAME}:443`,
    `--host-resolver-rules=MAP ${NAME}:443 127.0.0.1:${socket.address().port}, MAP * ~NOTFOUND`,
  ])
  try {
    for (let time = 0; time < times; time++) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(`https://${NAME}/`, { timeout: LISTEN }).catch(() => undefined)
      await context.close()
    }
  } finally {
    await browser.close()
    socket.close()
  }
  return [...Map.groupBy(caught, ({ port }) => port).values()].map(judge)
}

/** Through the box as published, cutting with certainty; its list has the name. */
function judge(flow: readonly Caught[]): QuicFlow {
  const box = { box: 'quic-sni', list: 'names', reliability: 1, after: { least: 58.6, mean: 58.6 } }
  const path = pathOf({ boxes: [box], lists: { names: ['blocked.test'] }, hour: 12 }, { seed: 'quic' })
  const [first] = flow
  const began = first?.at ?? 0
  const packet = (bytes: Uint8Array): Packet => ({
    protocol: 'udp',
    kind: 'data',
    from: 'client',
    client: { ip: CLIENT, port: 50_000 },
    server: SERVER,
    bytes,
  })
  for (const { at, bytes } of flow) path.cross(packet(bytes), at - began)
  const later = path.cross(packet(Uint8Array.of(0x40, 1, 2, 3)), LISTEN + 1000)
  const opened = flow.flatMap(({ bytes }) => initialFrames(bytes) ?? [])
  return {
    datagrams: flow.length,
    frames: opened[0]?.crypto.length ?? 0,
    pings: opened[0]?.pings ?? 0,
    readByBox: first && openInitial(first.bytes)?.sni,
    readByJoining: joinHello(opened.flatMap(({ crypto }) => crypto))?.sni,
    cut: later.gone === 'dropped',
  }
}

/** In words, for the report. */
export function quicFinding(flows: readonly QuicFlow[]): Finding {
  const read = flows.filter(({ readByBox }) => readByBox !== undefined).length
  const joined = flows.filter(({ readByJoining }) => readByJoining === NAME).length
  const frames = flows.map((flow) => flow.frames)
  return {
    title: 'Does the wall read what a browser of today says over QUIC?',
    well: read === 0 && flows.every(({ cut }) => !cut),
    tells: [
      `QUIC is a newer way to carry web pages. Since April 2024 the wall opens its first packet and reads the name in it. A real Chromium was sent to a forbidden name ${flows.length} times, and its first packets were caught.`,
      read === 0
        ? `The box as it was measured reads the name in none of them: Chromium tears its greeting into ${Math.min(...frames)} to ${Math.max(...frames)} pieces in its first packet alone, out of order, and the box puts nothing together. So nothing was cut.`
        : `The box as it was measured reads the name in ${read} of them.`,
      `The name is there all the same: a box that put the pieces together would read it in ${joined} of ${flows.length}. That it does not is one change away, and nothing of ours counts on it.`,
    ],
  }
}

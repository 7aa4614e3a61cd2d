// The clients that are run before any reader: one that must fail and one that must pass, or the run proves nothing.

import { LineError } from '../drivers/virtual/connection.ts'
import type { VirtualNet } from '../drivers/virtual/net.ts'
import type { Rng } from '../rng.ts'
import type { Control } from '../scenario/schema.ts'
import { concat, fromHex, uint, vector } from '../wire/bytes.ts'
import { helloMessage } from '../wire/write-hello.ts'
import { cryptoFrame, writeInitial } from '../wire/write-initial.ts'

export interface ControlOutcome {
  readonly failed: number
  readonly of: number
}

interface Given {
  readonly net: VirtualNet
  readonly rng: Rng
  readonly control: Control
}

/** Seconds between two tries. */
const PAUSE: Partial<Record<Control['client'], number>> = { shadowsocks: 1800 }
const WITHIN = 20_000

/** Tries as often as the scenario says. A try that throws anything but what a line does is a mistake of ours. */
export async function runControl(given: Given): Promise<ControlOutcome> {
  const { at = 0, times = 1, client } = given.control
  const { clock } = given.net.wire
  await clock.sleep(at - clock.now())
  let failed = 0
  for (let tried = 0; tried < times; tried++) {
    if (tried > 0) await clock.sleep((PAUSE[client] ?? 2) * 1000)
    const passed = await CLIENTS[client](given).catch((error: unknown) => {
      if (error instanceof LineError) return false
      throw error
    })
    if (!passed) failed += 1
  }
  return { failed, of: times }
}

/** True if the client got what it wanted. */
const CLIENTS: Readonly<Record<Control['client'], (given: Given) => Promise<boolean>>> = {
  https: ({ net, control }) => get(net, `https://${place(control)}${control.path ?? '/'}`),
  http: ({ net, control }) => get(net, `http://${place(control)}${control.path ?? '/'}`),
  async dns({ net, control: { host } }) {
    return (await net.lookup(host)) === net.wire.hosts.find(({ names }) => names.includes(host))?.ip
  },
  async connect({ net, control: { host, port = 443 } }) {
    const connection = await net.connect(host, port)
    connection.close()
    return true
  },
  random: (given) => converse(given, given.rng.bytes(300), given.control.port ?? 443),
  shadowsocks: (given) => converse(given, given.rng.bytes(420), given.control.port ?? 8388),
  async esni({ net, control }) {
    const hello = { extensions: [{ type: 0xffce, body: new Uint8Array(300) }] }
    const { status } = await net.fetch(new URL(`https://${place(control)}/`), { hello })
    await net.wire.clock.sleep(1500)
    return status === 200
  },
  async ech({ net, control }) {
    const hello = { sni: 'cloudflare-ech.com', extensions: [{ type: 0xfe0d, body: new Uint8Array(218) }] }
    return (await net.fetch(new URL(`https://${place(control)}/`), { hello })).status === 200
  },
  async quic({ net, rng, control: { host, port = 443 } }) {
    const ip = await net.lookup(host)
    const message = helloMessage({ sni: host, alpn: ['h3'], random: rng.bytes(32) })
    const initial = writeInitial({ frames: cryptoFrame(0, message), destination: rng.bytes(8) })
    return (await answers(net, { ip, port }, [initial, rng.bytes(200), rng.bytes(200)], 1000)) === 3
  },
  async dtls({ net, control: { host, port = 443 } }) {
    const ip = await net.lookup(host)
    return (await answers(net, { ip, port }, [DTLS_HELLO, DTLS_HELLO, DTLS_HELLO], 1000)) > 0
  },
  async 'fast-udp'({ net, control: { host, port = 443 } }) {
    const ip = await net.lookup(host)
    const datagrams = Array.from({ length: 150 * 170 }, () => new Uint8Array(1200))
    const heard = await answers(net, { ip, port }, datagrams, 1000 / 150)
    // It ran unhindered for two minutes of these; what counts is the rest.
    return heard > 0.9 * datagrams.length
  },
}

/** The greeting of a library: a list of ciphers and extensions that no browser has. */
const DTLS_HELLO = (() => {
  const extensions = [10, 11, 13, 23].map((type) => concat(uint(type, 2), vector(2, new Uint8Array(4))))
  const body = concat(
    uint(0xfefd, 2),
    new Uint8Array(32),
    vector(1),
    vector(1),
    vector(2, fromHex('c02bc02fc00ac014c0a4')),
    vector(1, uint(0, 1)),
    vector(2, ...extensions),
  )
  const handshake = concat(
    uint(1, 1),
    uint(body.length, 3),
    uint(0, 2),
    uint(0, 3),
    uint(body.length, 3),
    body,
  )
  return concat(uint(22, 1), uint(0xfefd, 2), new Uint8Array(8), vector(2, handshake))
})()

async function get(net: VirtualNet, url: string): Promise<boolean> {
  const { status, bytes } = await net.fetch(new URL(url))
  return status === 200 && bytes.length > 0
}

async function converse(
  { net, control: { host } }: Given,
  bytes: Uint8Array,
  port: number,
): Promise<boolean> {
  const connection = await net.connect(host, port)
  const { meaning } = await connection.ask(bytes, { kind: 'raw' }, WITHIN)
  connection.close()
  return meaning.kind === 'raw'
}

/** How many of some datagrams were answered. */
async function answers(
  net: VirtualNet,
  server: { readonly ip: string; readonly port: number },
  datagrams: readonly Uint8Array[],
  every: number,
): Promise<number> {
  let heard = 0
  const socket = net.datagrams(server, () => {
    heard += 1
  })
  for (const datagram of datagrams) {
    socket.send(datagram)
    await net.wire.clock.sleep(every)
  }
  await net.wire.clock.sleep(2000)
  return heard
}

function place({ host, port }: Control): string {
  return port === undefined ? host : `${host}:${port}`
}

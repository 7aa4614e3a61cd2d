// The prober and the bridge: a real node behind an unguessable prefix against an empty server of the same make, and the
// same node on the bare root.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, probeHost, type Suspicion } from '@commonwall/lab'
import { foundWall, silentLog, startNode } from '@commonwall/node'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'

const host = '127.0.0.1'
const PREFIX = 'k7q2x9mfj3dwv8z5'

export interface BridgeTrial {
  readonly times: number
  /** Knocks whose answers told the hidden node from the empty server, at most ten. */
  readonly hidden: readonly Suspicion[]
  /** The same of the node on the bare root. */
  readonly bare: readonly Suspicion[]
}

/** Knocks so often at the hidden node, and at the bare one until it is told ten times. */
export async function tryBridge(times: number, seed: string): Promise<BridgeTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-prober-'))
  const closing: (() => Promise<unknown>)[] = []
  try {
    const server = createServer(getRequestListener(new Hono().fetch, { overrideGlobalObjects: false }))
    await new Promise<void>((resolve) => server.listen(0, host, resolve))
    closing.push(() => new Promise((resolve) => server.close(resolve)))
    const innocent = { host, port: (server.address() as AddressInfo).port }
    const knockAt = async (prefix: string) => {
      const node = await startBridge(join(folder, prefix === '' ? 'bare' : 'hidden'), prefix)
      closing.push(() => node.close())
      return probeHost({ host, port: Number(new URL(node.url).port) }, innocent, { times, seed })
    }
    return { times, hidden: await knockAt(PREFIX), bare: await knockAt('') }
  } finally {
    for (const close of closing.reverse()) await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function startBridge(folder: string, prefix: string) {
  foundWall({
    folder,
    url: 'http://wall.example/',
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [],
    langs: ['en'],
    keeper: new Uint8Array(32).fill(7),
    groups: [],
    moderators: [],
    batch: 15,
    demonstration: true,
    now: Math.floor(Date.now() / 1000),
    random: (length) => new Uint8Array(length).fill(9),
  })
  return startNode({ folder, port: 0, prefix, log: silentLog })
}

/** In words, for the report. */
export function bridgeFinding({ times, hidden, bare }: BridgeTrial): Finding {
  const knocks = times.toLocaleString('en')
  const told = bare.slice(0, 3).map(({ about }) => about)
  return {
    title: 'Can a hidden address be found by knocking?',
    well: hidden.length === 0 && bare.length > 0,
    tells: [
      `Somebody who suspects a host knocks at it: usual pages, the paths that our files have, guesses at hidden ones, broken requests. ${knocks} knocks were made at a node that lies under a path of sixteen random letters, and each at an empty web server of the same make too.`,
      hidden.length === 0
        ? `Not one of the ${knocks} answers differed: such an address is not told from a host with nothing on it.`
        : `It is told: ${hidden.length} answers differed, such as ${hidden[0]?.about}.`,
      bare.length === 0
        ? 'A node on the bare root was not told either, which it ought to be: this trial proves nothing.'
        : `A node on the bare root is told at once (${told.join('; ')}): such an address is public, and whoever finds it knows what it is.`,
    ],
  }
}

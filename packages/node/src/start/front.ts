// What is served on one port: the relay on upgrades, its NIP-11 document, and everything else over HTTP.

import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { type Definition, fingerprint, logHash } from '@commonwall/wall'
import { getRequestListener } from '@hono/node-server'
import type { Closing } from '../closing.ts'
import type { Doorways } from '../demonstration/demonstration.ts'
import { isByPageOfElsewhere, isHidden } from '../http/elsewhere.ts'
import { HeldTogether } from '../http/held-together.ts'
import { listenAt } from '../http/listen.ts'
import { boundConnections, PATIENCE } from '../http/patience.ts'
import { wallApp } from '../http/wall-app.ts'
import type { Pages } from '../pages/index.ts'
import { answerInformation } from '../relay/information.ts'
import { Rates } from '../relay/rates.ts'
import { attachRelay } from '../relay/relay.ts'
import type { Turns } from '../relay/turns.ts'
import type { Doors } from './doors.ts'
import type { Ground } from './ground.ts'
import { VERSION } from './version.ts'

export interface FrontOptions {
  readonly pages: Pages
  /** In which row relay and pages answer what takes long. */
  readonly turns: Turns
  /** Path under which everything lives, without slashes at its ends; empty for none. */
  readonly prefix: string
  readonly host: string
  readonly port: number
  readonly open: boolean
  /** True where it is an onion service: no page of elsewhere is to find it on this machine. */
  readonly onion: boolean
  /** The verbs behind a demonstration's doors. */
  readonly doors?: Doorways
  readonly addresses: () => readonly string[]
  readonly onFault: (error: unknown) => void
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** Listens, and returns the URL of the wall, ending in a slash. */
export async function serveFront(
  ground: Ground,
  doors: Doors,
  options: FrontOptions,
  closing: Closing,
): Promise<{ readonly url: string; readonly port: number }> {
  const { paths, founding, store, logs, folded } = ground
  const { prefix, pages, host } = options
  const current = () => logs.state.history().current
  const held = closing.add(new HeldTogether())
  const app = wallApp({
    ...options,
    ...doors,
    held,
    published: join(paths.published, prefix),
    pages: pages.app,
    // Also of logs that a definition adds which waits: whoever restores a wall takes posts from the first hour on.
    originHashes: () =>
      [...new Set([...logs.state.history().logs.map(({ key }) => key), ...ground.own])].map(logHash),
  })
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const identity = () => ({
    name: current().titles[0]?.text ?? 'Commonwall',
    description: 'A public wall that anyone may write on and anyone may copy.',
    version: VERSION,
    wall: founding.id,
    fingerprint: fingerprint(founding.id, 'en').join(' '),
    pow: current().pow,
  })
  const path = prefix === '' ? '/' : `/${prefix}/`
  const isUnseen = (request: IncomingMessage) =>
    options.onion && isByPageOfElsewhere(request, isHidden(urlsOf(current())))
  // Anywhere but at the relay a wish for a WebSocket is a request like any other, and answered like one: another answer
  // would tell whoever knocks that there is a relay behind some path.
  const shouldUpgradeCallback = (request: IncomingMessage) =>
    request.url?.split('?')[0] === path && !isUnseen(request)
  const server = createServer({ ...PATIENCE, shouldUpgradeCallback }, (request, response) => {
    // As where nobody listens.
    if (isUnseen(request)) return void request.socket.destroy()
    const asked = request.url?.split('?')[0]
    if (asked === path && answerInformation(request, response, identity)) return
    void listener(request, response)
  })
  const { now, random } = options
  const sources = new Rates({ burst: 0, perSecond: 0, salt: () => random(16), now })
  boundConnections(server, (address) => sources.sourceOf(address))
  const isModerator = (pubkey: string) =>
    current().moderators.some((moderator) => moderator.pubkey === pubkey)
  const isWithheld = folded.isWithheld.bind(folded)
  closing.add({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  // Closed before the server, which waits for every connection that the relay still has.
  closing.add(attachRelay(server, { ...options, ...doors, store, isModerator, isWithheld, path, held }))
  const port = await listenAt(server, options.port, host)
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${path}`, port }
}

/** Where a definition says that the wall is. */
function urlsOf({ logs, addresses }: Definition): readonly string[] {
  return [...logs, ...addresses].map(({ url }) => url)
}

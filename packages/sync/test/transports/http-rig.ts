// A real node behind the http transport, and bad hosts beside it.

import { blurredTime, sealEvent, stringifyEvent } from '@commonwall/wall'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import type { TransportRig } from '../../src/transports/acceptance/transport-acceptance.ts'
import { httpTransport } from '../../src/transports/http.ts'
import {
  absentPeer,
  babblingPeer,
  cuttingPeer,
  endlessPeer,
  type Peer,
  silentPeer,
  tricklingPeer,
} from '../bad-peers.ts'
import { inboxKeyOf, openSmallWall, thread } from '../small-wall.ts'
import type { Through } from './through.ts'

/** Milliseconds, for bad hosts alone: silence is tried, and this machine may be slow. */
const IDLE = 700

export async function httpRig(
  through?: Through,
): Promise<{ readonly rig: TransportRig; close(): Promise<void> }> {
  const wall = await openSmallWall()
  const peers: Peer[] = []
  const options = { ...(through && { dialer: through.dialer }) }
  const named = (url: string) => (through ? url.replace('127.0.0.1', through.host) : url)
  const to = (start: () => Promise<Peer>) => async () => {
    const peer = await start()
    peers.push(peer)
    return httpTransport(named(peer.url), { ...options, idle: IDLE })
  }
  const random = seededBytes(9)
  const sealed = sealEvent(thread(wall.node.wall, 'sealed', Math.floor(Date.now() / 1000)), {
    inboxKey: await inboxKeyOf(wall),
    secretKey: secretOf(40),
    createdAt: blurredTime(Math.floor(Date.now() / 1000), 0.5),
    nonce32: random(32),
    auxiliaryRandom: random(32),
  })
  const plain = thread(wall.node.wall, 'plain', Math.floor(Date.now() / 1000), 41)
  const rig: TransportRig = {
    open: async () => httpTransport(named(wall.node.url), options),
    reads: {
      files: new Map([...(await wall.files())].filter(([path]) => path !== 'index.html')),
      absent: `log/${wall.log}/tile/0/255`,
    },
    posts: {
      log: wall.log,
      good: [stringifyEvent(sealed), stringifyEvent(plain)],
      bad: JSON.stringify({ ...plain, content: 'altered' }),
    },
    bad: {
      silent: to(silentPeer),
      cutting: to(cuttingPeer),
      endless: to(endlessPeer),
      trickling: to(tricklingPeer),
      babbling: to(babblingPeer),
      absent: to(absentPeer),
    },
  }
  return {
    rig,
    async close() {
      for (const peer of peers) await peer.close()
      await wall.close()
    },
  }
}

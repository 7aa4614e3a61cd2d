// A relay that somebody runs for other things: it keeps whatever anybody signed, and knows nothing of walls. The wall's node
// fetches from it what is sealed to it, as `commonwall serve --relay` does.

import { setTimeout } from 'node:timers/promises'
import { collectFromRelays } from '../../../packages/cli/src/follow/collect-relays.ts'
import { publicRelay } from '../../../packages/sync/test/public-relay.ts'
import type { DemoNode } from '../../app/demo-node.ts'

export interface RelayOfOthers {
  /** `host:port`. */
  readonly host: string
  /** Until something waits at the node, however it came: a second or two after a relay took it. */
  arrived(): Promise<void>
  close(): Promise<void>
}

export async function openRelayOfOthers({ node, folder }: DemoNode): Promise<RelayOfOthers> {
  const relay = await publicRelay()
  const collecting = collectFromRelays(node, folder, [relay.url], 1)
  return {
    host: new URL(relay.url).host,
    async arrived() {
      for (let tries = 0; tries < 50 && node.store.shelf('waiting').count() === 0; tries++)
        await setTimeout(100)
    },
    async close() {
      await collecting.stop()
      await relay.close()
    },
  }
}

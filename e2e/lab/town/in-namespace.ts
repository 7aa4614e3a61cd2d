// The town, started inside a namespace on the ports that everybody knows; with `--wall`, a real node behind its names.
// It says its certificate's key and stays. A line `release` gives what waits at the node its places.

import { createInterface } from 'node:readline'
import { dataFolder } from '@commonwall/node'
import { startDemoNode } from '../../app/demo-node.ts'
import { openRelayOfOthers } from './relay-of-others.ts'
import { openTown } from './town.ts'

const demo = process.argv.includes('--wall') ? await startDemoNode() : undefined
const relay = demo && (await openRelayOfOthers(demo))
const town = await openTown(demo?.host ?? '127.0.0.1:9', {
  host: '0.0.0.0',
  ports: { https: 443, http: 80, further: 8443 },
  ...(demo && relay && { published: dataFolder(demo.folder).published, relay: relay.host }),
})
console.log(town.certificate.spki)
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line !== 'release') return
  void relay
    ?.arrived()
    .then(() => demo?.release())
    .then(() => console.log('released'))
})
process.once('SIGTERM', () => {
  void relay
    ?.close()
    .then(() => demo?.close())
    .then(() => process.exit())
  if (demo === undefined) process.exit()
})

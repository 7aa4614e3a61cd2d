// The town, started inside a namespace on the ports that everybody knows; with `--wall`, a real node behind its names.
// It says its certificate's key and stays. A line `release` gives what waits at the node its places.

import { createInterface } from 'node:readline'
import { startDemoNode } from '../../app/demo-node.ts'
import { openTown } from './town.ts'

const demo = process.argv.includes('--wall') ? await startDemoNode() : undefined
const town = await openTown(demo?.host ?? '127.0.0.1:9', '0.0.0.0', { https: 443, http: 80, further: 8443 })
console.log(town.certificate.spki)
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'release') void demo?.release().then(() => console.log('released'))
})
process.once('SIGTERM', () => {
  void demo?.close().then(() => process.exit())
  if (demo === undefined) process.exit()
})

// A worker that dies when an event's content is "die" and takes all others for valid.

import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (batch: string) => {
  const lines = batch.split('\n')
  if (lines.some((line) => line.endsWith(',"die"]'))) throw new Error('told to die')
  parentPort?.postMessage(Uint8Array.from(lines, () => 1))
})
parentPort?.postMessage({ engine: 'wasm', because: undefined })

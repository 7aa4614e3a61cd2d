// A worker that dies when an event's content is "die" and takes all others for valid.

import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (batch: string) => {
  const events = batch.split('\n').map((line) => JSON.parse(line) as { readonly content: string })
  if (events.some(({ content }) => content === 'die')) throw new Error('told to die')
  parentPort?.postMessage(Uint8Array.from(events, () => 1))
})
parentPort?.postMessage({ engine: 'wasm', because: undefined })

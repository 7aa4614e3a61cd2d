// A thread that signs parts: each with its own authors and threads, in dates after the part before it.

import { renameSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { stringifyEvent } from '@commonwall/wall'
import { makeEvents } from '../../src/events.ts'
import { PART, type PartWork, partFile } from './make-parts.ts'

const { folder, seed, wall, parts, newest, numbers } = workerData as PartWork
for (const number of numbers) {
  const events = await makeEvents({
    count: PART,
    seed: seed * 1_000_000 + number,
    wall,
    newest: newest - 3 * PART * (parts - 1 - number),
  })
  const file = partFile(folder, number)
  writeFileSync(`${file}.new`, events.map((event) => `${stringifyEvent(event)}\n`).join(''))
  renameSync(`${file}.new`, file)
  parentPort?.postMessage(number)
}

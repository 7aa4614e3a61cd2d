// A verification worker: says which engine it has, then answers batches in order.

import { parentPort, workerData } from 'node:worker_threads'
import { verifyBatch, type WorkerOptions, type WorkerReady } from './batch.ts'
import { openEngine } from './open-engine.ts'

const { engine, because } = await openEngine((workerData as WorkerOptions).portable)
parentPort?.on('message', (batch: string) => parentPort?.postMessage(verifyBatch(engine, batch)))
parentPort?.postMessage({ engine: engine.name, because } satisfies WorkerReady)

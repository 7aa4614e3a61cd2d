// RSA keys for issuers, made in a thread of their own: several are half a second of work, which can be done beside whatever
// comes first. It stands on nothing else, so that it can begin before the rest of a program was read.

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

/** A fresh key of 2048 bits, in memory only. Takes a twentieth of a second, or some times as long. */
export function freshRsaKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 65_537 }).privateKey
}

/** So many of them. Not on the threads that Node has for everything: there, whoever reads a file would wait for them. */
export function freshRsaKeys(count: number): Promise<readonly KeyObject[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { rsaKeys: count } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`RSA keys: expected them, got exit ${code}`)))
  })
}

const asked = (workerData as { readonly rsaKeys?: number } | null)?.rsaKeys
if (!isMainThread && asked !== undefined)
  parentPort?.postMessage(Array.from({ length: asked }, () => freshRsaKey()))

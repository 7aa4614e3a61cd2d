import { createHash } from 'node:crypto'
import {
  addSignatures,
  consistencyProof,
  cosign,
  formatAddCheckpoint,
  formatCheckpoint,
  leafHash,
  noteSigner,
  openCheckpoint,
  parseAddCheckpointAnswer,
  signerFromSeed,
  signNote,
  treeRoot,
} from '@commonwall/tlog'
import { describe, expect, it } from 'vitest'
import { Witness } from '../../src/witness/witness.ts'
import { WitnessDatabase } from '../../src/witness/witness-database.ts'

const NAME = 'witness.example/w1'
const NOW = 1_790_000_000
const signer = signerFromSeed(new Uint8Array(32).fill(1))
const logSigner = signerFromSeed(new Uint8Array(32).fill(2))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const LOG = { origin: 'log.example/a', key: hex(logSigner.publicKey) }
const leaves = Array.from({ length: 40 }, (_, i) => leafHash(new Uint8Array([i])))

function open(database = new WitnessDatabase(':memory:')) {
  const logs = (origin: string) => (origin === LOG.origin ? LOG : undefined)
  return { database, witness: new Witness({ name: NAME, signer, database, logs, now: () => NOW }) }
}

async function checkpoint(
  size: number,
  from = leaves,
  origin = LOG.origin,
  key = logSigner,
): Promise<string> {
  const root = treeRoot(from.slice(0, size))
  return signNote(formatCheckpoint({ origin, size, root }), noteSigner(origin, key))
}

async function request(oldSize: number, size: number, from = leaves): Promise<string> {
  return formatAddCheckpoint({
    oldSize,
    proof: consistencyProof(from.slice(0, size), Math.min(oldSize, size)),
    checkpoint: await checkpoint(size, from),
  })
}

describe('a witness (C2SP tlog-witness)', () => {
  it('200: cosigns the first checkpoint of a known log, as of now', async () => {
    const { witness } = open()
    const answer = await witness.addCheckpoint(await request(0, 7))
    expect(answer.status).toBe(200)
    const note = addSignatures(await checkpoint(7), parseAddCheckpointAnswer(answer.body))
    const opened = await openCheckpoint(note, {
      origin: LOG.origin,
      logKey: logSigner.publicKey,
      witnesses: [{ name: NAME, key: signer.publicKey }],
    })
    expect(opened.cosignatures.get(hex(signer.publicKey))).toBe(NOW)
  })

  it('200: goes on with every consistent growth, also by nothing', async () => {
    const { witness } = open()
    for (const [old, size] of [
      [0, 1],
      [1, 8],
      [8, 8],
      [8, 40],
    ] as const)
      expect(await witness.addCheckpoint(await request(old, size))).toMatchObject({ status: 200 })
  })

  it('400: what is no request, and an old size above the new one', async () => {
    const { witness } = open()
    expect(await witness.addCheckpoint('hello')).toMatchObject({ status: 400 })
    expect(await witness.addCheckpoint('')).toMatchObject({ status: 400 })
    const upsideDown = formatAddCheckpoint({ oldSize: 9, proof: [], checkpoint: await checkpoint(7) })
    expect(await witness.addCheckpoint(upsideDown)).toMatchObject({ status: 400 })
  })

  it('403: no signature of the log, or a bad one', async () => {
    const { witness } = open()
    const foreign = await checkpoint(7, leaves, LOG.origin, signer)
    const unsigned = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: foreign })
    expect(await witness.addCheckpoint(unsigned)).toMatchObject({ status: 403 })
    const good = await request(0, 7)
    expect(await witness.addCheckpoint(good.replace('\n7\n', '\n8\n'))).toMatchObject({ status: 403 })
  })

  it('404: a log that it was not told of', async () => {
    const { witness } = open()
    const other = await checkpoint(7, leaves, 'log.example/b')
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: other })
    expect(await witness.addCheckpoint(body)).toMatchObject({ status: 404 })
  })

  it('409: tells the size that it cosigned last', async () => {
    const { witness } = open()
    expect(await witness.addCheckpoint(await request(3, 7))).toMatchObject({ status: 409, body: '0\n' })
    await witness.addCheckpoint(await request(0, 7))
    const answer = await witness.addCheckpoint(await request(3, 9))
    expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' })
  })

  it('422: what does not continue what it cosigned', async () => {
    const { witness } = open()
    await witness.addCheckpoint(await request(0, 7))
    const rewritten = [leafHash(new Uint8Array([99])), ...leaves.slice(1)]
    for (const [old, size] of [
      [7, 7],
      [7, 12],
    ] as const)
      expect(await witness.addCheckpoint(await request(old, size, rewritten))).toMatchObject({ status: 422 })
    expect(await witness.addCheckpoint(await request(7, 12))).toMatchObject({ status: 200 })
  })

  it('422: a proof from size 0, and a checkpoint of size 0 without the empty root', async () => {
    const { witness } = open()
    const proof = [leafHash(new Uint8Array([1]))]
    const padded = formatAddCheckpoint({ oldSize: 0, proof, checkpoint: await checkpoint(7) })
    expect(await witness.addCheckpoint(padded)).toMatchObject({ status: 422 })
    const text = formatCheckpoint({ origin: LOG.origin, size: 0, root: leafHash(new Uint8Array([1])) })
    const note = await signNote(text, noteSigner(LOG.origin, logSigner))
    const body = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note })
    expect(await witness.addCheckpoint(body)).toMatchObject({ status: 422 })
  })

  it('of requests at once, lets one size follow the other and never two histories', async () => {
    const { witness, database } = open()
    const forked = [...leaves.slice(0, 5), leafHash(new Uint8Array([99])), ...leaves.slice(6)]
    const bodies = await Promise.all([request(0, 5), request(0, 9), request(0, 9, forked), request(0, 12)])
    const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect(database.tree(LOG.origin)).toBeDefined()
  })

  it('shows monitors what it cosigned last, with the log and itself as signers', async () => {
    const { witness } = open()
    const hash = createHash('sha256').update(LOG.origin).digest('hex')
    expect(witness.checkpoint(hash)).toBeUndefined()
    const stranger = await cosign(
      formatCheckpoint({ origin: LOG.origin, size: 7, root: treeRoot(leaves.slice(0, 7)) }),
      'somebody.example',
      5,
      logSigner,
    )
    const note = addSignatures(await checkpoint(7), [stranger])
    await witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note }))
    const shown = witness.checkpoint(hash) ?? ''
    expect(
      shown
        .split('\n')
        .filter((line) => line.startsWith('—'))
        .map((line) => line.split(' ')[1]),
    ).toEqual([LOG.origin, NAME])
  })
})

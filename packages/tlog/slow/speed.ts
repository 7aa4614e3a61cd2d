// The figures of the README: how much is done in a second of processor time, the best of three rounds.
import { hash } from 'node:crypto'
import { signPortably, verifyPortably } from '../src/ed25519-portable.ts'
import {
  addSignatures,
  CompactRange,
  cosign,
  inclusionProof,
  leafHash,
  MemoryTree,
  openCheckpoint,
  parseNote,
  TileBuilder,
  treeRoot,
  useSha256,
  verifyEd25519,
  verifyInclusion,
} from '../src/index.ts'
import { signedCheckpoint, testSigner } from '../test/vectors.ts'

const ROUNDS = 3

/** How often the work is done in a second of processor time. */
async function rate(times: number, work: (i: number) => unknown): Promise<number> {
  let best = 0
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage()
    for (let i = 0; i < times; i++) {
      const result = work(i)
      if (result instanceof Promise) await result
    }
    const { user, system } = process.cpuUsage(before)
    if (round > 0) best = Math.max(best, (times * 1e6) / (user + system))
  }
  return Math.round(best)
}

export async function run({ log }: { seed: number; log: (line: string) => void }) {
  const notes: string[] = []
  const tell = async (name: string, times: number, work: (i: number) => unknown) => {
    notes.push(`${name}: ${await rate(times, work)} a second`)
    log(notes.at(-1) ?? '')
  }
  const id = new Uint8Array(32).fill(3)
  const hashes = Array.from({ length: 70_000 }, (_, i) => leafHash(new Uint8Array([i, i >> 8, i >> 16])))
  const tree = new MemoryTree(hashes)
  const root = treeRoot(tree)
  const claims = [...Array(100).keys()].map((i) => {
    const index = i * 700
    return { index, size: 70_000, leafHash: tree.hash(0, index), proof: inclusionProof(tree, index), root }
  })
  for (const [name, sha256] of [
    ['portable', undefined],
    ['native', (data: Uint8Array) => new Uint8Array(hash('sha256', data, 'buffer'))],
  ] as const) {
    useSha256(sha256)
    await tell(`leafHash, ${name}`, 100_000, () => leafHash(id))
    const range = new CompactRange()
    await tell(`CompactRange.append, ${name}`, 100_000, () => range.append(id))
    const tiles = new TileBuilder()
    await tell(`TileBuilder.append, ${name}`, 100_000, () => tiles.append(id))
    await tell(`verifyInclusion in 70,000, ${name}`, 5_000, (i) => {
      const claim = claims[i % claims.length]
      if (claim) verifyInclusion(claim)
    })
  }
  useSha256()

  const signer = testSigner(3)
  const message = new Uint8Array(150)
  const signature = await signer.sign(message)
  await tell('Ed25519 verify, WebCrypto', 1_000, () => verifyEd25519(signature, message, signer.publicKey))
  await tell('Ed25519 verify, plain', 100, () => verifyPortably(signature, message, signer.publicKey))
  await tell('Ed25519 sign, WebCrypto', 1_000, () => signer.sign(message))
  await tell('Ed25519 sign, plain', 100, () => signPortably(message, id))
  const origin = 'log.example/speed'
  const logSigner = testSigner(9)
  const bare = await signedCheckpoint(origin, 70_000, root, logSigner)
  const known = [1, 2, 3, 4, 5].map((byte) => ({ name: `w${byte}.example`, signer: testSigner(byte) }))
  const { text } = parseNote(bare)
  const lines = await Promise.all(known.map((witness) => cosign(text, witness.name, 5, witness.signer)))
  const note = addSignatures(bare, [await cosign(text, origin, 5, logSigner), ...lines])
  const witnesses = known.map((witness) => ({ name: witness.name, key: witness.signer.publicKey }))
  const trust = { origin, logKey: logSigner.publicKey, witnesses }
  await tell('openCheckpoint with 7 signatures', 200, () => openCheckpoint(note, trust))
  return { passed: notes.length, failed: 0, skipped: 0, notes: [] }
}

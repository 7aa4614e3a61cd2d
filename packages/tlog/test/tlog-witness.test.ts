import { describe, expect, it } from 'vitest'
import {
  addSignatures,
  cosign,
  formatAddCheckpoint,
  formatAddCheckpointAnswer,
  formatSizeConflict,
  leafHash,
  openCheckpoint,
  parseAddCheckpoint,
  parseAddCheckpointAnswer,
  parseNote,
  parseSizeConflict,
  treeRoot,
} from '../src/index.ts'
import { codeOf, signedCheckpoint, testSigner, vectors } from './vectors.ts'

interface Known {
  source: string
  oldSize: number
  proofLength: number
  body: string
}

describe('add-checkpoint', () => {
  it.each(vectors<Known[]>('valid/add-checkpoint.json'))('is read and written: $source', (known) => {
    const request = parseAddCheckpoint(known.body)
    expect(request.oldSize).toBe(known.oldSize)
    expect(request.proof).toHaveLength(known.proofLength)
    expect(parseNote(request.checkpoint).signatures).toHaveLength(2)
    expect(formatAddCheckpoint(request)).toBe(known.body)
  })

  it.each(vectors<{ why: string; body: string; code: string }[]>('invalid/add-checkpoint.json'))(
    'is refused with $why',
    ({ body, code }) => {
      expect(codeOf(() => parseAddCheckpoint(body))).toBe(code)
    },
  )

  it('carries a witness’s line back to the checkpoint it was asked for', async () => {
    const origin = 'log.example/one'
    const [log, witness] = [testSigner(1), testSigner(2)]
    const checkpoint = await signedCheckpoint(origin, 1, treeRoot([leafHash(new Uint8Array(1))]), log)
    const asked = parseAddCheckpoint(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint }))
    expect(asked).toEqual({ oldSize: 0, proof: [], checkpoint })
    const line = await cosign(parseNote(asked.checkpoint).text, 'w.example', 100, witness)
    const answer = parseAddCheckpointAnswer(formatAddCheckpointAnswer([line]))
    const witnesses = [{ name: 'w.example', key: witness.publicKey }]
    const opened = await openCheckpoint(addSignatures(checkpoint, answer), {
      origin,
      logKey: log.publicKey,
      witnesses,
    })
    expect([...opened.cosignatures.values()]).toEqual([100])
  })

  it('answers a wrong old size with the right one', () => {
    expect(parseSizeConflict(formatSizeConflict(20_852_014))).toBe(20_852_014)
    for (const body of ['', '1', '01\n', '-1\n', '1\n\n', ' 1\n', '1 \n'])
      expect(codeOf(() => parseSizeConflict(body))).toBe('bad-size')
    expect(codeOf(() => parseAddCheckpointAnswer('no line\n'))).toBe('bad-signature-line')
  })
})

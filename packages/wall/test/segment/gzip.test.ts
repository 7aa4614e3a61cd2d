import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  GZIP_HEADER,
  inflateMembers,
  SegmentError,
  splitMembers,
  withCanonicalHeader,
} from '../../src/index.ts'

const encoder = new TextEncoder()
const inflate = (member: Uint8Array, cap: number) =>
  new Uint8Array(gunzipSync(member, { maxOutputLength: cap }))
const member = (text: string, level = 9) => withCanonicalHeader(gzipSync(encoder.encode(text), { level }))
const texts = Array.from({ length: 16 }, (_, i) => `member ${i}\n`.repeat(i + 1))

async function throughPlatform(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

describe('gzip members', () => {
  it('start with the one header', () => {
    expect([...member('x').subarray(0, 10)]).toEqual([...GZIP_HEADER])
    expect(Buffer.from(GZIP_HEADER).toString('hex')).toBe('1f8b08000000000000ff')
  })

  it('end to end are told apart, inflated by zlib and by the platform’s stream', async () => {
    const file = Buffer.concat(texts.map((text) => member(text)))
    for (const how of [inflate, throughPlatform]) {
      const inflated = await inflateMembers(file, { count: 16, cap: 1_000, inflate: how })
      expect(inflated.map((bytes) => new TextDecoder().decode(bytes))).toEqual(texts)
    }
  })

  it('are refused with another header, another count, more bytes than the cap, or bytes behind them', async () => {
    const file = member('text\n')
    const read = (bytes: Uint8Array, count = 1, cap = 100) => inflateMembers(bytes, { count, cap, inflate })
    await expect(read(file.with(9, 3))).rejects.toThrow('the gzip header')
    await expect(read(file, 2)).rejects.toThrow('expected 2 gzip members, got 1')
    await expect(read(file, 1, 4)).rejects.toThrow('at most 4 bytes')
    await expect(read(Buffer.concat([file, Uint8Array.of(0)]))).rejects.toThrow(SegmentError)
    await expect(read(Buffer.concat([file, GZIP_HEADER]), 2)).rejects.toThrow('a whole gzip member')
    await expect(read(new Uint8Array(0))).rejects.toThrow('the gzip header')
  })

  it('never contain the header twice: a writer is told to compress again', () => {
    const stored = Buffer.concat([gzipSync(GZIP_HEADER, { level: 0 })])
    expect(() => withCanonicalHeader(stored)).toThrow('only at the start')
    expect(splitMembers(member('plain text is never stored with it', 0))).toHaveLength(1)
  })

  it('keep no optional field', () => {
    const named = gzipSync('x')
    named[3] = 8
    expect(() => withCanonicalHeader(named)).toThrow('without optional fields')
  })
})

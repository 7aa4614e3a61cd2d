import { describe, expect, it } from 'vitest'
import { packedFor } from '../../src/http/packed.ts'

const [bytes, br, gz] = [1, 2, 3].map((n) => new Uint8Array([n])) as [
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
  Uint8Array<ArrayBuffer>,
]

describe('a file of the app (RFC 9110 §12.5.3)', () => {
  it.each([
    ['gzip, deflate, br, zstd', br, 'br'],
    ['gzip, deflate', gz, 'gzip'],
    ['BR;q=0.5, gzip;q=1', br, 'br'],
    ['br;q=0, gzip', gz, 'gzip'],
    ['br; q=0.000', bytes, undefined],
    ['identity', bytes, undefined],
    ['', bytes, undefined],
    [undefined, bytes, undefined],
  ])('goes to who takes "%s" as it may', (accepted, body, encoding) => {
    const sent = packedFor(accepted, { bytes, br, gz })
    expect(sent.body).toBe(body)
    expect(sent.headers['Content-Encoding']).toBe(encoding)
    expect(sent.headers.Vary).toBe('Accept-Encoding')
  })
})

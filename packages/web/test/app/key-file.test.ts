import { decrypt, encrypt } from 'nostr-tools/nip49'
import { expect, it } from 'vitest'
import { makeKeyFile, openKeyFile } from '../../src/app/engine/name/key-file.ts'

const KEY = new Uint8Array(32).fill(7)
const SIGNS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const PASSWORD = '在安靜的牆上 paper'

it.each([1, 8, 12])('a key file opens with its password, whatever its work: log2(N) of %i', (logN) => {
  const file = encrypt(KEY, PASSWORD, logN)
  expect(openKeyFile(`\n${file} \n`, PASSWORD)).toEqual(KEY)
  expect(openKeyFile(file.toUpperCase(), PASSWORD)).toEqual(KEY)
  expect(() => openKeyFile(file, `${PASSWORD}.`)).toThrow('expected its password')
})

it('one of another client opens: the example of NIP-49', () => {
  const file =
    'ncryptsec1qgg9947rlpvqu76pj5ecreduf9jxhselq2nae2kghhvd5g7dgjtcxfqtd67p9m0w57lspw8gsq6yphnm8623nsl8xn9j4jdzz84zm3frztj3z7s35vpzmqf6ksu8r89qk5z2zxfmu5gv8th8wclt0h4p'
  expect(Buffer.from(openKeyFile(file, 'nostr')).toString('hex')).toBe(
    '3501454135014541350145413501453fefb02227e449e57cf4d3a3ce05378683',
  )
})

it('one made here opens in another client, however its password is typed, and says what its page says of it', () => {
  const file = makeKeyFile(KEY, '\u212b\u2126\u1e9b\u0323')
  for (const typed of ['\u212b\u2126\u1e9b\u0323', '\u00c5\u03a9\u1e69', 'A\u030a\u03a9s\u0323\u0307']) {
    expect(decrypt(file, typed)).toEqual(KEY)
    expect(openKeyFile(file, typed)).toEqual(KEY)
  }
  const signs = [...file.slice('ncryptsec1'.length, -6)]
  const bits = signs.map((sign) => SIGNS.indexOf(sign).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  expect(bytes).toHaveLength(1 + 1 + 16 + 24 + 1 + 48)
  expect([bytes[0], bytes[1], bytes[42]]).toEqual([2, 16, 2])
})

it.each([19, 20, 22, 31, 64, 127, 255])(
  'one that asks for more memory than a phone has is refused before any work: %i',
  (logN) => {
    // The first two bytes, five bits a sign, in the place of those of a true file.
    const bits = [2, logN].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    const signs = [...`${bits}0000`.matchAll(/.{5}/g)].map(([five]) => SIGNS[Number.parseInt(five, 2)])
    const file = encrypt(KEY, PASSWORD, 1).replace(/(?<=^ncryptsec1).{4}/, signs.join(''))
    // Were it begun, the larger ones would never end.
    expect(() => openKeyFile(file, PASSWORD)).toThrow(`expected log2(N) of at most 18, got ${logN}`)
  },
)

it.each(['', 'ncryptsec1', 'ncryptsec1q', 'ncryptsec1bbbb', 'nsec1qqqqqqqqq', 'x'.repeat(90_000)])(
  'what is none is refused: %#',
  (text) => {
    expect(() => openKeyFile(text, PASSWORD)).toThrow(expect.objectContaining({ code: 'engine/key-file' }))
  },
)

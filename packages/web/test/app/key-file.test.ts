import { encrypt } from 'nostr-tools/nip49'
import { expect, it } from 'vitest'
import { openKeyFile } from '../../src/app/engine/name/key-file.ts'

const KEY = new Uint8Array(32).fill(7)
const SIGNS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const PASSWORD = '在安靜的牆上 paper'

it.each([1, 8, 12])('a key file opens with its password, whatever its work: log2(N) of %i', (logN) => {
  const file = encrypt(KEY, PASSWORD, logN)
  expect(openKeyFile(`\n${file} \n`, PASSWORD)).toEqual(KEY)
  expect(openKeyFile(file.toUpperCase(), PASSWORD)).toEqual(KEY)
  expect(() => openKeyFile(file, `${PASSWORD}.`)).toThrow('expected its password')
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

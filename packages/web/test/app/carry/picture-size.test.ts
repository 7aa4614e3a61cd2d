// A picture's size is known before a decoder makes room for it: the four kinds, as they are truly written, cut off
// anywhere, and lying.

import { describe, expect, it } from 'vitest'
import { LOOKED_AT, MOST_PIXELS, mayDecode, pictureSize } from '../../../src/app/carry/picture-size.ts'

type Sizes = readonly [width: number, height: number]

const latin = (text: string) => [...text].map((sign) => sign.charCodeAt(0))
const big = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256)
const little = (value: number, bytes: number) => big(value, bytes).reverse()

const png = ([width, height]: Sizes) => [
  ...latin('\x89PNG\r\n\x1a\n'),
  ...big(13, 4),
  ...latin('IHDR'),
  ...big(width, 4),
  ...big(height, 4),
  ...[8, 2, 0, 0, 0],
]
const segment = (marker: number, body: readonly number[]) => [
  0xff,
  marker,
  ...big(body.length + 2, 2),
  ...body,
]
const frame = (marker: number, [width, height]: Sizes) =>
  segment(marker, [8, ...big(height, 2), ...big(width, 2), 3])
/** With a note in which a smaller picture stands, as cameras write it. */
const jpeg = (sizes: Sizes, marker = 0xc0) => [
  ...[0xff, 0xd8],
  ...segment(0xe1, [...latin('Exif'), 0xff, 0xd8, ...frame(0xc0, [1, 1])]),
  ...segment(0xdb, new Array<number>(65).fill(1)),
  ...segment(0xc4, [0, 0]),
  ...[0xff, 0xff],
  ...frame(marker, sizes),
]
const riff = (chunk: string, body: readonly number[]) => [
  ...latin('RIFF'),
  ...little(12 + body.length, 4),
  ...latin('WEBP'),
  ...latin(chunk),
  ...little(body.length, 4),
  ...body,
]
const lossy = ([width, height]: Sizes) =>
  riff('VP8 ', [0x10, 0, 0, 0x9d, 0x01, 0x2a, ...little(width | 0x4000, 2), ...little(height, 2)])
const lossless = ([width, height]: Sizes) =>
  riff('VP8L', [0x2f, ...little((width - 1) | ((height - 1) << 14), 4)])
const canvas = ([width, height]: Sizes) =>
  riff('VP8X', [0, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)])
/** With a table of colours and a remark before its image. */
const gif = ([width, height]: Sizes, image: Sizes = [width, height]) => [
  ...latin('GIF89a'),
  ...little(width, 2),
  ...little(height, 2),
  ...[0x80, 0, 0],
  ...new Array<number>(6).fill(7),
  ...[0x21, 0xfe, 3, 1, 2, 3, 2, 1, 2, 0],
  ...[0x2c, ...little(0, 2), ...little(0, 2), ...little(image[0], 2), ...little(image[1], 2), 0],
]

const SIZES: Sizes = [640, 480]
const KINDS: Readonly<Record<string, readonly number[]>> = {
  PNG: png(SIZES),
  JPEG: jpeg(SIZES),
  'JPEG, progressive': jpeg(SIZES, 0xc2),
  'WebP, lossy': lossy(SIZES),
  'WebP, lossless': lossless(SIZES),
  'WebP with a canvas': canvas(SIZES),
  GIF: gif(SIZES),
}
const sizeOf = (bytes: readonly number[]) => pictureSize(Uint8Array.from(bytes))
const picture = (bytes: readonly number[]) => new Blob([Uint8Array.from(bytes)])

describe.each(Object.entries(KINDS))('%s', (_, bytes) => {
  it('says how many pixels it has', () => {
    expect(sizeOf(bytes)).toEqual({ width: 640, height: 480 })
    // What is there is looked at, wherever in its buffer it lies.
    expect(pictureSize(Uint8Array.from([9, 9, ...bytes]).subarray(2))).toEqual({ width: 640, height: 480 })
  })

  it('says nothing where it is cut off before that', () => {
    for (let length = 0; length < bytes.length - 8; length++)
      expect(sizeOf(bytes.slice(0, length))).toBeUndefined()
  })

  it('with any byte changed says a size or none, and never fails or hangs', () => {
    // A generator with a fixed start: the same bytes each time.
    let state = 4590
    const drawn = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % below
    }
    for (let run = 0; run < 2_000; run++) {
      const other = [...bytes]
      for (let n = 0; n <= drawn(4); n++) other[drawn(other.length)] = drawn(256)
      const size = sizeOf(other)
      if (size !== undefined) expect(size.width * size.height).toBeGreaterThan(0)
    }
  })
})

describe('a picture that may be decoded', () => {
  it.each(Object.entries(KINDS))('is one of ordinary size: %s', async (_, bytes) => {
    await expect(mayDecode(picture(bytes))).resolves.toBeUndefined()
  })

  it.each([
    ['PNG', png([2 ** 31 - 1, 2 ** 31 - 1])],
    ['JPEG', jpeg([65_535, 65_535])],
    ['JPEG, lossless', jpeg([65_535, 65_535], 0xc3)],
    ['WebP, lossy', lossy([16_383, 16_383])],
    ['WebP, lossless', lossless([16_384, 16_384])],
    ['WebP with a canvas', canvas([2 ** 24, 2 ** 24])],
    ['GIF', gif([65_535, 65_535])],
    ['GIF whose image reaches beyond its screen', gif([1, 1], [65_535, 65_535])],
  ])('is none that asks for gigabytes: %s', async (_, bytes) => {
    await expect(mayDecode(picture(bytes))).rejects.toMatchObject({ code: 'picture/too-large' })
  })

  it('has at most so many pixels, and not one more', async () => {
    await expect(mayDecode(picture(png([MOST_PIXELS, 1])))).resolves.toBeUndefined()
    await expect(mayDecode(picture(png([MOST_PIXELS + 1, 1])))).rejects.toThrow(
      `picture, pixels: expected at most ${MOST_PIXELS}, got ${MOST_PIXELS + 1} × 1`,
    )
  })

  it.each([
    ['of no pixels', png([0, 1])],
    ['of another kind', latin('BM\x36\x84\x03\x00 and so on, for long enough to be looked at')],
    ['that is text', latin('<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>')],
    ['with a scan before its size', [0xff, 0xd8, 0xff, 0xda, 0, 2, ...frame(0xc0, SIZES)]],
    ['with bytes between its parts', [0xff, 0xd8, 0, 0, ...frame(0xc0, SIZES)]],
    ['begun twice', [0xff, 0xd8, 0xff, 0xd8, ...frame(0xc0, SIZES)]],
    ['with a part of no length', [0xff, 0xd8, 0xff, 0xe0, 0, 0, ...frame(0xc0, SIZES)]],
    ['that is empty', []],
  ])('is none %s', async (_, bytes) => {
    await expect(mayDecode(picture(bytes))).rejects.toMatchObject({ code: 'picture/unknown' })
  })

  it('says its size in its beginning', async () => {
    const notes = Array.from({ length: 16 }, () => segment(0xe1, new Array<number>(65_000).fill(0))).flat()
    expect(notes.length).toBeGreaterThan(LOOKED_AT)
    const late = [0xff, 0xd8, ...notes, ...frame(0xc0, SIZES)]
    await expect(mayDecode(picture(late))).rejects.toMatchObject({ code: 'picture/unknown' })
  })

  it('is no file of many megabytes, whatever it says', async () => {
    const long = new Blob([Uint8Array.from(png(SIZES)), new Uint8Array(64_000_000)])
    await expect(mayDecode(long)).rejects.toMatchObject({ code: 'picture/too-large' })
  })
})

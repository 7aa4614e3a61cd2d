// How many pixels a picture has, read from its first bytes: a decoder makes room for all of them at once, and a few hundred
// bytes can ask for gigabytes. Only the four kinds whose sizes are read here are ever given to one; whatever is not spelled
// as they are is refused, since a decoder may read it otherwise.

/** Bytes of a picture's beginning that are looked at: a photograph's own notes may stand before its size. */
export const LOOKED_AT = 1_000_000
/** Pixels at most: what the cameras of phones give, and 200 MB while it is decoded. */
export const MOST_PIXELS = 50_000_000
/** Bytes of the whole file at most. */
const MOST_BYTES = 64_000_000

export class PictureError extends Error {
  override readonly name = 'PictureError'
  readonly code: 'picture/unknown' | 'picture/too-large'

  constructor(code: PictureError['code'], field: string, expected: string, got: unknown) {
    super(`picture, ${field}: expected ${expected}, got ${got}`)
    this.code = code
  }
}

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** @throws PictureError if it is no picture that may be decoded */
export async function mayDecode(picture: Blob): Promise<void> {
  if (picture.size > MOST_BYTES)
    throw new PictureError('picture/too-large', 'bytes', `at most ${MOST_BYTES}`, picture.size)
  const size = pictureSize(new Uint8Array(await picture.slice(0, LOOKED_AT).arrayBuffer()))
  if (size === undefined)
    throw new PictureError('picture/unknown', 'beginning', 'that of PNG, JPEG, WebP or GIF', 'another')
  const { width, height } = size
  if (width * height > MOST_PIXELS)
    throw new PictureError('picture/too-large', 'pixels', `at most ${MOST_PIXELS}`, `${width} × ${height}`)
}

/** The size that a decoder will make room for; undefined if the bytes do not say one. @param start its first `LOOKED_AT` bytes */
export function pictureSize(start: Uint8Array): PictureSize | undefined {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength)
  try {
    const size = pngSize(view) ?? jpegSize(view) ?? webpSize(view) ?? gifSize(view)
    return size && size.width > 0 && size.height > 0 ? size : undefined
  } catch (error) {
    // It ends before its size has come.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether these Latin-1 characters stand there. */
function says(view: DataView, at: number, text: string): boolean {
  return [...text].every((sign, i) => view.getUint8(at + i) === sign.charCodeAt(0))
}

/** PNG (W3C): its first chunk has the size. */
function pngSize(view: DataView): PictureSize | undefined {
  if (!says(view, 0, '\x89PNG\r\n\x1a\n') || view.getUint32(8) !== 13 || !says(view, 12, 'IHDR'))
    return undefined
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

const [SOI, SOS, DHT, JPG, DAC, FILL] = [0xd8, 0xda, 0xc4, 0xc8, 0xcc, 0xff]

/** JPEG (ITU-T T.81): the first frame header has it; segments before it are passed over by their own lengths. */
function jpegSize(view: DataView): PictureSize | undefined {
  if (view.getUint8(0) !== FILL || view.getUint8(1) !== SOI) return undefined
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== FILL) return undefined
    while (view.getUint8(at) === FILL) at++
    const marker = view.getUint8(at)
    // What has no length, and the first scan: no frame header stood before it.
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOS)) return undefined
    const isFrame = marker <= 0xcf && marker !== DHT && marker !== JPG && marker !== DAC
    if (isFrame) return { width: view.getUint16(at + 6), height: view.getUint16(at + 4) }
    const length = view.getUint16(at + 1)
    if (length < 2) return undefined
    at += 1 + length
  }
}

/** WebP (RFC 9649): lossy, lossless, or with a canvas. */
function webpSize(view: DataView): PictureSize | undefined {
  if (!says(view, 0, 'RIFF') || !says(view, 8, 'WEBPVP8')) return undefined
  if (says(view, 15, ' ')) {
    if (!says(view, 23, '\x9d\x01\x2a')) return undefined
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  }
  if (says(view, 15, 'L')) {
    if (view.getUint8(20) !== 0x2f) return undefined
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  const threeBytes = (at: number) => view.getUint16(at, true) + 0x1_00_00 * view.getUint8(at + 2)
  return says(view, 15, 'X') ? { width: 1 + threeBytes(24), height: 1 + threeBytes(27) } : undefined
}

const [EXTENSION, IMAGE] = [0x21, 0x2c]

/** GIF (89a): its screen, or its first image where that reaches beyond it: decoders make room for both. */
function gifSize(view: DataView): PictureSize | undefined {
  if (!says(view, 0, 'GIF87a') && !says(view, 0, 'GIF89a')) return undefined
  const [width, height, packed] = [view.getUint16(6, true), view.getUint16(8, true), view.getUint8(10)]
  let at = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)
  while (view.getUint8(at) === EXTENSION) {
    at += 2
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length
    at++
  }
  if (view.getUint8(at) !== IMAGE) return undefined
  const reach = (place: number, side: number) => view.getUint16(place, true) + view.getUint16(side, true)
  return {
    width: Math.max(width, reach(at + 1, at + 5)),
    height: Math.max(height, reach(at + 3, at + 7)),
  }
}

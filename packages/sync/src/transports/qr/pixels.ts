// Squares as pixels: drawn for a screen or a page, and read from a picture or a camera's frame.

import { encodeQR } from 'qr'
import { decodeQR } from 'qr/decode.js'

/** RGBA, row by row, as a canvas gives and takes it. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Light modules around a square: four, as ISO/IEC 18004 asks. */
const BORDER = 4
/** Milliseconds for a still picture; a camera has the next frame instead. */
const STILL = 1_500

/** A square as modules, true is dark, with its light border. */
export function squareModules(square: Uint8Array): readonly (readonly boolean[])[] {
  // Bytes go through a string of as many characters; nothing looks at it as text.
  const text = String.fromCharCode(...square)
  return encodeQR(text, 'raw', { ecc: 'low', encoding: 'byte', border: BORDER, textEncoder: () => square })
}

/** A square as pixels. @param scale pixels of a module */
export function drawSquare(square: Uint8Array, scale = 4): Pixels {
  const modules = squareModules(square)
  const side = modules.length * scale
  const data = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const dark = modules[Math.floor(y / scale)]?.[Math.floor(x / scale)]
      data.set(dark ? [0, 0, 0, 255] : [255, 255, 255, 255], (y * side + x) * 4)
    }
  return { width: side, height: side, data }
}

/**
 * What a square in a picture says, or undefined if none is seen in it.
 * @param live true for a camera's frame: then it is looked at for no longer than until the next
 */
export function readSquare({ width, height, data }: Pixels, live = false): Uint8Array | undefined {
  let bytes: Uint8Array | undefined
  try {
    decodeQR(
      { width, height, data },
      {
        ...(live ? {} : { timeLimit: STILL }),
        textDecoder: (segment) => {
          bytes = segment.slice()
          return ''
        },
      },
    )
  } catch {
    return undefined
  }
  return bytes
}

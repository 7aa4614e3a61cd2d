// A file that Chromium takes for what its camera sees: squares on a grey table, one after the other (YUV4MPEG2).

import { drawSquare, type Pixels } from '@commonwall/sync'

const [WIDTH, HEIGHT] = [640, 480]
/** Times that each square is shown before the next. */
const FRAMES = 4

export function cameraFile(squares: readonly Uint8Array[]): Buffer {
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)]
  for (const square of squares)
    for (let n = 0; n < FRAMES; n++) parts.push(Buffer.from('FRAME\n'), frame(drawSquare(square, 3)))
  return Buffer.concat(parts)
}

function frame(square: Pixels): Buffer {
  const luma = Buffer.alloc(WIDTH * HEIGHT, 150)
  const [left, top] = [(WIDTH - square.width) >> 1, (HEIGHT - square.height) >> 1]
  for (let y = 0; y < square.height; y++)
    for (let x = 0; x < square.width; x++)
      luma[(top + y) * WIDTH + left + x] = square.data[(y * square.width + x) * 4] ? 225 : 25
  return Buffer.concat([luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
}

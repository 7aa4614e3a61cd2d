// The card of "find us again" as a picture: black on white, large enough to be read off a phone and off paper.

const WIDTH = 1_080
const MARGIN = 72
const LINE = 64
const FONT = '"Noto Serif", "Noto Serif CJK SC", "Songti SC", serif'

/** A PNG with the name of the wall and the lines under it; what is too long for one line is made narrower. */
export async function drawCard(title: string, lines: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = 2 * MARGIN + LINE * (lines.length + 2)
  const drawing = canvas.getContext('2d')
  if (drawing === null) throw new Error('picture: expected a canvas to draw on, got none')
  drawing.fillStyle = '#fff'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.fillStyle = '#000'
  drawing.textBaseline = 'top'
  drawing.font = `bold 52px ${FONT}`
  drawing.fillText(title, MARGIN, MARGIN, WIDTH - 2 * MARGIN)
  drawing.font = `40px ${FONT}`
  for (const [index, line] of lines.entries())
    drawing.fillText(line, MARGIN, MARGIN + LINE * (index + 1.5), WIDTH - 2 * MARGIN)
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (picture === null) throw new Error('picture: expected a PNG, got none')
  return new Uint8Array(await picture.arrayBuffer())
}

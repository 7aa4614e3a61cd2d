import { fromHex, toHex } from '@commonwall/tlog'
import { blurredTime, publicKeyOf, sealWithWork, stringifyEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { readVectors } from '../../../wall/test/vectors.ts'
import { transportAcceptance } from '../../src/transports/acceptance/transport-acceptance.ts'
import { type Code, CodeReader, encodeSquares, MAX_SQUARE_BYTES } from '../../src/transports/qr/code.ts'
import { CodeError } from '../../src/transports/qr/code-error.ts'
import { lineSquares, proofSquares, readCode, slipSquares } from '../../src/transports/qr/payload.ts'
import { drawSquare, type Pixels, readSquare } from '../../src/transports/qr/pixels.ts'
import { qrTransport } from '../../src/transports/qr.ts'
import { thread } from '../small-wall.ts'

const random = seededBytes(31)
const seal = async (text: string, work = 0) =>
  stringifyEvent(
    await sealWithWork(
      thread('a'.repeat(64), text, 1_790_000_000),
      {
        inboxKey: publicKeyOf(secretOf(9)),
        secretKey: secretOf(8),
        createdAt: blurredTime(1_790_000_000, 0.3),
        nonce32: random(32),
        auxiliaryRandom: random(32),
      },
      work,
    ),
  )
const short = await seal('短')
const long = await seal('長'.repeat(300), 6)

/** A picture of squares as a camera might see them: turned, on a grey table, with noise and uneven light. */
function photograph(square: Uint8Array, degrees: number): Pixels {
  const flat = drawSquare(square, 5)
  const side = Math.ceil(flat.width * 1.5)
  const data = new Uint8ClampedArray(side * side * 4)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const noise = random(1024)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2]
      const [u, v] = [
        Math.floor(dx * cos + dy * sin + flat.width / 2),
        Math.floor(dy * cos - dx * sin + flat.width / 2),
      ]
      const inside = u >= 0 && v >= 0 && u < flat.width && v < flat.width
      const light = inside ? (flat.data[(v * flat.width + u) * 4] ?? 0) : 150
      const seen =
        30 + light * (0.55 + (0.25 * x) / side) + ((noise[(x * 31 + y * 17) % 1024] ?? 0) - 128) / 6
      data.set([seen, seen, seen, 255], (y * side + x) * 4)
    }
  return { width: side, height: side, data }
}

/** What squares say when each is drawn and read again. */
async function throughPictures(squares: readonly Uint8Array[], degrees: number) {
  const reader = new CodeReader()
  let code: Code | undefined
  for (const square of [...squares].reverse()) {
    const seen = readSquare(photograph(square, degrees))
    expect(seen, `${degrees}°`).toBeDefined()
    code = reader.push(seen ?? new Uint8Array()) ?? code
  }
  return code && readCode(code)
}

describe('qr', () => {
  const shown: (readonly Uint8Array[])[] = []
  const rig = {
    open: async () => qrTransport('this screen', async (squares) => void shown.push(squares)),
    posts: { log: '0'.repeat(16), good: [short, long], bad: '{"kind":1}' },
  }
  for (const { name, run } of transportAcceptance(rig)) it(name, run)

  it('shows what reads back as the same lines', async () => {
    shown.splice(0)
    const transport = await rig.open()
    await transport.post?.(rig.posts.log, [short, long])
    const said = await Promise.all(shown.map((squares) => throughPictures(squares, 0)))
    expect(said).toEqual([
      { kind: 'sealed-line', line: short },
      { kind: 'sealed-line', line: long },
    ])
    expect(shown.map(({ length }) => length)).toEqual([1, 3])
  })
})

describe('codes', () => {
  it.each([0, 8, 90, 187])('are read from a noisy picture that is turned by %i degrees', async (degrees) => {
    expect(await throughPictures(lineSquares(short), degrees)).toEqual({ kind: 'sealed-line', line: short })
  })

  it('carry the text of a proof, which nobody reads off the square', async () => {
    const text = `c2sp.org/tlog-proof@v1\nindex 7\n${'abcdefgh'.repeat(5)}\n\ncommonwall/…\n`
    const squares = await proofSquares(text)
    expect(Buffer.concat(squares).includes('commonwall')).toBe(false)
    expect(await throughPictures(squares, 3)).toEqual({ kind: 'proof', text })
  })

  it.each(readVectors<{ name: string; line: string; squares: string[] }>('code/valid/sealed-lines.json'))(
    'of sealed lines come out byte for byte: $name',
    async ({ line, squares }) => {
      expect(lineSquares(line).map(toHex)).toEqual(squares)
      const reader = new CodeReader()
      const code = squares.map((square) => reader.push(fromHex(square) ?? new Uint8Array())).at(-1)
      expect(code && (await readCode(code))).toEqual({ kind: 'sealed-line', line })
    },
  )

  it.each(readVectors<{ name: string; slip: string; squares: string[] }>('code/valid/slips.json'))(
    'are the squares of a slip, byte for byte: $name',
    async ({ slip, squares }) => {
      expect(slipSquares(slip).map(toHex)).toEqual(squares)
      const reader = new CodeReader()
      let code: Code | undefined
      for (const square of squares.toReversed())
        code = reader.push(fromHex(square) ?? new Uint8Array()) ?? code
      expect(code && (await readCode(code))).toEqual({ kind: 'slip', slip })
    },
  )

  it('are none of what is no base64url in its one spelling', () => {
    for (const slip of ['', '=', 'AQ==', 'a', 'AR', '+w', 'A Q'])
      expect(() => slipSquares(slip)).toThrow(CodeError)
  })

  it.each(readVectors<{ why: string; code: string; squares: string[] }>('code/invalid/squares.json'))(
    'are refused: $why',
    async ({ code, squares }) => {
      const reader = new CodeReader()
      const read = async () => {
        for (const square of squares) {
          const whole = reader.push(fromHex(square) ?? new Uint8Array())
          if (whole) await readCode(whole)
        }
      }
      await expect(read()).rejects.toMatchObject({ code })
    },
  )

  it('are put together each by itself where their squares are read mixed, and one that lacks a square holds up none', () => {
    const [lost = [], one = [], other = []] = [1, 2, 3].map((n) =>
      encodeSquares({ kind: 'slip', payload: random(2 * MAX_SQUARE_BYTES + n) }),
    )
    const [first = new Uint8Array(), ...rest] = lost
    const reader = new CodeReader()
    expect(reader.push(first)).toBeUndefined()
    const read = one.flatMap((square, at) =>
      [other[at], square, square].map((each) => each && reader.push(each)),
    )
    expect(read.filter((code) => code !== undefined)).toHaveLength(2)
    expect(reader.push(lineSquares(short)[0] ?? first)).toBeDefined()
    expect(rest.map((square) => reader.push(square)).at(-1)).toBeDefined()
  })

  it('are forgotten, the one begun longest ago first, where more are begun than anybody reads', () => {
    const begun = Array.from({ length: 9 }, () => encodeSquares({ kind: 'slip', payload: random(2_000) }))
    const reader = new CodeReader()
    for (const [first] of begun) if (first) reader.push(first)
    const whole = begun.toReversed().map(([, second]) => second && reader.push(second))
    expect(whole.map((code) => code !== undefined)).toEqual([...Array(8).fill(true), false])
  })

  it('fit a version 25 square each, and what is too long for sixteen is refused', () => {
    for (const square of lineSquares(long)) expect(square.length).toBeLessThanOrEqual(MAX_SQUARE_BYTES)
    expect(
      drawSquare(encodeSquares({ kind: 'proof', payload: random(MAX_SQUARE_BYTES - 7) })[0] as Uint8Array, 1)
        .width,
    ).toBe(117 + 8)
    expect(() => encodeSquares({ kind: 'proof', payload: new Uint8Array(30_000) })).toThrow('at most')
  })

  it('are not seen where there is none', () => {
    const data = new Uint8ClampedArray(200 * 200 * 4).fill(200)
    expect(readSquare({ width: 200, height: 200, data }, true)).toBeUndefined()
  })
})

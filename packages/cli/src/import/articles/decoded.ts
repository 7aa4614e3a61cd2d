// The text of a file in the encoding that it says it is written in: much of what was published in Chinese, Japanese, Korean
// and Russian is older than UTF-8.
//
// A mark at the first bytes tells, then what XML or the head of a page declares (WHATWG Encoding Standard), else it is UTF-8;
// and so is what declares another one and is UTF-8 throughout, as where somebody converted a page and left its head. Nothing is
// guessed from words: what cannot be in the encoding that it names is refused, since whoever imports it signs it.

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { cutBetween } from './cut-between.ts'
import { LIMITS, refuseSource } from './entry.ts'
import { kindOf } from './kind.ts'

/** Bytes at the beginning of a file, of which some have a page of licence there. */
const START = 65_536
const UTF_8 = 'utf-8'
const MARKS: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  [UTF_8, [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const OF_XML = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/
const OF_PAGE = /<meta\s[^<>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i
const COMMENT = { open: /<!--/g, close: () => /-->/g }

/** The text of a file, piece by piece, without the mark. @throws CommandError import/encoding, import/length */
export async function* decodedFile(file: string): AsyncGenerator<string> {
  const encoding = await encodingOf(file)
  const decoder = decoderOf(encoding, file)
  const decoded = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      return refuseSource(
        'encoding',
        `${file}: expected ${encoding.toUpperCase()}, got other bytes; convert it first`,
      )
    }
  }
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: START })) {
    bytes += chunk.length
    if (bytes > LIMITS.file)
      refuseSource('length', `${file}: expected at most ${LIMITS.file / 1024 / 1024} MB, got more; split it`)
    yield decoded(chunk)
  }
  yield decoded()
}

/** All of a file. @throws CommandError import/encoding, import/length */
export async function wholeText(file: string): Promise<string> {
  let whole = ''
  for await (const text of decodedFile(file)) whole += text
  return whole
}

/** The first characters of a file. @throws CommandError import/encoding */
export async function startOf(file: string): Promise<string> {
  for await (const text of decodedFile(file)) return text
  return ''
}

async function encodingOf(file: string): Promise<string> {
  const bytes = await firstBytes(file)
  const [marked] = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? []
  // UTF-32 begins as UTF-16 does. Zeros stand in neither a text of bytes nor in what is left of one.
  if (
    bytes.subarray(0, 4).filter((byte) => byte === 0).length > 1 ||
    (marked === undefined && bytes.includes(0))
  )
    refuseSource('encoding', `${file}: expected a text, got bytes that are zero; convert it first`)
  if (marked !== undefined) return marked
  const declared = declaredIn(Buffer.from(bytes).toString('latin1'))
  if (declared === undefined || (await isUtf8(file))) return UTF_8
  return declared
}

/** What is read as ASCII is not UTF-16, whatever it says (HTML, 13.2.3.2). */
function declaredIn(start: string): string | undefined {
  const page = () =>
    kindOf(start) === 'html' ? OF_PAGE.exec(cutBetween(start, COMMENT).text)?.[1] : undefined
  const declared = OF_XML.exec(start)?.[1] ?? page()
  return declared === undefined || /^utf-?(?:8|16)/i.test(declared) ? undefined : declared
}

async function firstBytes(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(START), 0, START, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** True for UTF-8 with more than ASCII in it; that alone may be in any encoding. */
async function isUtf8(file: string): Promise<boolean> {
  const decoder = new TextDecoder(UTF_8, { fatal: true })
  let beyond = false
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: START }))
      beyond ||= /[^\0-\x7f]/.test(decoder.decode(chunk as Uint8Array, { stream: true }))
    decoder.decode()
  } catch {
    return false
  }
  return beyond
}

function decoderOf(encoding: string, file: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch {
    return refuseSource(
      'encoding',
      `${file}: expected an encoding that is known, got ${encoding}; convert it to UTF-8 first`,
    )
  }
}

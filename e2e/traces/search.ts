// Looks through everything in a browser's profile for what must not be there, in every spelling that a browser might use.
//
// The folder is copied first: the browser may be running, and its databases are opened.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { readingsOf } from './readings.ts'

/** What is looked for, and what it is, for the report. */
export interface Needle {
  readonly what: string
  readonly text: string
}

export interface Found {
  readonly what: string
  readonly file: string
  readonly how: string
}

/** What was found, once for each file, and how much was looked through. */
export function searchFolder(
  folder: string,
  needles: readonly Needle[],
): { readonly found: readonly Found[]; readonly files: number; readonly bytes: number } {
  const copy = mkdtempSync(join(tmpdir(), 'commonwall-traces-'))
  try {
    cpSync(folder, copy, { recursive: true, filter: isFileOrFolder, force: true })
    const spelled = needles.flatMap(({ what, text }) => spellings(text).map((bytes) => ({ what, bytes })))
    const found = new Map<string, Found>()
    let [files, bytes] = [0, 0]
    for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      const file = relative(copy, path)
      for (const { what, bytes: spelling } of spelled)
        if (Buffer.from(file).includes(spelling))
          found.set(`${what} ${file}`, { what, file, how: 'in its name' })
      if (!entry.isFile()) continue
      files++
      for (const [how, read] of readingsOf(path, readFileSync(path))) {
        bytes += read.length
        const buffer = Buffer.from(read.buffer, read.byteOffset, read.length)
        for (const { what, bytes: spelling } of spelled)
          if (!found.has(`${what} ${file}`) && buffer.includes(spelling))
            found.set(`${what} ${file}`, { what, file, how })
      }
    }
    return { found: [...found.values()], files, bytes }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Sockets and what vanished meanwhile are no files. */
function isFileOrFolder(path: string): boolean {
  try {
    const stat = statSync(path)
    return stat.isFile() || stat.isDirectory()
  } catch {
    return false
  }
}

/** A text as UTF-8, UTF-16 and hex and base64 of its bytes; an id also as the bytes that it spells. */
export function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text)
  const raw = /^[0-9a-f]{64}$/.test(text) ? [Buffer.from(text, 'hex')] : []
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(encodeURIComponent(text)),
    ...raw,
    ...[utf8, ...raw].flatMap(base64s),
  ]
}

/** Base64, wherever the bytes may stand in what was encoded: without the digits that hold bits of neighbours. */
function base64s(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const end = (before + bytes.length) % 3 === 0 ? whole.length : whole.length - 1
    const inner = whole.slice(before === 0 ? 0 : before + 1, end)
    return [Buffer.from(inner), Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))]
  })
}

// Whatever somebody has of what was published elsewhere: a feed, an export, a page, a text, or a folder of these.
//
// What it is is seen from its first characters, not believed from its name. Nothing is fetched: who fetches a feed
// shows its host that somebody does, and is to choose from where.

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { inTime } from '@commonwall/node'
import { startOf, wholeText } from './decoded.ts'
import { type Entry, LIMITS, refuseSource, type Source } from './entry.ts'
import { readFeed } from './feed.ts'
import { standsForAll } from './for-all.ts'
import { kindOf } from './kind.ts'
import { readMarkdown, readPage } from './page.ts'

const TEXTS = /\.(?:md|markdown|html?|xhtml)$/i

/** Movable Type's export, which blogs of Japan give out: comments with e-mail addresses and IP addresses are in it. */
const MOVABLE_TYPE = /^(?:[A-Z][A-Z ]*:.*\n)+-----\n(?:BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT):\n/

/** @throws CommandError if it is nothing of these, or past a limit */
export async function readSource(name: string): Promise<Source> {
  const found = await stat(name).catch(() => undefined)
  if (found === undefined) return refuseSource('unknown', `${name}: expected a file or a folder, found none`)
  if (found.isDirectory()) return readFolder(name)
  if (found.size > LIMITS.file)
    refuseSource(
      'length',
      `${name}: expected at most ${LIMITS.file / 1024 / 1024} MB, got ${found.size} bytes; split it`,
    )
  if (kindOf(await startOf(name)) === 'xml') return readFeed(name)
  return readOne(name, baseName(name))
}

/** @param id by which a file is known that says no address: its path inside the folder */
async function readOne(name: string, id: string): Promise<Source> {
  const text = (await wholeText(name)).replace(/\r\n?/g, '\n')
  const kind = kindOf(text)
  if (kind === 'xml' || MOVABLE_TYPE.test(text) || isJson(text))
    refuseSource(
      'unknown',
      `${name}: expected RSS, Atom, a WordPress export, HTML or Markdown, got other data`,
    )
  const entry = named(name, () => (kind === 'html' ? readPage : readMarkdown)(text, id))
  const entries = entry === undefined ? [] : [entry]
  return { kind, title: undefined, entries, passedOver: 1 - entries.length, unreadable: [] }
}

async function readFolder(folder: string): Promise<Source> {
  const found = (await readdir(folder, { recursive: true })).filter((name) => TEXTS.test(name))
  const names = found.filter(standsForAll).sort()
  if (names.length === 0) refuseSource('unknown', `${folder}: expected files of Markdown or HTML, found none`)
  if (names.length > LIMITS.entries)
    refuseSource('entries', `${folder}: expected at most ${LIMITS.entries} files, got ${names.length}`)
  const entries: Entry[] = []
  const unreadable: string[] = []
  let passedOver = found.length - names.length
  for (const name of names)
    try {
      const one = await readOne(join(folder, name), name.replaceAll('\\', '/'))
      entries.push(...one.entries)
      passedOver += one.passedOver
    } catch (error) {
      unreadable.push((error as Error).message)
    }
  return { kind: 'markdown', title: undefined, entries, passedOver, unreadable }
}

function baseName(id: string): string {
  return id.replaceAll('\\', '/').split('/').at(-1) ?? id
}

/** An export of Ghost, Tumblr or a mail program has accounts and drafts in it, and is no text. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** @throws CommandError if it cannot be read, or not in its time */
function named<T>(name: string, read: () => T): T {
  let done: { readonly read: T } | undefined
  try {
    done = inTime(() => ({ read: read() }), LIMITS.seconds * 1000)
  } catch (error) {
    return refuseSource('unreadable', `${name}: ${(error as Error).message}`)
  }
  if (done === undefined)
    return refuseSource(
      'time',
      `${name}: expected a text that is read in ${LIMITS.seconds} seconds, got none`,
    )
  return done.read
}

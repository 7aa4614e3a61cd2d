// Which languages a text can be said to be in. Where its writer chose none it is in the reader's, as long as its script is
// that one's: what is written in another is left unsaid rather than called something that it is not, since readers choose
// by it, and browsers read aloud and set by it.

import type { Language } from '../../pages/model.ts'
import { nameOf } from '../../pages/parts/language-name.ts'

/** Those that most people write, and those that are written in China and around it. */
const FURTHER =
  'am ar az bn bo cs de el en es fa fr ha he hi hu id ii it ja kk km ko ky lo mn ms my ne nl pl ps pt ro ru sd so sv sw ta te tg th tr ug uk ur uz vi yi za'.split(
    ' ',
  )

/** First those of the wall, then all others by their own names. @param chosen stands among them, whichever it is */
export function offeredLanguages(wall: readonly string[], chosen: string): readonly string[] {
  const further = [...new Set([chosen, ...FURTHER])].filter((tag) => tag !== '' && !wall.includes(tag))
  return [...wall, ...further.sort((a, b) => nameOf(a).localeCompare(nameOf(b)))]
}

/** What is not the writer's: quoted lines, addresses, mentions. */
const OTHERS = /^>.*$|\b(?:https?|nostr):\S+/gmu
const HAN = /\p{Script=Han}/gu
/** The letters that a text in one of the reader's languages has, and the least share of all letters that they make up. */
const OWN: Readonly<Record<Language, { readonly letters: RegExp; readonly least: number }>> = {
  en: { letters: /\p{Script=Latin}/gu, least: 0.5 },
  // One character says as much as several letters of a quoted name.
  'zh-Hans': { letters: HAN, least: 0.15 },
  'zh-Hant': { letters: HAN, least: 0.15 },
}

/** The tag that a text gets by itself; empty for none. */
export function languageByItself(text: string, reader: Language): string {
  const { letters, least } = OWN[reader]
  const said = text.replace(OTHERS, '')
  const all = said.match(/\p{L}/gu)?.length ?? 0
  const own = said.match(letters)?.length ?? 0
  return own >= all * least ? reader : ''
}

// The words of the screens in one language, from the app's own dictionaries: a test presses what a reader sees, in
// whatever language the run is, and a word that is gone fails the types.
//
// Each file says in which language it runs by itself, so that `npm test` hears all three; the long run says another one
// by COMMONWALL_LANG (en, zh-Hans or zh-Hant).

import { LANGUAGES, type Language } from '@commonwall/web/pages'
import { BALLOT_WORDS } from '../../packages/web/src/app/assembly/act/ballot-words.ts'
import { JOIN_WORDS } from '../../packages/web/src/app/assembly/act/join-words.ts'
import { PROPOSE_WORDS } from '../../packages/web/src/app/assembly/act/propose-words.ts'
import { RESULT_WORDS } from '../../packages/web/src/app/assembly/act/result-words.ts'
import { ACT_WORDS } from '../../packages/web/src/app/assembly/act/words.ts'
import { STAYS } from '../../packages/web/src/app/assembly/stopped-words.ts'
import { BROKEN } from '../../packages/web/src/app/broken/words.ts'
import { PROOF } from '../../packages/web/src/app/carry/proof-words.ts'
import { TAKE } from '../../packages/web/src/app/carry/take-words.ts'
import { ADDRESSES } from '../../packages/web/src/app/carry/words.ts'
import { CAUGHT } from '../../packages/web/src/app/caught/words.ts'
import { TOLD_WORDS } from '../../packages/web/src/app/doors/told-words.ts'
import { TROUBLE_WORDS } from '../../packages/web/src/app/doors/trouble-words.ts'
import { DOOR_WORDS } from '../../packages/web/src/app/doors/words.ts'
import { PAPER } from '../../packages/web/src/app/i18n/paper.ts'
import { loadWords } from '../../packages/web/src/app/i18n/words.ts'
import { LETTER } from '../../packages/web/src/app/letters/words.ts'
import { MODERATING } from '../../packages/web/src/app/moderate/words.ts'
import { MODES } from '../../packages/web/src/app/modes/words.ts'
import { EXTENSION } from '../../packages/web/src/app/names/extension-words.ts'
import { KEEPING } from '../../packages/web/src/app/names/keeping-words.ts'
import { VANISH } from '../../packages/web/src/app/names/vanish-words.ts'
import { BESIDE } from '../../packages/web/src/app/names/words.ts'
import { PROGRAM } from '../../packages/web/src/app/program/words.ts'
import { CITE } from '../../packages/web/src/app/read/cite-words.ts'
import { FOLLOW } from '../../packages/web/src/app/read/follow-words.ts'
import { OPTIONAL } from '../../packages/web/src/app/read/optional-words.ts'
import { UNREAD } from '../../packages/web/src/app/read/words.ts'
import { MENTION } from '../../packages/web/src/app/write/mention-words.ts'
import { BACK } from '../../packages/web/src/app/write/mine-words.ts'
import { OF_VOICE } from '../../packages/web/src/app/write/voice-words.ts'
import { EDITING } from '../../packages/web/src/app/write/words.ts'
import { ASSEMBLY_WORDS } from '../../packages/web/src/assembly/words.ts'
import { DEEDS } from '../../packages/web/src/pages/moderation/words.ts'
import { UNTITLED } from '../../packages/web/src/pages/title/words.ts'

/** What a browser of such a reader asks for. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' }

/** Of every way of acting in an assembly. */
export function actWords(language: Language) {
  return {
    ...ACT_WORDS[language],
    ...JOIN_WORDS[language],
    ...BALLOT_WORDS[language],
    ...PROPOSE_WORDS[language],
    ...RESULT_WORDS[language],
  }
}

export type Tongue = Awaited<ReturnType<typeof tongueOf>>

/** A language and its words: `t` of the pages, `a` of the app, and those that a feature has for itself. */
export async function tongueOf(language: Language) {
  return {
    language,
    locale: LOCALES[language],
    ...(await loadWords(language)),
    act: actWords(language),
    addresses: ADDRESSES[language],
    assembly: ASSEMBLY_WORDS[language],
    back: BACK[language],
    beside: BESIDE[language],
    broken: BROKEN[language],
    caught: CAUGHT[language],
    cite: CITE[language],
    deeds: DEEDS[language],
    doors: { ...DOOR_WORDS[language], ...TOLD_WORDS[language], ...TROUBLE_WORDS[language] },
    editing: EDITING[language],
    extension: EXTENSION[language],
    following: FOLLOW[language],
    keeping: KEEPING[language],
    letter: LETTER[language],
    mention: MENTION[language],
    moderating: MODERATING[language],
    modes: MODES[language],
    ofVoice: OF_VOICE[language],
    optional: OPTIONAL[language],
    paper: PAPER[language],
    proof: PROOF[language],
    program: PROGRAM[language],
    stays: STAYS[language],
    taking: TAKE[language],
    unread: { ...UNREAD[language], title: UNTITLED[language].unread },
    vanish: VANISH[language],
  }
}

const asked = process.env.COMMONWALL_LANG
/** Every language, for what is looked at in each of them, unless the run says one. */
export const SPOKEN = asked === undefined ? LANGUAGES : LANGUAGES.filter((one) => one === asked)
if (SPOKEN.length === 0)
  throw new Error(`COMMONWALL_LANG: expected one of ${LANGUAGES.join(', ')}, got ${asked}`)

/** The language of this run, which is the file's own unless the run says another. */
export function tongue(own: Language): Promise<Tongue> {
  return tongueOf(asked === undefined ? own : (SPOKEN[0] ?? own))
}

/** The language of somebody else in the same journey: never that of the first. */
export function another({ language }: Tongue): Promise<Tongue> {
  return tongueOf(LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? 'en')
}

/** Stands for whatever is said at its place: `anyNumbers(program.waits(2, ANY))`. */
export const ANY = '\ufffc'

/** Finds such a text whatever numbers stand in it: `anyNumbers(cite.stands(1, 2, 3))`. */
export function anyNumbers(text: string): RegExp {
  const literal = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(literal.replaceAll(/\d+/g, '\\d+').replaceAll(ANY, '.+'))
}

// An article in its current version, and what changed between two of them.

import {
  addressOf,
  boardOf,
  KIND,
  type OpenLetterInput,
  originalsOf,
  parseAddress,
  signatoriesOf,
  tagValues,
  takenBackAt,
  translationsOf,
  unnamedOf,
  type VerifiedEvent,
} from '@commonwall/wall'
import {
  boardOfSlug,
  comparedWithBefore,
  cut,
  elsewhereOn,
  floorsOf,
  pointing,
  referencesIn,
  signedVoices,
  spokenIn,
  type Versions,
  type VoiceSource,
  versionItems,
  whenOf,
} from '@commonwall/web/fill'
import type { ArticlePage, HistoryPage, Language } from '@commonwall/web/pages'
import { absencesOf, type History, historyOf } from './article-history.ts'
import { subjectOf } from './assemblies/assemblies.ts'
import { Authors } from './authors.ts'
import type { Place } from './frame.ts'
import { authorOf, peopleIn, postItems, readTalk } from './posts.ts'
import { frameOf, type Source } from './source.ts'
import { POSTS_A_PAGE } from './thread-page.ts'

/** Articles looked through for translations, of the author and of everybody: the tag is in no index. */
const CAP = 500
/** Signatures counted for an open letter; the app and `commonwall` count all. */
const COUNTED = 5_000
/** Of those who signed, so many are listed. */
const SIGNERS = 500
/** Ids asked for in one query. */
const AT_ONCE = 400

export function articlePage(
  source: Source,
  address: string,
  page: number,
  place: Place,
): ArticlePage | undefined {
  const history = historyOf(source, address)
  const path = source.numbers.articlePath(address)
  if (history === undefined || path === undefined) return undefined
  const { event, imported, title } = history.current
  const talk = readTalk(source, address, event)
  const { pager, from, to } = cut(talk.rows.length, page, POSTS_A_PAGE, path, `${path}/`)
  if (page > pager.pages) return undefined
  const at = elsewhereOn(talk.rows, POSTS_A_PAGE, pager)
  const fold = talk.absences.ofHeld(event)
  const marks = talk.absences.marks(event.id)
  const people = new Authors(source, place.lang, peopleIn(event), talk.thread)
  return {
    kind: 'article',
    frame: frameOf(source, place, fold === undefined ? title : undefined),
    title: fold === undefined ? spokenIn(event, title) : undefined,
    board: boardOfSlug(source.facts.history.current, marks.movedTo ?? boardOf(event), place.lang),
    author: authorOf(source, event, place.lang),
    when: whenOf(event, source.facts.time),
    imported: fold === undefined ? imported : undefined,
    text: fold?.leaves ? undefined : spokenIn(event, event.content),
    references: referencesIn(event.content, floorsOf(talk.thread), (key) => people.whoIs(key)).map(at),
    absence: fold?.absence,
    newer: history.goneSince && absencesOf(source, [history.goneSince]).ofHeld(history.goneSince)?.absence,
    translations: otherLanguages(source, history),
    unverified: marks.unverified,
    versions: versionItems(versionsOf(source, history, path, place.lang)),
    ...signersOf(source, event.id, place.lang),
    replies: talk.rows.filter(({ post }) => post.event !== undefined).length,
    posts: pointing(postItems(source, talk, talk.rows.slice(from, to), place.lang), at),
    pager,
  }
}

/** @param number of the newer version, from 2 */
export function historyPage(
  source: Source,
  address: string,
  number: number,
  place: Place,
): HistoryPage | undefined {
  const history = historyOf(source, address)
  const path = source.numbers.articlePath(address)
  if (history === undefined || path === undefined) return undefined
  const compared = comparedWithBefore(versionsOf(source, history, path, place.lang), number)
  return compared && { ...compared, frame: frameOf(source, place, compared.article.title.text) }
}

function versionsOf(source: Source, history: History, path: string, lang: Language): Versions {
  const { time } = source.facts
  const authors = new Authors(source, lang, [history.current.event.pubkey])
  const author = ({ id, pubkey }: VerifiedEvent) => authors.of(pubkey, time.witnessedTime(id))
  const absences = absencesOf(source, history.versions)
  return { history, path, author, isOpen: (event) => absences.ofHeld(event) === undefined, time }
}

/** The article's translations, whoever made them, and what it is itself a translation of. */
function otherLanguages(source: Source, article: History): ArticlePage['translations'] {
  const { numbers } = source
  const translations = translationsOf(article, translatedFrom(source, article))
  const behind = new Map(translations.map((one) => [one.address, one.behind]))
  const addresses = [...originalsOf(article), ...behind.keys()]
  const others = [...new Set(addresses)].flatMap((address) => {
    const current = historyOf(source, address)?.current
    const path = numbers.articlePath(address)
    return current === undefined || path === undefined ? [] : [{ address, path, current }]
  })
  const absences = absencesOf(
    source,
    others.map(({ current }) => current),
  )
  return others.map(({ address, path, current: { event, key, lang = '', title } }) => ({
    path,
    lang,
    title: absences.ofHeld(event) === undefined ? spokenIn(event, title) : undefined,
    behind: behind.get(address) ?? false,
    ahead: !behind.has(address) && key > article.current.key,
  }))
}

function translatedFrom(source: Source, { address }: History): readonly History[] {
  const authors = [parseAddress(address)?.pubkey ?? '']
  const filters = [
    { kinds: [KIND.article], authors, tags: {} },
    { kinds: [KIND.article], tags: {} },
  ]
  const events = filters.flatMap((filter) => source.store.query([filter], CAP, 'default').events)
  const named = events.filter((event) => tagValues(event, 'translation').includes(address))
  return [...new Set(named.map(addressOf))].flatMap((one) => historyOf(source, one) ?? [])
}

function signersOf(
  source: Source,
  version: string,
  lang: Language,
): Pick<ArticlePage, 'signatures' | 'signers' | 'voices'> {
  const { store, facts, numbers } = source
  const filter = { kinds: [KIND.signature], tags: { e: [version] } }
  const signatures = store.query([filter], COUNTED, 'default').events
  const withdrawals: VerifiedEvent[] = []
  for (let at = 0; at < signatures.length; at += AT_ONCE) {
    const e = signatures.slice(at, at + AT_ONCE).map(({ id }) => id)
    withdrawals.push(...store.query([{ kinds: [KIND.withdrawal], tags: { e } }], COUNTED, 'default').events)
  }
  const letter: OpenLetterInput = {
    version,
    signatures,
    names: facts.names,
    witnessedTime: (id) => facts.time.witnessedTime(id),
    takenBack: takenBackAt(withdrawals, facts.time),
  }
  const signed = signatoriesOf(letter)
  const listed = signed.slice(0, SIGNERS)
  const authors = new Authors(
    source,
    lang,
    listed.map(({ pubkey }) => pubkey),
  )
  const signers = listed.map(({ pubkey, signature, at }) => ({
    author: authors.of(pubkey, at),
    at,
    place: numbers.placeOf(signature),
  }))
  return { signatures: signed.length, signers, voices: signedVoices(unnamedOf(letter), voicesIn(source)) }
}

/** What is asked about voices of assemblies among those who signed without a name. */
function voicesIn(source: Source): VoiceSource {
  const { store, facts, numbers } = source
  return {
    ballotsOf: (pubkeys) =>
      store.query([{ kinds: [KIND.ballot], authors: [...pubkeys], tags: {} }], COUNTED, 'default').events,
    get: (id) => store.get(id),
    witnessedTime: (id) => facts.time.witnessedTime(id),
    placeOf: (id) => numbers.placeOf(id),
    titleOf: (constitution) => subjectOf(source, constitution).title,
  }
}

// An article in its current version, and what changed between two of them.

import {
  addressOf,
  boardOf,
  KIND,
  originalsOf,
  parseAddress,
  signatoriesOf,
  tagValues,
  translationsAmong,
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
  spokenIn,
  type Versions,
  versionItems,
  whenOf,
} from '@commonwall/web/fill'
import type { ArticlePage, HistoryPage, Language } from '@commonwall/web/pages'
import { absencesOf, type History, historyOf } from './article-history.ts'
import { Authors } from './authors.ts'
import type { Place } from './frame.ts'
import { authorOf, peopleIn, postItems, readTalk } from './posts.ts'
import { type Letters, lettersOf, signersOf } from './signers.ts'
import { frameOf, type Source } from './source.ts'
import { POSTS_A_PAGE } from './thread-page.ts'

/** Articles looked through for translations, of the author and of everybody: the tag is in no index. */
const CAP = 500

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
  const letters = lettersOf(source, history)
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
    versions: versionItems(versionsOf(source, history, letters, { path, lang: place.lang })),
    ...signersOf(source, letters(event.id), place.lang),
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
  const compared = comparedWithBefore(
    versionsOf(source, history, lettersOf(source, history), { path, lang: place.lang }),
    number,
  )
  return compared && { ...compared, frame: frameOf(source, place, compared.article.title.text) }
}

function versionsOf(
  source: Source,
  history: History,
  letters: Letters,
  { path, lang }: { readonly path: string; readonly lang: Language },
): Versions {
  const { time } = source.facts
  const authors = new Authors(source, lang, [history.current.event.pubkey])
  const author = ({ id, pubkey }: VerifiedEvent) => authors.of(pubkey, time.witnessedTime(id))
  const absences = absencesOf(source, history.versions)
  const isOpen = (event: VerifiedEvent) => absences.ofHeld(event) === undefined
  const signatures = (version: string) => signatoriesOf(letters(version)).length
  return { history, path, author, isOpen, signatures, time }
}

/** The article's translations, whoever made them, and what it is itself a translation of. */
function otherLanguages(source: Source, article: History): ArticlePage['translations'] {
  const { numbers } = source
  const translations = translationsAmong(translatedFrom(source, article))(article)
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

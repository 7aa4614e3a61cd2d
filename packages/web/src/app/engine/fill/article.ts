// An article in its current version with its other languages, and what changed between two versions.

import {
  type ArticleView,
  originalsOf,
  type Signatory,
  type Unnamed,
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
  rowsOf,
  spokenIn,
  type Versions,
  versionItems,
  whenOf,
} from '../../../pages/fill/index.ts'
import type { ArticlePage, HistoryPage, Language } from '../../../pages/model.ts'
import type { LaterScreens } from '../pages.ts'
import type { Wall } from '../wall.ts'
import { authorOf, whoIs } from './authors.ts'
import { frameOf } from './frame.ts'
import { foldNotes, postItems } from './posts.ts'
import { POSTS_A_PAGE } from './thread.ts'

/** Of those who signed, so many are listed. */
const SIGNERS = 2_000

export interface ArticleAsked {
  readonly page: number
  readonly lang: Language
  /** Checks the voices of assemblies: asked only where there may be some. */
  readonly later: () => Promise<Pick<LaterScreens, 'voices'>>
}

export async function articlePage(
  wall: Wall,
  address: string,
  { page, lang, later }: ArticleAsked,
): Promise<ArticlePage | undefined> {
  const view = wall.view.articles.get(address)
  if (view === undefined) return undefined
  const { goneSince } = view.history
  const { event, imported, title } = view.history.current
  const path = wall.rootPath(address)
  const rows = rowsOf(view.thread)
  const { pager, from, to } = cut(rows.length, page, POSTS_A_PAGE, path, `${path}/`)
  if (page > pager.pages) return undefined
  const at = elsewhereOn(rows, POSTS_A_PAGE, pager)
  const absence = wall.absenceOfHeld(event)
  return {
    kind: 'article',
    frame: frameOf(wall, lang, path),
    title: absence === undefined ? spokenIn(event, title) : undefined,
    board: boardOfSlug(wall.held.history.current, view.summary.board, lang),
    author: authorOf(wall, event, lang),
    when: whenOf(event, wall.held.history),
    imported: absence === undefined ? imported : undefined,
    text: absence?.kind === 'withdrawn' ? undefined : spokenIn(event, event.content),
    references: referencesOf(wall, view, lang).map(at),
    absence,
    newer: goneSince && wall.absenceOfHeld(goneSince),
    translations: otherLanguages(wall, view, lang),
    versions: versionItems(versionsOf(wall, view, path, lang)),
    ...signersOf(wall, view.signatories.get(event.id) ?? [], lang),
    voices: await voicesOf(wall, view.unnamed.get(event.id) ?? [], later),
    replies: rows.filter(({ post }) => post.event !== undefined).length,
    posts: pointing(postItems(wall, view, rows.slice(from, to), lang), at),
    pager,
    root: address,
    followed: wall.input.marks?.isFollowed(address),
    own: wall.input.mayWithdraw(event.pubkey),
    mayEdit: wall.input.isMine(event.pubkey) && wall.input.mayWithdraw(event.pubkey),
    version: event.id,
    unverified: view.marks.unverified,
    place: wall.placeOf(event.id),
    fold: absence?.kind === 'folded' ? foldNotes(wall, event) : undefined,
  }
}

function signersOf(wall: Wall, signed: readonly Signatory[], lang: Language) {
  const signers = signed.slice(0, SIGNERS).flatMap(({ signature, at }) => {
    const event = wall.events.get(signature)
    return event ? [{ author: authorOf(wall, event, lang), at, place: wall.placeOf(signature) }] : []
  })
  return { signatures: signed.length, signers }
}

/** Where whoever checks them cannot be had, the article stands without them: it does not wait for a host that is gone. */
async function voicesOf(
  wall: Wall,
  unnamed: readonly Unnamed[],
  later: ArticleAsked['later'],
): Promise<ArticlePage['voices']> {
  if (unnamed.length === 0) return undefined
  const screens = await later().catch(() => undefined)
  return screens?.voices(wall, unnamed)
}

/** @param number of the newer version, from 2 */
export function historyPage(
  wall: Wall,
  address: string,
  number: number,
  lang: Language,
): HistoryPage | undefined {
  const view = wall.view.articles.get(address)
  const path = wall.rootPath(address)
  const compared = view && comparedWithBefore(versionsOf(wall, view, path, lang), number)
  return compared && { ...compared, frame: frameOf(wall, lang, path) }
}

function versionsOf(
  wall: Wall,
  { history, signatories }: ArticleView,
  path: string,
  lang: Language,
): Versions {
  const author = (event: VerifiedEvent) => authorOf(wall, event, lang)
  return {
    ...{ history, path, author, time: wall.held.history },
    isOpen: (event) => isOpen(wall, event),
    signatures: (id) => signatories.get(id)?.length ?? 0,
  }
}

/** The article's translations, and what it is itself a translation of; each with whether it lags behind. */
function otherLanguages(wall: Wall, article: ArticleView, lang: Language): ArticlePage['translations'] {
  const { articles } = wall.view
  const behind = new Map(article.translations.map((one) => [one.address, one.behind]))
  const addresses = [...originalsOf(article.history), ...behind.keys()]
  return [...new Set(addresses)].flatMap((address) => {
    const other = articles.get(address)
    if (other === undefined) return []
    const { current } = other.history
    // A translation that is itself open says whether it is older than its original.
    const lags = behind.get(address) ?? false
    const isOriginal = !behind.has(address)
    return [
      {
        path: wall.rootPath(address),
        lang: current.lang ?? '',
        title: isOpen(wall, current.event) ? spokenIn(current.event, current.title) : undefined,
        text: openText(wall, current.event),
        references: referencesOf(wall, other, lang),
        behind: lags,
        ahead: isOriginal && current.key > article.history.current.key,
      },
    ]
  })
}

function referencesOf(wall: Wall, view: ArticleView, lang: Language) {
  const { content } = view.history.current.event
  return referencesIn(content, floorsOf(view.thread), (key) => whoIs(wall, key, lang, view.writers))
}

function isOpen(wall: Wall, event: VerifiedEvent): boolean {
  return wall.absenceOfHeld(event) === undefined
}

function openText(wall: Wall, event: VerifiedEvent) {
  return isOpen(wall, event) ? spokenIn(event, event.content) : undefined
}

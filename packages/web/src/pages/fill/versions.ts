// The versions of an article, and what changed between two of them.

import { type ArticleHistory, type ArticleVersion, directionOf, type VerifiedEvent } from '@commonwall/wall'
import type { Author, HistoryPage, ArticleVersion as VersionItem } from '../model.ts'
import { whenOf } from './said.ts'
import { spokenIn } from './spoken.ts'

export interface Versions {
  readonly history: ArticleHistory<VerifiedEvent>
  /** Of the article's page. */
  readonly path: string
  readonly author: (event: VerifiedEvent) => Author
  /** False for a version that is folded, withdrawn or refused: nothing of it is told but that it was there. */
  readonly isOpen: (event: VerifiedEvent) => boolean
  /** How many names signed the version with an id. */
  readonly signatures: (version: string) => number
  /** Unix seconds. */
  readonly time: { witnessedTime(id: string): number | undefined }
}

/** Newest first. */
export function versionItems(versions: Versions): readonly VersionItem[] {
  const { history, path, author, time, isOpen, signatures } = versions
  return history.versions.toReversed().map(({ event, number, imported, correction }) => {
    const open = isOpen(event)
    return {
      path: areOpen(versions, number) ? `${path.replace(/^t\//, 'v/')}/${number}` : undefined,
      number,
      author: author(event),
      when: whenOf(event, time),
      imported: open ? imported : undefined,
      correction: open && number > 1 ? correction : undefined,
      signatures: open ? signatures(event.id) : 0,
    }
  })
}

/** True for a version that can be compared with the one before it. */
function areOpen({ history, isOpen }: Versions, number: number): boolean {
  const both = [history.versions[number - 2], history.versions[number - 1]]
  return both.every((version) => version !== undefined && isOpen(version.event))
}

/**
 * What a version changed in the one before it; undefined if there is none of that number, or one of the two does not stand
 * open. @param number from 2
 */
export function comparedWithBefore(
  versions: Versions,
  number: number,
): Omit<HistoryPage, 'frame'> | undefined {
  const { history, path } = versions
  const [older, newer] = [history.versions[number - 2], history.versions[number - 1]]
  if (older === undefined || newer === undefined || !areOpen(versions, number)) return undefined
  const items = versionItems(versions)
  const item = ({ number: wanted }: ArticleVersion) => items[items.length - wanted]
  const [olderItem, newerItem] = [item(older), item(newer)]
  if (olderItem === undefined || newerItem === undefined) return undefined
  return {
    kind: 'history',
    article: { path, title: spokenIn(newer.event, newer.title) },
    older: olderItem,
    newer: newerItem,
    lang: newer.lang,
    dir: directionOf(newer.lang),
    texts: { before: older.event.content, after: newer.event.content, lang: newer.lang ?? older.lang },
    versions: items,
  }
}

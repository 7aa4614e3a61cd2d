// Articles in pairs of languages: `["translation", address]` on the one that was translated names the other.

import { tagValues } from '../event/index.ts'
import { firstPast } from '../time/first-past.ts'
import type { ArticleHistory, ArticleVersion } from './history.ts'

export interface Translation {
  readonly address: string
  readonly lang: string | undefined
  /** The version of the original that was current when the translation's current version was made. */
  readonly of: ArticleVersion | undefined
  /** True if the original has a later version: the translation may say what is no longer said. */
  readonly behind: boolean
}

/** Addresses that the current version of an article says it is a translation of. */
export function originalsOf(article: ArticleHistory): readonly string[] {
  return [...new Set(tagValues(article.current.event, 'translation'))].filter(
    (address) => address !== article.address,
  )
}

/**
 * Finds those among the articles that are translations of an original, by language, then address. What each names is read
 * once for all originals: anybody writes thousands of articles.
 * @param articles each once
 */
export function translationsAmong(
  articles: Iterable<ArticleHistory>,
): (original: ArticleHistory) => readonly Translation[] {
  const named = [...articles].flatMap((article) => originalsOf(article).map((of) => ({ of, article })))
  const translating = Map.groupBy(named, ({ of }) => of)
  const order = ({ lang = '', address }: Translation) => `${lang} ${address}`
  return (original) => {
    const keys = original.versions.map(({ key }) => key)
    return (translating.get(original.address) ?? [])
      .map(({ article: { address, current } }) => ({
        address,
        lang: current.lang,
        of: original.versions[firstPast(keys, current.key) - 1],
        behind: original.current.key > current.key,
      }))
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  }
}

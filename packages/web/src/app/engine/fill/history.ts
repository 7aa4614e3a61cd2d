// What changed between two versions of an article.

import { comparedWithBefore } from '../../../pages/fill/index.ts'
import type { HistoryPage, Language } from '../../../pages/model.ts'
import type { Wall } from '../wall.ts'
import { versionsOf } from './article.ts'
import { frameOf } from './frame.ts'

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

// The public log of moderation, from what is held: as on the pages, and what of it this device can take back.

import { type Deed, KIND, titleOf } from '@commonwall/wall'
import {
  boardOfSlug,
  type Cites,
  citingIn,
  cut,
  DEEDS_A_PAGE,
  type DeedsGround,
  deedItem,
  groupDeeds,
  spokenIn,
} from '../../../pages/fill/index.ts'
import type { DeedItem, Language, ModerationPage } from '../../../pages/model.ts'
import { mayTakeBack } from '../say/taking-back.ts'
import type { Wall } from '../wall.ts'
import { whoIs } from './authors.ts'
import { frameOf } from './frame.ts'
import { pathTo } from './path-to.ts'

/** @param cites what texts speak of: it is not asked where the page shows no fold */
export function moderationPage(
  wall: Wall,
  page: number,
  lang: Language,
  cites: Cites,
): ModerationPage | undefined {
  const { deeds } = wall.view
  const { pager, from, to } = cut(deeds.length, page, DEEDS_A_PAGE, 'g', 'g/')
  if (page > pager.pages) return undefined
  const { history } = wall.held
  const { groups, threshold } = history.current
  const moderators = history.moderatorsAt(history.wallTime)
  const ground = groundOf(wall, lang, cites)
  return {
    kind: 'moderation',
    frame: frameOf(wall, lang, 'g'),
    groups: groupDeeds(deeds, { groups, moderators }),
    rule: { groups: groups.length, threshold },
    deeds: deeds.slice(from, to).map((deed) => ownItem(wall, deed, ground)),
    pager,
    complete: true,
  }
}

function ownItem(wall: Wall, deed: Deed, ground: DeedsGround): DeedItem {
  const label = wall.events.get(deed.id)
  const mine = label !== undefined && wall.input.isMine(label.pubkey) && mayTakeBack(wall, label)
  const target = wall.events.get(deed.target)
  const item = deedItem(deed, ground)
  return { ...item, path: item.path && target && pathTo(wall, target), id: deed.id, mine }
}

function groundOf(wall: Wall, lang: Language, cites: Cites): DeedsGround {
  const { threads, articles } = wall.view
  const speaking = [...threads.values(), ...articles.values()].flatMap(({ thread: { id, root } }) => {
    const { event } = root
    const isOpen = event !== undefined && wall.absenceOfHeld(event) === undefined
    return isOpen ? [{ root: id, event, place: wall.placeOf(event.id) }] : []
  })
  const { names } = wall.held
  const citing = citingIn(speaking, {
    get: (id) => wall.events.get(id),
    nameOf: (pubkey) => names.nameOf(pubkey),
    cites,
  })
  return {
    foldOf: (target) => wall.fates.fold({ id: target, kind: wall.events.get(target)?.kind ?? KIND.reply }),
    whoIs: (pubkey) => whoIs(wall, pubkey, lang),
    placeOf: (id) => wall.placeOf(id),
    boardOf: (slug) => boardOfSlug(wall.held.history.current, slug, lang),
    opens: (target) => {
      const event = wall.events.get(target)
      const root = event && wall.rootFor(event)
      return root !== undefined && wall.thread(root) !== undefined
    },
    citing: (target) =>
      citing(target).map(({ root, event }) => ({
        path: wall.rootPath(root),
        title: spokenIn(event, titleOf(event) ?? ''),
      })),
  }
}

// The public log of moderation, from what is held: as on the pages, and what of it this device can take back.

import { type Deed, KIND, type ThreadView, tagValues } from '@commonwall/wall'
import {
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

export function moderationPage(wall: Wall, page: number, lang: Language): ModerationPage | undefined {
  const { deeds } = wall.view
  const { pager, from, to } = cut(deeds.length, page, DEEDS_A_PAGE, 'g', 'g/')
  if (page > pager.pages) return undefined
  const { history } = wall.held
  const { groups, threshold } = history.current
  const moderators = history.moderatorsAt(history.wallTime)
  const ground = groundOf(wall, lang)
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
  return { ...deedItem(deed, ground), id: deed.id, mine }
}

function groundOf(wall: Wall, lang: Language): DeedsGround {
  const citing = new Map<string, ThreadView[]>()
  for (const view of wall.view.threads.values()) {
    const { event } = view.thread.root
    if (event === undefined || wall.absenceOfHeld(event) !== undefined) continue
    for (const id of tagValues(event, 'q')) citing.set(id, [...(citing.get(id) ?? []), view])
  }
  return {
    foldOf: (target) => wall.fates.fold({ id: target, kind: wall.events.get(target)?.kind ?? KIND.reply }),
    whoIs: (pubkey) => whoIs(wall, pubkey, lang),
    placeOf: (id) => wall.placeOf(id),
    opens: (target) => {
      const event = wall.events.get(target)
      const root = event && wall.rootFor(event)
      return root !== undefined && wall.thread(root) !== undefined
    },
    citing: (target) =>
      (citing.get(target) ?? [])
        .sort((a, b) => (wall.placeOf(b.summary.id) ?? 0) - (wall.placeOf(a.summary.id) ?? 0))
        .flatMap(({ thread: { root }, summary: { title } }) =>
          root.event === undefined
            ? []
            : [{ path: wall.rootPath(root.id), title: spokenIn(root.event, title ?? '') }],
        ),
  }
}

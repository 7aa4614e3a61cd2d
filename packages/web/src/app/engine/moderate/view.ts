// What moderators are asked to do, and what is hidden from this reader.

import { countReports, KIND, tagValues, type VerifiedEvent } from '@commonwall/wall'
import { boardOfSlug, boardSlugs, excerptOf, spokenIn } from '../../../pages/fill/index.ts'
import type { Language, Spoken } from '../../../pages/model.ts'
import { pathTo } from '../fill/path-to.ts'
import type { Own } from '../own/own.ts'
import { isTakenBack } from '../say/taking-back.ts'
import type { Wall } from '../wall.ts'

/** Characters of what was reported that the queue shows. */
const EXCERPT = 120

export interface QueueItem {
  readonly id: string
  readonly path: string
  readonly place: number | undefined
  /** The first words of it. */
  readonly words: Spoken
  /** Lasting names that reported it. */
  readonly names: number
  /** All reports, also of keys without standing, which count for nothing. */
  readonly all: number
  /** What those names say is wrong: NIP-56's word, and how many say it. */
  readonly types: readonly (readonly [string, number])[]
}

export interface ModerationView {
  /** Reported posts that stand open, those with most standing first. */
  readonly queue: Some<QueueItem>
  /** Names on this device that moderate, each with a group; of several groups several times. */
  readonly mine: readonly { readonly pubkey: string; readonly group: string }[]
  readonly groups: readonly string[]
  /** Groups whose folds apply to this reader; undefined: all. */
  readonly applied: readonly string[] | undefined
  /** What is hidden from this reader now, the latest fold first. */
  readonly hidden: Some<HiddenItem>
  /** Where a thread can be moved to. */
  readonly boards: readonly { readonly slug: string; readonly title: string }[]
}

/** The first of a list. */
export interface Some<T> {
  readonly shown: readonly T[]
  /** How many there are. */
  readonly all: number
}

export interface HiddenItem {
  readonly id: string
  readonly path: string
  readonly place: number | undefined
  /** Such as `fold/spam`. */
  readonly verb: string
  readonly jurisdiction: string | undefined
  readonly groups: readonly string[]
  /** Unix seconds; undefined: for good. */
  readonly until: number | undefined
  /** Unix seconds, where one alone folded and it does not stay yet. */
  readonly staysFrom: number | undefined
}

export interface ModerationAsked {
  readonly lang: Language
  /** How many of each list. */
  readonly most: number
}

export function moderationOf(
  wall: Wall,
  own: Pick<Own, 'keyring' | 'folds'>,
  { lang, most }: ModerationAsked,
): ModerationView {
  const { history } = wall.held
  const hidden = hiddenIn(wall)
  return {
    queue: queueOf(wall, most),
    mine: history.moderatorsAt(history.wallTime).filter(({ pubkey }) => own.keyring.isName(pubkey)),
    groups: history.current.groups,
    applied: own.folds.groups,
    hidden: { shown: hidden.slice(0, most), all: hidden.length },
    boards: boardSlugs(history.current).map((slug) => ({
      slug,
      title: boardOfSlug(history.current, slug, lang)?.title.text ?? slug,
    })),
  }
}

function hiddenIn(wall: Wall): readonly HiddenItem[] {
  const found: (HiddenItem & { readonly since: number })[] = []
  const seen = new Set<string>()
  for (const { target } of wall.view.deeds) {
    const event = seen.has(target) ? undefined : wall.events.get(target)
    seen.add(target)
    const path = event && pathTo(wall, event)
    if (event === undefined || path === undefined || wall.absenceOfHeld(event)?.kind !== 'folded') continue
    const { reason: verb, since = 0, ...fold } = wall.fates.fold(event)
    if (verb === undefined) continue
    found.push({ ...fold, id: target, path, place: wall.placeOf(target), verb, since })
  }
  return found.sort((a, b) => b.since - a.since || (a.id < b.id ? -1 : 1))
}

/** Reports that were taken back are none. Of what is not among the first no text is cut. */
function queueOf(wall: Wall, most: number): Some<QueueItem> {
  const reports = new Map<string, VerifiedEvent[]>()
  for (const event of wall.events.values()) {
    if (event.kind !== KIND.report || isTakenBack(wall, event)) continue
    for (const id of tagValues(event, 'e')) {
      const about = reports.get(id) ?? []
      about.push(event)
      reports.set(id, about)
    }
  }
  const items = [...reports].flatMap(([id, about]) => {
    const event = wall.events.get(id)
    const path = event && pathTo(wall, event)
    if (event === undefined || path === undefined || wall.absenceOfHeld(event) !== undefined) return []
    return [{ id, event, path, all: about.length, ...countReports(id, about, wall.held.names) }]
  })
  items.sort((a, b) => b.names - a.names || b.all - a.all || (a.id < b.id ? -1 : 1))
  const shown = items.slice(0, most).map(({ event, types, ...item }) => ({
    ...item,
    place: wall.placeOf(item.id),
    words: spokenIn(event, excerptOf(event.content, EXCERPT)),
    types: [...types],
  }))
  return { shown, all: items.length }
}

// The public log of moderation: what moderators and keepers did, the latest first, with what came of it.

import {
  type Deed,
  deedsOf,
  everModerating,
  KIND,
  readLabel,
  takenBackAt,
  titleOf,
  type VerifiedEvent,
} from '@commonwall/wall'
import { cut, DEEDS_A_PAGE, type DeedsGround, deedItem, groupDeeds, spokenIn } from '@commonwall/web/fill'
import type { DeedItem, Language, ModerationPage } from '@commonwall/web/pages'
import { Absences } from './absences.ts'
import { Authors } from './authors.ts'
import type { Place } from './frame.ts'
import { frameOf, type Source } from './source.ts'

/** Labels read: a busy wall's of many years. The newest ones, by what they say of their time. */
const MOST = 20_000
/** Threads read that cite what stands on one page. */
const MOST_CITING = 500
/** What opens as a page or on one. */
const OPENS: ReadonlySet<number> = new Set([KIND.thread, KIND.reply, KIND.article])

interface Deeds {
  /** The latest first. */
  readonly all: readonly Deed[]
  /** False if the wall has older ones. */
  readonly complete: boolean
}

/** All deeds, read again only when a place was given or the wall's time went on: what both say nothing of is unchanged. */
export class DeedsBook {
  #mark = ''
  #deeds: Deeds = { all: [], complete: true }

  read(source: Source): Deeds {
    const mark = `${source.numbers.count} ${source.facts.history.wallTime}`
    if (mark !== this.#mark) this.#deeds = readDeeds(source)
    this.#mark = mark
    return this.#deeds
  }
}

export function moderationPage(source: Source, page: number, place: Place): ModerationPage | undefined {
  const { all, complete } = source.deeds.read(source)
  const { pager, from, to } = cut(all.length, page, DEEDS_A_PAGE, 'g', 'g/')
  if (page > pager.pages) return undefined
  const { history } = source.facts
  const { groups, threshold } = history.current
  const shown = all.slice(from, to)
  const ground = groundOf(source, shown, place.lang)
  return {
    kind: 'moderation',
    frame: frameOf(source, place),
    groups: groupDeeds(all, { groups, moderators: history.moderatorsAt(history.wallTime) }),
    rule: { groups: groups.length, threshold },
    deeds: shown.map((deed) => deedItem(deed, ground)),
    pager,
    complete,
  }
}

function readDeeds({ store, facts }: Source): Deeds {
  const authors = everModerating(facts.history)
  const said = (kind: number) => store.query([{ kinds: [kind], authors, tags: {} }], MOST, 'default')
  const { events, complete } = said(KIND.label)
  const takenBack = takenBackAt(said(KIND.withdrawal).events, facts.time)
  const labels = Map.groupBy(events, (event) => readLabel(event)?.target ?? '')
  const { roles, time } = facts
  return { all: deedsOf({ labels, fates: { takenBack: () => takenBack }, roles, time }), complete }
}

function groundOf(source: Source, shown: readonly Deed[], lang: Language): DeedsGround {
  const { store, facts, numbers } = source
  const targets = [...new Set(shown.map(({ target }) => target))]
  const asked = [{ kinds: [KIND.thread], tags: { q: targets } }]
  const threads = store
    .query(asked, MOST_CITING, 'default')
    .events.filter((event) => !facts.isHeldBack(event))
  const absences = new Absences(store, facts, [...targets, ...threads.map(({ id }) => id)])
  const open = threads
    .filter((event) => absences.ofHeld(event) === undefined)
    .sort((a, b) => (numbers.placeOf(b.id) ?? 0) - (numbers.placeOf(a.id) ?? 0))
  const authors = new Authors(
    source,
    lang,
    shown.map(({ author }) => author),
  )
  return {
    foldOf: (target) => absences.fold(target, store.get(target)?.kind ?? store.hole(target)?.kind),
    whoIs: (pubkey) => authors.whoIs(pubkey),
    placeOf: (id) => numbers.placeOf(id),
    opens: (target) => opens(source, target),
    citing: (target) =>
      open
        .filter(({ tags }) => tags.some(([name, id]) => name === 'q' && id === target))
        .map((event) => cited(source, event)),
  }
}

/** A post whose thread or article has a page. */
function opens({ store, numbers }: Source, target: string): boolean {
  const event = store.get(target)
  const root = event !== undefined && OPENS.has(event.kind) ? numbers.rootFor(event) : undefined
  return root !== undefined && numbers.rootPath(root) !== undefined
}

function cited({ numbers }: Source, event: VerifiedEvent): DeedItem['cited'][number] {
  return { path: numbers.pathOf(event), title: spokenIn(event, titleOf(event) ?? '') }
}

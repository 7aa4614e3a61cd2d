// The public log of moderation: what moderators and keepers did, the latest first, with what came of it.

import {
  addressOf,
  type Deed,
  type DefinitionHistory,
  deedsOf,
  KIND,
  titleOf,
  WORD_KINDS,
} from '@commonwall/wall'
import {
  boardOfSlug,
  Citations,
  type Cites,
  citingIn,
  cut,
  DEEDS_A_PAGE,
  type DeedsGround,
  deedItem,
  groupDeeds,
  type Speaking,
  spokenIn,
} from '@commonwall/web/fill'
import type { Language, ModerationPage } from '@commonwall/web/pages'
import { eachOnce } from '../moderation/signed-labels.ts'
import { allSpoken } from '../moderation/spoken.ts'
import { Absences } from './absences.ts'
import { Authors } from './authors.ts'
import type { Place } from './frame.ts'
import { rootEvent } from './lists.ts'
import { readTalk } from './posts.ts'
import { frameOf, type Source } from './source.ts'

/** Threads and articles read that cite by a tag what stands on one page, the newest ones. */
const MOST_CITING = 500
/** Those looked through that may cite it in their text alone, which no index tells: the newest from then on. */
const MOST_READ = 1_000
/** Texts whose citations are remembered. */
const MOST_KNOWN = 10_000
/** Milliseconds in which texts are read for one page: one of nothing but mentions takes some, and there may be a thousand. */
const READING = 250
const DAY = 24 * 3600
/** An appeal comes after the fold, as its author's clock has it, and hardly later than this. */
const APPEALED_WITHIN = 60 * DAY

interface Deeds {
  /** The latest first. */
  readonly all: readonly Deed[]
  /** False if the wall has older ones. */
  readonly complete: boolean
}

/** All deeds, read again only when a default log gave a place or any log dated some: what both say nothing of is unchanged. */
export class DeedsBook {
  readonly #citations = new Citations()
  #count = 0
  /** Another object whenever something got its date. */
  #history: DefinitionHistory | undefined
  #deeds: Deeds = { all: [], complete: true }

  read(source: Source): Deeds {
    const { count } = source.numbers
    const { history } = source.facts
    if (count !== this.#count || history !== this.#history) this.#deeds = readDeeds(source)
    this.#count = count
    this.#history = history
    return this.#deeds
  }

  /** What texts cite, read for one page. */
  citing(): Cites {
    const { known } = this.#citations
    if (known.size >= MOST_KNOWN) known.clear()
    return this.#citations.within(READING)
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
  const { labels, signatures, takenBack, complete } = allSpoken({ store, ...facts })
  const { roles, time } = facts
  return {
    all: deedsOf({ labels, signatures, fates: { takenBack: () => takenBack }, roles, time }),
    complete,
  }
}

function groundOf(source: Source, shown: readonly Deed[], lang: Language): DeedsGround {
  const { store, facts, numbers } = source
  const targets = [...new Set(shown.map(({ target }) => target))]
  const cites = source.deeds.citing()
  const speaking = speakingOf(source, { targets, shown, cites })
  const absences = new Absences(store, facts, [...targets, ...speaking.map(({ event }) => event.id)])
  const open = speaking.filter(({ event }) => absences.ofHeld(event) === undefined)
  const get = (id: string) => store.get(id)
  const nameOf = (pubkey: string) => facts.names.nameOf(pubkey)
  const citing = citingIn(open, { get, nameOf, cites })
  const authors = new Authors(
    source,
    lang,
    shown.map(({ author }) => author),
  )
  return {
    foldOf: (target) => absences.fold(target, store.get(target)?.kind ?? store.hole(target)?.kind),
    whoIs: (pubkey) => authors.whoIs(pubkey),
    placeOf: (id) => numbers.placeOf(id),
    boardOf: (slug) => boardOfSlug(facts.history.current, slug, lang),
    opens: (target) => opens(source, target),
    citing: (target) =>
      citing(target).map(({ root, event }) => ({
        path: numbers.rootPath(root),
        title: spokenIn(event, titleOf(event) ?? ''),
      })),
  }
}

/** Threads and articles that may speak of the targets of what is shown. */
function speakingOf(
  { store, facts, numbers }: Source,
  {
    targets,
    shown,
    cites,
  }: {
    readonly targets: readonly string[]
    readonly shown: readonly Deed[]
    readonly cites: Cites
  },
): readonly Speaking[] {
  if (shown.length === 0) return []
  const kinds = [KIND.thread, KIND.article]
  const addresses = targets.flatMap((id) => {
    const event = store.get(id)
    return event?.kind === KIND.article ? [addressOf(event)] : []
  })
  const times = shown.map(({ at }) => at)
  const during = { since: Math.min(...times) - DAY, until: Math.max(...times) + APPEALED_WITHIN }
  const names = [...targets, ...addresses]
  const asked = [{ q: names }, { e: targets }, { a: addresses }].map((tags) => ({ kinds, tags }))
  const tagged = store.query(asked, MOST_CITING, 'default').events
  const inText = store
    .query([{ kinds, ...during, tags: {} }], MOST_READ, 'default')
    .events.filter((event) => {
      const cited = cites(event)
      return names.some((name) => cited.has(name))
    })
  return eachOnce([...tagged, ...inText]).flatMap((event) => {
    const root = facts.isLeftOut(event) ? undefined : numbers.rootFor(event)
    return root === undefined ? [] : [{ root, event, place: numbers.placeOf(event.id) }]
  })
}

/** A post whose thread or article has a page: that of a text that is not shown is there if somebody answered it. */
function opens(source: Source, target: string): boolean {
  const { store, facts, numbers } = source
  const event = store.get(target)
  const root = event !== undefined && WORD_KINDS.has(event.kind) ? numbers.rootFor(event) : undefined
  if (root === undefined || numbers.rootPath(root) === undefined) return false
  const first = rootEvent(source, root)
  const isShown = first !== undefined && !facts.isLeftOut(first)
  return isShown || readTalk(source, root, first).rows.length > 0
}

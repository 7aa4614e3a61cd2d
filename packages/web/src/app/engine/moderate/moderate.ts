// Reporting, and what moderators do: labels, never a word about what they are about.

import {
  countReports,
  type EventTemplate,
  isFoldVerb,
  KIND,
  type LabelVerb,
  tagValues,
  type VerifiedEvent,
} from '@commonwall/wall'
import { boardOfSlug, boardSlugs, excerptOf } from '../../../pages/fill/index.ts'
import type { Language } from '../../../pages/model.ts'
import { signWithWork } from '../say/sign.ts'
import { startOfHour } from '../say/template.ts'
import type { Session } from '../session.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'

export interface DeedItem {
  readonly verb: string
  readonly at: number
  readonly takenBack: boolean
  readonly groups: readonly string[]
  readonly path: string | undefined
  readonly place: number | undefined
  readonly jurisdiction: string | undefined
}

export interface QueueItem {
  readonly id: string
  readonly path: string
  readonly words: string
  readonly lang: string | undefined
  /** Lasting names that reported it. */
  readonly names: number
  /** All reports, also of keys without standing, which count for nothing. */
  readonly all: number
  readonly types: readonly (readonly [string, number])[]
}

export interface ModerationView {
  /** What was done, latest first. */
  readonly deeds: readonly DeedItem[]
  /** Reported posts that stand open, those with most standing first. */
  readonly queue: readonly QueueItem[]
  /** Groups that this device's names moderate for. */
  readonly mine: readonly string[]
  readonly groups: readonly string[]
  /** Groups whose folds apply to this reader; undefined: all. */
  readonly applied: readonly string[] | undefined
  /** What is hidden from this reader now, the latest fold first. */
  readonly hidden: readonly HiddenItem[]
  /** Where a thread can be moved to. */
  readonly boards: readonly { readonly slug: string; readonly title: string }[]
  /** A lasting name is here, which may vouch. */
  readonly mayVouch: boolean
}

export interface HiddenItem {
  readonly id: string
  readonly path: string
  readonly place: number | undefined
  /** Such as `fold/spam`. */
  readonly verb: string
  readonly groups: readonly string[]
  /** Unix seconds; undefined: for good. */
  readonly until: number | undefined
}

const SHOWN = 100

export function moderationOf(wall: Wall, session: Session, lang: Language): ModerationView {
  const { history } = wall.held
  const moderators = history.moderatorsAt(history.wallTime)
  const keys = new Set(session.keyring.names)
  return {
    deeds: wall.view.deeds.slice(0, SHOWN).map((deed) => {
      const target = wall.events.get(deed.target)
      const root = target && wall.rootFor(target)
      return {
        verb: deed.verb,
        at: deed.at,
        takenBack: deed.takenBack !== undefined,
        groups: deed.groups,
        path: root === undefined || wall.thread(root) === undefined ? undefined : wall.rootPath(root),
        place: wall.placeOf(deed.target),
        jurisdiction: deed.jurisdiction,
      }
    }),
    queue: queueOf(wall),
    mine: [...new Set(moderators.filter(({ pubkey }) => keys.has(pubkey)).map(({ group }) => group))],
    groups: history.current.groups,
    applied: session.folds.groups,
    hidden: hiddenIn(wall),
    boards: boardSlugs(history.current).map((slug) => ({
      slug,
      title: boardOfSlug(history.current, slug, lang)?.title.text ?? slug,
    })),
    mayVouch: keys.size > 0,
  }
}

function hiddenIn(wall: Wall): readonly HiddenItem[] {
  const found: (HiddenItem & { readonly since: number })[] = []
  const seen = new Set<string>()
  for (const { target } of wall.view.deeds) {
    const event = seen.has(target) ? undefined : wall.events.get(target)
    seen.add(target)
    const root = event && wall.rootFor(event)
    if (event === undefined || root === undefined || wall.absenceOfHeld(event)?.kind !== 'folded') continue
    const { reason, groups, until, since = 0 } = wall.fates.fold(event)
    if (reason === undefined) continue
    const place = wall.placeOf(target)
    found.push({ id: target, path: wall.rootPath(root), place, verb: reason, groups, until, since })
  }
  return found.sort((a, b) => b.since - a.since || (a.id < b.id ? -1 : 1)).slice(0, SHOWN)
}

function queueOf(wall: Wall): readonly QueueItem[] {
  const reports = new Map<string, VerifiedEvent[]>()
  for (const event of wall.events.values())
    if (event.kind === KIND.report)
      for (const id of tagValues(event, 'e')) reports.set(id, [...(reports.get(id) ?? []), event])
  const items = [...reports].flatMap(([id, about]): QueueItem[] => {
    const event = wall.events.get(id)
    const root = event && wall.rootFor(event)
    if (event === undefined || root === undefined || wall.absenceOfHeld(event) !== undefined) return []
    const { names, types } = countReports(id, about, wall.held.names)
    const words = excerptOf(event.content, 120)
    return [
      { id, path: wall.rootPath(root), words, lang: undefined, names, all: about.length, types: [...types] },
    ]
  })
  return items.sort((a, b) => b.names - a.names || b.all - a.all || (a.id < b.id ? -1 : 1)).slice(0, SHOWN)
}

export interface Labelling {
  readonly target: string
  readonly verb: LabelVerb
  /** ISO 3166-1 alpha-2, on `fold/illegal`. */
  readonly jurisdiction?: string | undefined
  /** Slug of a board, on `move`. */
  readonly board?: string | undefined
  /** Place of the earlier thread, on `duplicate`. */
  readonly original?: number | undefined
}

/** Puts a label under a moderator's name that is on this device. @throws EngineError engine/no-key, RuleError */
export async function label(
  wall: Wall,
  session: Session,
  options: SigningOptions,
  labelling: Labelling,
): Promise<void> {
  const { target, verb, jurisdiction, board } = labelling
  const original = labelling.original === undefined ? undefined : wall.idAt(labelling.original)
  if (verb === 'duplicate' && (original === undefined || wall.events.get(original)?.kind !== KIND.thread))
    throw new EngineError('engine/missing', 'original: expected the number of a thread, got another')
  const { history } = wall.held
  const moderators = new Set(history.moderatorsAt(history.wallTime).map(({ pubkey }) => pubkey))
  const key = session.keyring.names.find((pubkey) => moderators.has(pubkey)) ?? session.keyring.names[0]
  if (key === undefined)
    throw new EngineError('engine/no-key', 'label: expected a lasting name here, got none')
  const tags = [
    ['h', wall.held.wall],
    ['L', 'commonwall'],
    ['l', verb, 'commonwall'],
    ['e', target],
    ...(jurisdiction !== undefined && isFoldVerb(verb) ? [['jurisdiction', jurisdiction]] : []),
    ...(board === undefined ? [] : [['t', board]]),
    ...(original === undefined ? [] : [['q', original]]),
  ]
  await send(session, { kind: KIND.label, created_at: options.now(), tags, content: '' }, key, wall, options)
}

/** NIP-56's word for what is wrong. */
export type ReportType = 'spam' | 'illegal' | 'profanity' | 'impersonation' | 'other'

/** Reports a post: under a lasting name, where there is one here, it counts; under a throwaway it is only seen. */
export async function report(
  wall: Wall,
  session: Session,
  options: SigningOptions,
  { target, type }: { readonly target: string; readonly type: ReportType },
): Promise<void> {
  const event = wall.events.get(target)
  const name = session.keyring.names[0]
  const at = options.now()
  const template: EventTemplate = {
    kind: KIND.report,
    created_at: name === undefined ? startOfHour(at) : at,
    tags: [
      ['h', wall.held.wall],
      ['e', target, type],
      ...(event === undefined ? [] : [['p', event.pubkey, type]]),
    ],
    content: '',
  }
  await send(session, template, name, wall, options)
}

export interface SigningOptions {
  readonly now: () => number
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
}

async function send(
  session: Session,
  template: EventTemplate,
  pubkey: string | undefined,
  wall: Wall,
  { random }: SigningOptions,
): Promise<void> {
  const key = pubkey === undefined ? session.keyring.fresh() : session.keyring.secretOf(pubkey)
  if (key === undefined) throw new EngineError('engine/no-key', 'key: expected one that is here, got none')
  const { wall: id, history } = wall.held
  const event = await signWithWork(template, key, { wall: id, work: history.current.pow, random })
  await (await session.speak()).send(event, 0, 0)
}

/** Signs an article version as an open letter, under a lasting name. @throws EngineError engine/no-key */
export async function signLetter(
  wall: Wall,
  session: Session,
  options: SigningOptions,
  { version, as }: { readonly version: string; readonly as: string },
): Promise<void> {
  const template: EventTemplate = {
    kind: KIND.signature,
    created_at: options.now(),
    tags: [
      ['h', wall.held.wall],
      ['e', version],
      ['k', String(KIND.article)],
    ],
    content: '',
  }
  await send(session, template, as, wall, options)
}

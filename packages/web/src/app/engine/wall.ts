// A wall as one reader sees it now: what is held, the view of it, and where each thing stands.
//
// Made anew when something came; never changed. Posts that no log has yet stand in it like others, without a place.

import {
  AHEAD,
  addressOf,
  type Fates,
  KIND,
  type NostrEvent,
  rootFor,
  type ThreadView,
  type VerifiedEvent,
  viewOf,
  type WallView,
} from '@commonwall/wall'
import { absenceOf, folded } from '../../pages/fill/index.ts'
import type { Absence, Mine, Truth } from '../../pages/model.ts'
import type { Held, HeldLog } from './held.ts'
import type { Marks } from './keep/marks.ts'

export interface WallInput extends OwnInput {
  readonly held: Held
  /** Whether the optional logs were read too: what stands in them alone is shown as such. */
  readonly optional?: boolean
  readonly source: Truth['source']
  /** Whether anybody was asked for it. */
  readonly asked: boolean
  readonly saved: boolean
  /** The reader's clock, unix seconds. */
  readonly now: number
}

/** What in a wall is the reader's own. */
export interface OwnInput {
  /** By id: how far this device's own posts have come that are not in a log yet. */
  readonly own: ReadonlyMap<string, Mine>
  /** True for public keys whose secret ones are on this device. */
  readonly isMine: (pubkey: string) => boolean
  /** True for those whose words this device may withdraw: also earlier keys of a name that is here. */
  readonly mayWithdraw: (pubkey: string) => boolean
  /** What the reader has read and follows; undefined in *Nothing saved*. */
  readonly marks: Pick<Marks, 'isUnread' | 'isFollowed'> | undefined
  /** Groups whose folds apply to this reader; undefined: all. What keepers fold always does. */
  readonly foldsOf?: readonly string[] | undefined
}

/** Of a reader who has nothing of their own, and of a wall as everybody sees it. */
export const NOBODYS: OwnInput = {
  own: new Map(),
  isMine: () => false,
  mayWithdraw: () => false,
  marks: undefined,
}

/** As on the pages: places of a second log are numbered from here on. */
const APART = 1_000_000_000

export class Wall {
  readonly held: Held
  readonly input: WallInput
  readonly view: WallView
  readonly fates: Fates
  readonly events: ReadonlyMap<string, VerifiedEvent>
  /** The first default log: the strip of truth speaks of it. */
  readonly log: HeldLog | undefined
  /** Default ones first, in the order of the definitions; as on the pages, each numbers its places apart. */
  readonly #logs: readonly HeldLog[]
  readonly own: ReadonlyMap<string, Mine>
  /** A log takes nothing that is dated so far ahead: where it holds such a thing, this device's clock is behind. */
  readonly isBehind: boolean
  readonly #ids = new Map<number, string>()

  constructor(input: WallInput) {
    const { held, own, now } = input
    this.input = input
    this.held = held
    this.own = own
    const { history, names } = held
    this.events = held.events
    const events = [...held.events.values()]
    this.view = viewOf({ events, history, names, now })
    // Once for all screens: each of them says it.
    this.isBehind = events.some(
      ({ id, created_at }) =>
        created_at > now + AHEAD && held.logs.some(({ positions }) => positions.has(id)),
    )
    this.fates = this.view.fates
    const [defaults, optional] = [true, false].map((isDefault) =>
      held.logs.filter(({ admission }) => (admission === 'default') === isDefault),
    ) as [HeldLog[], HeldLog[]]
    this.#logs = input.optional ? [...defaults, ...optional] : defaults
    this.log = this.#logs[0]
    for (const [number, { positions }] of this.#logs.entries())
      for (const [id, place] of positions) this.#ids.set(number * APART + place, id)
  }

  /** True once every place of the default logs was read and checked: what is not found then is not there. */
  get isWhole(): boolean {
    if (this.held.waiting > 0) return false
    return this.#logs.every(({ admission, held, size }) => admission === 'optional' || held >= size)
  }

  /** Of optional logs that were asked for: whether somebody gave all of them. */
  get readsOptional(): 'asked' | 'read' | undefined {
    const isHere = ({ admission, checkpoint, held, size }: HeldLog) =>
      admission === 'default' || (checkpoint !== undefined && held >= size)
    return this.input.optional ? (this.held.logs.every(isHere) ? 'read' : 'asked') : undefined
  }

  /** The number of an id's place in the first default log that has it. */
  placeOf(id: string): number | undefined {
    for (const [number, { positions }] of this.#logs.entries()) {
      const place = positions.get(id)
      if (place !== undefined) return number * APART + place
    }
    return undefined
  }

  /** True for what stands in no default log, but in an optional one that was read. */
  isOptional(id: string): boolean {
    return this.#logs.find(({ positions }) => positions.has(id))?.admission === 'optional'
  }

  /** How far a post has come that has no place here: one's own, or one that was heard over a relay. */
  stepOf(id: string): Mine | undefined {
    return this.own.get(id) ?? (this.placeOf(id) === undefined && this.events.has(id) ? 'heard' : undefined)
  }

  idAt(place: number): string | undefined {
    return this.#ids.get(place)
  }

  /** The path of a thread (by id) or an article (by address): by its number, or by itself while it has none. */
  rootPath(root: string): string {
    const place = root.includes(':') ? this.#articlePlace(root) : this.placeOf(root)
    return place === undefined ? `w/${root}` : `t/${place}`
  }

  /** What a post hangs under: id of its thread, address of its article; itself if it is a root. */
  rootFor(event: NostrEvent): string | undefined {
    return rootFor(event, this.fates)
  }

  /** Ids of the versions that were taken back with an article. */
  versionsGone(address: string): readonly string[] {
    return this.fates.versionsGone(address).filter((id) => {
      const held = this.events.get(id)
      return held === undefined || addressOf(held) === address
    })
  }

  thread(root: string): ThreadView | undefined {
    return this.view.articles.get(root) ?? this.view.threads.get(root)
  }

  /** How much others have said under a root, the versions of an article among it. */
  saidByOthers(root: string): number {
    const posts = this.thread(root)?.thread.posts ?? []
    const { isMine } = this.input
    const said = posts.filter(({ event }) => event !== undefined && !isMine(event.pubkey)).length
    return said + (this.view.articles.get(root)?.history.versions.length ?? 0)
  }

  /** True for what moved since this reader saw it; nothing of one's own is news. */
  isUnread(root: string): boolean {
    const { input, held } = this
    const view = this.thread(root)
    const first = this.view.articles.get(root)?.history.versions[0]?.event ?? view?.thread.root.event
    if (input.marks === undefined || view === undefined || first === undefined) return false
    const began = input.isMine(first.pubkey)
      ? 0
      : (held.history.witnessedTime(first.id) ?? view.summary.started)
    return input.marks.isUnread(root, this.saidByOthers(root), began)
  }

  /** Undefined for a text that stands open. */
  absenceOfHeld(event: NostrEvent): Absence | undefined {
    if (this.fates.isWithdrawn(event)) return { kind: 'withdrawn' }
    const fold = this.fates.fold(event)
    if (!this.#applies(fold.groups)) return undefined
    return fold.folded && fold.reason !== undefined ? folded(fold.reason, fold.jurisdiction) : undefined
  }

  #applies(groups: readonly string[]): boolean {
    const { foldsOf } = this.input
    return foldsOf === undefined || groups.length === 0 || groups.some((group) => foldsOf.includes(group))
  }

  /** What a place without a body is. */
  absenceOfHole(id: string): Absence {
    // Its author took it back, and it has not left this copy yet.
    const held = this.events.get(id)
    if (held !== undefined) return this.absenceOfHeld(held) ?? { kind: 'absent' }
    const hole = this.held.holes.get(id)?.why
    // A copy that does not hold it, any more or at all, knows no author: that somebody asked for it is said, and no more. But a
    // key of this device takes back its own words alone: it knows by that key, of which it keeps nothing more.
    if (hole?.class === 'withdrawn' && !hole.authorKnown)
      return { kind: this.fates.whoTookBack(id).some(this.input.isMine) ? 'withdrawn' : 'claimed' }
    const why = hole && absenceOf(hole, this.fates.fold({ id, kind: KIND.reply }).jurisdiction)
    if (why && why.kind !== 'absent') return why
    // While older entries come it may be among them.
    return { kind: this.isWhole ? 'absent' : 'unread' }
  }

  #articlePlace(address: string): number | undefined {
    const versions = this.view.articles.get(address)?.history.versions.map(({ id }) => id)
    const places = (versions ?? this.versionsGone(address)).flatMap((id) => this.placeOf(id) ?? [])
    return places.length === 0 ? undefined : Math.min(...places)
  }
}

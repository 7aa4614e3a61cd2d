// What became of each post: withdrawn, folded, or as it was written. Asked once per id and remembered.

import { addressOf, KIND, type NostrEvent, tagValue, tagValues } from '../event/index.ts'
import {
  claimOn,
  type FoldState,
  firstEffect,
  foldState,
  isComputedFrom,
  isVersioned,
  type Marks,
  marksOf,
  type NamesView,
  personOf,
  type RolesView,
  type TimeView,
  takenBackAt,
  takesBackOwn,
  type WithdrawalState,
  withdrawalState,
  withdrawalStates,
} from '../moderation/index.ts'
import type { Versions } from '../thread/index.ts'
import type { Drawers } from './drawers.ts'

export interface FateInput {
  readonly drawers: Drawers
  readonly roles: RolesView
  readonly names: NamesView
  readonly time: TimeView
}

/** What its withdrawal says of a body. */
export interface Gone {
  readonly kind: number
  /** Of an article. */
  readonly address: string | undefined
}

/** Answers for one wall at one moment. */
export class Fates implements Versions {
  /** By id of a version that counts: the address of its article. Whoever numbers versions fills it. */
  readonly versions = new Map<string, string>()
  readonly #input: FateInput
  readonly #folds = new Map<string, FoldState>()
  readonly #gone = new Map<string, Gone | undefined>()
  /** By what withdrawals name, and author. */
  readonly #states = new Map<string, ReturnType<typeof withdrawalStates>>()

  constructor(input: FateInput) {
    this.#input = input
  }

  /** True if an author's withdrawal of the event has taken effect. */
  isWithdrawn(event: NostrEvent): boolean {
    return this.withdrawal(event)?.withdrawn ?? false
  }

  /** An author's withdrawal of the event, also one that waits; undefined where nobody asked for one. */
  withdrawal(event: NostrEvent): WithdrawalState | undefined {
    const { drawers, names, time } = this.#input
    const byId = drawers.withdrawals.get(event.id)
    const address = isVersioned(event.kind) ? addressOf(event) : undefined
    const states = [
      address === undefined
        ? undefined
        : this.#byTime(address, event, (one) => tagValues(one, 'a').includes(address)),
      this.#byTime(personOf(event.pubkey, names), event, ({ kind }) => kind === KIND.vanish),
    ].filter((state) => state !== undefined)
    if (byId !== undefined) states.push(withdrawalState({ target: event, withdrawals: byId, names, time }))
    return states.length === 0 ? undefined : states.reduce(firstEffect)
  }

  /** What is done to an event by withdrawals that lie in this drawer and name all that its author had written by then. */
  #byTime(
    key: string,
    { pubkey, kind, created_at }: NostrEvent,
    namesAll: (withdrawal: NostrEvent) => boolean,
  ): WithdrawalState | undefined {
    const asked = this.#input.drawers.withdrawals.get(key)
    if (asked === undefined || isComputedFrom(kind)) return undefined
    const place = `${key} ${pubkey}`
    const known =
      this.#states.get(place) ??
      withdrawalStates(pubkey, { ...this.#input, withdrawals: asked.filter(namesAll) })
    this.#states.set(place, known)
    return known(created_at)
  }

  /**
   * What a body that nobody holds was, as its withdrawal says: its kind, and of an article the address. Whether its signer
   * may is not known here, as of any hole whose author nobody remembers; that an article is not theirs is.
   */
  gone(id: string): Gone | undefined {
    const asked = this.#input.drawers.withdrawals.get(id)
    if (asked === undefined || this.#gone.has(id)) return this.#gone.get(id)
    const claim = claimOn(id, asked, this.#input)
    const gone = claim && { kind: Number(tagValue(claim, 'k')), address: tagValue(claim, 'a') }
    this.#gone.set(id, gone)
    return gone
  }

  articleOf(id: string): string | undefined {
    return this.versions.get(id)
  }

  wasOf(id: string): string | undefined {
    return this.gone(id)?.address
  }

  /** Who asked for the words of an id to go, whether or not they may. */
  whoTookBack(id: string): readonly string[] {
    return (this.#input.drawers.withdrawals.get(id) ?? []).map(({ pubkey }) => pubkey)
  }

  /** Ids that an author calls versions of an article that was taken back. */
  versionsGone(address: string): readonly string[] {
    const asked = this.#input.drawers.withdrawals.get(address) ?? []
    return asked.flatMap((one) => (takesBackOwn(one, address, this.#input.names) ? tagValues(one, 'e') : []))
  }

  /** The fold of an event that is held. */
  fold({ id, kind }: Pick<NostrEvent, 'id' | 'kind'>): FoldState {
    const known = this.#folds.get(id)
    if (known !== undefined) return known
    const { drawers, roles, time } = this.#input
    const labels = drawers.labels.get(id) ?? []
    const signatures = labels.flatMap((label) => drawers.signatures.get(label.id) ?? [])
    const takenBack = this.takenBack([...labels, ...signatures])
    const state = foldState({ target: { id, kind }, labels, signatures, roles, time, takenBack })
    this.#folds.set(id, state)
    return state
  }

  /** What moderators say of a post beside folding it. */
  marks(target: string): Marks {
    const { drawers, roles, time } = this.#input
    const labels = drawers.labels.get(target) ?? []
    return marksOf({ target, labels, roles, time, takenBack: this.takenBack(labels) })
  }

  /** When the authors of these events took them back. */
  takenBack(events: readonly NostrEvent[]): ReturnType<typeof takenBackAt> {
    const { drawers, time } = this.#input
    const about = events.flatMap(({ id }) => drawers.withdrawals.get(id) ?? [])
    return takenBackAt(
      about.filter(({ kind }) => kind === KIND.withdrawal),
      time,
    )
  }
}

// What became of each post: withdrawn, folded, or as it was written. Asked once per id and remembered.

import { type NostrEvent, tagValue, tagValues } from '../event/index.ts'
import {
  claimOn,
  type FoldState,
  foldState,
  type Marks,
  marksOf,
  type NamesView,
  type RolesView,
  type Target,
  type TimeView,
  takenBackAt,
  takesBackOwn,
  type WithdrawalState,
  withdrawalsAmong,
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
  readonly #withdrawals: ReturnType<typeof withdrawalsAmong>

  constructor(input: FateInput) {
    this.#input = input
    this.#withdrawals = withdrawalsAmong({ ...input, ...input.drawers })
  }

  /** What an author's withdrawal does to the event, also one that waits. */
  withdrawal(event: Target): WithdrawalState {
    return this.#withdrawals(event)
  }

  /** True if an author's withdrawal of the event has taken effect. */
  isWithdrawn(event: NostrEvent): boolean {
    return this.withdrawal(event).withdrawn
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
    return takenBackAt(about, time)
  }
}

// What is one reader's own beside the wall that is open: keys, posts on their way, marks, voices, addresses for few.
//
// In *Nothing saved* all of it is in memory and dies with the tab; in *Saved here* it stands in sealed rows. Nothing of it
// is in the copy, and nothing of it is given away with the wall.

import { AddressBook, type CatchUpOptions, putJson, type Rows, readJson } from '@commonwall/sync'
import type { EventTemplate, VerifiedEvent } from '@commonwall/wall'
import { isNamed } from '../../../pages/fill/index.ts'
import type { Mine } from '../../../pages/model.ts'
import type { Ground, OwnView } from '../ground.ts'
import type { Held } from '../held.ts'
import { Marks } from '../keep/marks.ts'
import { ChosenGroups } from '../moderate/chosen-groups.ts'
import { Keyring, type KeyringState } from '../say/keyring.ts'
import { signUnder } from '../say/outside.ts'
import { keyToWithdraw } from '../say/own-key.ts'
import { Speaker } from '../say/speaker.ts'
import { inOneTab } from '../say/turn.ts'
import type { Session } from '../session.ts'
import { Voices } from '../voice/voices.ts'
import type { OwnInput } from '../wall.ts'

export interface OwnOptions {
  /** The wall beside which it is. */
  readonly session: Session
  readonly rows: Rows
  readonly ground: Ground
}

type Parts = Pick<Own, 'keyring' | 'marks' | 'folds' | 'voices' | 'book'>

const KEYS = 'keys'

export class Own implements OwnView {
  readonly session: Session
  /** What this device keeps for itself. */
  readonly rows: Rows
  readonly keyring: Keyring
  readonly marks: Marks
  readonly folds: ChosenGroups
  /** Voices in assemblies. */
  readonly voices: Voices
  /** Addresses that this device was given: bridges, and the reader's own. Rows, which no file holds that is passed on. */
  readonly book: AddressBook
  readonly #ground: Ground
  #speaking: Promise<Speaker> | undefined
  #speaker: Speaker | undefined

  private constructor({ session, rows, ground }: OwnOptions, { keyring, marks, folds, voices, book }: Parts) {
    this.session = session
    this.rows = rows
    this.keyring = keyring
    this.marks = marks
    this.folds = folds
    this.voices = voices
    this.book = book
    this.#ground = ground
  }

  static async open(options: OwnOptions): Promise<Own> {
    const { rows, ground } = options
    const { now, random } = ground.options
    const keyring = new Keyring(random)
    await loadKeys(keyring, rows)
    const [marks, voices] = [await Marks.open(rows, now()), await Voices.open(rows)]
    const folds = await ChosenGroups.open(rows)
    const book = await AddressBook.open({ rows, now, random })
    return new Own(options, { keyring, marks, folds, voices, book })
  }

  /** Takes over what was the reader's own before saving began: choices, addresses, and which keys sign outside. */
  async takeOver(before: Own): Promise<void> {
    for (const pubkey of before.keyring.outside) this.keyring.outside.add(pubkey)
    if (before.folds.groups !== undefined) await this.folds.choose(before.folds.groups)
    await this.book.takeOver(before.book)
  }

  inView({ logs, names }: Held): OwnInput {
    const { keyring, session } = this
    const own = new Map<string, Mine>()
    for (const { event, state } of this.#speaker?.entries ?? [])
      if (!logs.some(({ positions }) => positions.has(event.id)))
        own.set(event.id, state === 'sent' ? 'sent' : 'waiting')
    return {
      own,
      isMine: (key) => keyring.speaksFor(key),
      mayWithdraw: (key) => keyToWithdraw(key, { keyring, names }) !== undefined,
      marks: session.saved ? this.marks : undefined,
      foldsOf: this.folds.groups,
    }
  }

  /** To be called once the copy has read a wall: posts wait for one wall only. */
  speak(): Promise<Speaker> {
    this.#speaking ??= this.#openSpeaker()
    return this.#speaking
  }

  async #openSpeaker(): Promise<Speaker> {
    const { keyring, rows, session } = this
    const { copy, pool, saved } = session
    const { now, random } = this.#ground.options
    this.#speaker = await Speaker.open({
      ...{ copy, pool, saved, rows, keyring, now, random },
      ask: (options?: CatchUpOptions) => session.ask(options),
      tellsBridge: (event) => this.#tells(event),
      signUnder: (pubkey, template) => this.signUnder(pubkey, template),
      wall: () => this.#ground.wall(),
      onChange: () => this.#ground.changed(),
    })
    return this.#speaker
  }

  /** Undefined until it was opened. */
  get speaker(): Speaker | undefined {
    return this.#speaker
  }

  async look(): Promise<void> {
    await this.#speaker?.look()
  }

  /** Signs under a key that is here or outside. @throws EngineError engine/no-key, engine/signed; RuleError */
  signUnder(pubkey: string, template: EventTemplate): Promise<VerifiedEvent> {
    const { options } = this.#ground
    return signUnder(pubkey, template, {
      ...options,
      wall: this.#ground.wall(),
      keyring: this.keyring,
    })
  }

  /** Keeps the keys: in memory or sealed, as the rows are; those that another tab has kept stay, and those that it dropped go. */
  saveKeys(): Promise<void> {
    return inOneTab(async () => {
      await loadKeys(this.keyring, this.rows)
      await putJson(this.rows, KEYS, this.keyring.save())
      this.keyring.wasKept()
    })
  }

  /** True for a post that would tell everybody an address that few know: a bridge, or the host of this page if it is one. */
  #tells(event: Parameters<AddressBook['tells']>[0]): boolean {
    const { copy, origin } = this.session
    const { current } = copy.history() ?? {}
    const isBridge = origin !== undefined && current !== undefined && !isNamed(origin, current)
    return this.book.tells(event, isBridge ? [origin] : [])
  }

  async close(): Promise<void> {
    await this.#speaker?.close()
  }
}

async function loadKeys(keyring: Keyring, rows: Rows): Promise<void> {
  const kept = await readJson(rows, KEYS)
  if (kept !== undefined) keyring.reload(kept as KeyringState)
}

// Making lasting names, with twelve words that are shown once; replacing their keys when stolen; and letting further keys speak
// for them.
//
// The recovery key exists only between the words and a signature; it is never kept. The words are given to the shell
// once, compared here when they are typed again, and forgotten with the screen that showed them. The key that is to speak
// for a name is kept before anything says so: what has left cannot be called back.

import {
  commitsTo,
  type EventTemplate,
  KIND,
  keyTemplate,
  type LastingName,
  MAX_KEYS,
  parseProfile,
  publicKeyOf,
  type RecoveryLanguage,
  recoveryCommitment,
  recoveryKey,
  recoveryWords,
  type VerifiedEvent,
} from '@commonwall/wall'
import { looksOf } from '../fill/authors.ts'
import type { Own } from '../own/own.ts'
import { signWithWork } from '../say/sign.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import { askedBy, type NameItem, sealOf } from './list.ts'
import { readKeys } from './read-keys.ts'

/** Twelve words that are shown once, and of which name of which words: a sheet of paper must tell itself from others. */
export interface ShownWords {
  readonly words: readonly string[]
  readonly called: string
  /** Six words each; empty for a new name, whose seal is made only when it is signed. */
  readonly fingerprint: NameItem['fingerprint']
}

/** Words that were shown and wait to be typed again. */
interface Pending {
  readonly words: readonly string[]
  /** Secret, drawn with them: who tries again makes the same name, or the same rotation, and not a second one. */
  readonly key: Uint8Array
  /** Undefined: a new name. Else the name (id of its inception) whose key is replaced, and the old words. */
  readonly rotates: Rotates | undefined
  readonly profile: string
  /** Public key of a new name's key, where that signs outside. */
  readonly outside: string | undefined
}

interface Rotates {
  readonly name: string
  readonly old: string
  /** Keys that are to speak for it beside those that do. Undefined: its keys were stolen, and all are replaced. */
  readonly beside: readonly string[] | undefined
}

export interface NamesOptions {
  readonly own: () => Own
  readonly wall: () => Wall
  readonly now: () => number
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
}

/** A secret key that is made or typed in this moment, or the public half of one that is here or outside. */
type Signer = Uint8Array | string

export class NameMaker {
  readonly #options: NamesOptions
  #pending: Pending | undefined

  constructor(options: NamesOptions) {
    this.#options = options
  }

  /** A key of one's own that belongs to nothing yet, for the owner of a name to list. */
  async keyForAName(): Promise<void> {
    await this.#keep(this.#options.random(32))
  }

  /** Says that a key on this device speaks for a name that lists it, by the name's id. @throws EngineError engine/no-key */
  async agree(pubkey: string, name: string | undefined): Promise<void> {
    const asks = askedBy(this.#options.wall(), pubkey).find((one) => one.name === name)
    const last = asks?.events.at(-1)
    if (last === undefined)
      throw new EngineError('engine/no-key', 'key: expected one that is here, got another')
    await this.#join(last.event.id, pubkey)
  }

  /** True if another lasting name on the wall reads the same. */
  looksTaken(profile: string): boolean {
    return looksOf(this.#options.wall()).has(profile, undefined)
  }

  /** Twelve fresh words for a name. They are shown once. @param outside the key that is to be the name's, if it signs outside */
  begin(profile: string, language: RecoveryLanguage, outside: string | undefined): ShownWords {
    const words = this.#drawWords(language, { rotates: undefined, profile, outside })
    return { words, called: profile, fingerprint: sealOf(undefined) }
  }

  /**
   * Twelve fresh words for the next time, where the key of a name was stolen.
   * @param old the words of the name, as its owner typed them
   * @param beside keys that are to speak for it too (npub or hex); undefined: its keys are replaced
   * @throws EngineError engine/words if they are no words, or belong to no name of this wall; engine/key
   */
  beginRotation(old: string, language: RecoveryLanguage, beside?: string): ShownWords {
    const added = beside === undefined ? undefined : readKeys(beside)
    const { names } = this.#options.wall().held
    const recovery = publicKeyOf(secretOf(old))
    // The first that committed to it, and no other when that one is past: a key that was used is public, and anybody can.
    const [first] = names.all
      .flatMap(({ events }) => events.filter((event) => commitsTo(event, recovery)))
      .sort((a, b) => a.at - b.at)
    const found = names.all.find(({ events }) => events.at(-1) === first)
    if (!first || !found) throw new EngineError('engine/words', 'words: expected those of a name, got others')
    if (new Set([...first.keys, ...(added ?? [])]).size > MAX_KEYS)
      throw new EngineError('engine/key', `key: expected at most ${MAX_KEYS} of one name, got more`)
    const profile = this.#calledFirst(found)
    const rotates = { name: found.name, old, beside: added }
    const words = this.#drawWords(language, { rotates, profile, outside: undefined })
    return { words, called: profile, fingerprint: sealOf(found.name) }
  }

  #drawWords(language: RecoveryLanguage, what: Omit<Pending, 'words' | 'key'>): readonly string[] {
    const { random } = this.#options
    const words = recoveryWords(random(16), language)
    this.#pending = { words, key: random(32), ...what }
    return words
  }

  /** Forgets words that were shown and are not to be typed any more, and the old ones that were typed for them. */
  forgetWords(): void {
    this.#pending = undefined
  }

  /**
   * Makes the name, or replaces its key, once some of the new words were typed again.
   * @param typed by place in the list, from 0
   * @throws EngineError engine/words if one differs
   */
  async confirm(typed: readonly (readonly [place: number, word: string])[]): Promise<void> {
    const pending = this.#pending
    if (pending === undefined) throw new EngineError('engine/words', 'words: expected those shown, got none')
    for (const [place, word] of typed)
      if (pending.words[place] !== word.normalize('NFKD').trim().toLowerCase())
        throw new EngineError('engine/words', `word ${place + 1}: expected the one shown, got another`)
    await (pending.rotates === undefined ? this.#incept(pending) : this.#rotate(pending, pending.rotates))
    this.forgetWords()
  }

  async #incept({ words, key, profile, outside }: Pending): Promise<void> {
    const wall = this.#options.wall()
    const pubkey = outside ?? publicKeyOf(key)
    if (outside === undefined) await this.#keep(key)
    const next = commitmentTo(words, pubkey)
    await this.#send(
      keyTemplate({ walls: [wall.held.wall], prev: undefined, keys: [pubkey], next }, this.#dated()),
      outside ?? key,
    )
    await this.#sendProfile(profile, outside ?? key)
  }

  async #rotate({ words, key, profile }: Pending, { name, old, beside }: Rotates): Promise<void> {
    const own = this.#options.own()
    const wall = this.#options.wall()
    const lasting = wall.held.names.all.find((one) => one.name === name)
    const last = lasting?.events.at(-1)
    if (!lasting || !last)
      throw new EngineError('engine/words', 'words: expected those of a name, got others')
    if (beside === undefined) await this.#keep(key)
    const signer = secretOf(old)
    const next = commitmentTo(words, publicKeyOf(signer))
    const keys = beside === undefined ? [publicKeyOf(key)] : [...new Set([...last.keys, ...beside])]
    const template = keyTemplate({ walls: [wall.held.wall], prev: last.event.id, keys, next }, this.#dated())
    const rotation = await this.#send(template, signer)
    // Those that speak for it go on; those that are new give their own word on their own devices.
    if (beside !== undefined) return
    await this.#join(rotation.id, key)
    await this.#sendProfile(profile, key)
    for (const { pubkey } of lasting.keys) own.keyring.dropName(pubkey)
    await this.#keep(key)
  }

  /** @throws StoreError: then nothing has left */
  async #keep(key: Uint8Array): Promise<void> {
    const own = this.#options.own()
    own.keyring.addName(key)
    await own.saveKeys()
  }

  /** What a name was called first: anything later may be the word of who stole its key. Empty if it never said. */
  #calledFirst({ name }: LastingName): string {
    const { events, held } = this.#options.wall()
    const at = ({ id }: VerifiedEvent) => held.history.witnessedTime(id) ?? Number.POSITIVE_INFINITY
    const [first] = [...events.values()]
      .filter(({ kind, pubkey }) => kind === KIND.profile && held.names.nameOf(pubkey) === name)
      .sort((a, b) => at(a) - at(b))
    return (first && parseProfile(first)?.name) ?? ''
  }

  /** A key that did not sign the key event itself belongs to the name by its own word on it. */
  async #join(keyEvent: string, key: Signer): Promise<void> {
    const tags = [
      ['h', this.#options.wall().held.wall],
      ['e', keyEvent],
      ['k', String(KIND.key)],
    ]
    await this.#send({ kind: KIND.signature, created_at: this.#options.now(), tags, content: '' }, key)
  }

  async #sendProfile(name: string, key: Signer): Promise<void> {
    if (name === '') return
    const { wall } = this.#options.wall().held
    const content = JSON.stringify({ name })
    await this.#send(
      { kind: KIND.profile, created_at: this.#options.now(), tags: [['h', wall]], content },
      key,
    )
  }

  async #send(template: EventTemplate, key: Signer): Promise<VerifiedEvent> {
    const { wall, history } = this.#options.wall().held
    const { random } = this.#options
    const event =
      typeof key === 'string'
        ? await this.#options.own().signUnder(key, template)
        : await signWithWork(template, key, { wall, work: history.current.pow, random })
    const speaker = await this.#options.own().speak()
    await speaker.send(event, { careful: false, lane: 'name' })
    // What makes a name says in public whose it is: waiting would hide nothing, and a thief does not wait.
    await speaker.hurry(event.id)
    return event
  }

  #dated(): { createdAt: number } {
    return { createdAt: this.#options.now() }
  }
}

/** The recovery key of words. @throws EngineError engine/words; never repeats them */
function secretOf(words: string): Uint8Array {
  try {
    return recoveryKey(words)
  } catch {
    throw new EngineError('engine/words', 'words: expected twelve that fit, got others')
  }
}

/** What a key event of a signer commits to by words. */
function commitmentTo(words: readonly string[], signer: string): string {
  return recoveryCommitment(publicKeyOf(secretOf(words.join(' '))), signer)
}

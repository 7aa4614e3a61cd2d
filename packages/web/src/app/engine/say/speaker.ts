// Speaking: signs what was typed with the right key, hands it to the outbox, and follows it until it is on the wall.

import {
  type AddressPool,
  CodeError,
  type Copy,
  hasLeft,
  knownOf,
  type Lane,
  lineSquares,
  Outbox,
  type OutboxEntry,
  type Rows,
  settle,
} from '@commonwall/sync'
import { toHex } from '@commonwall/tlog'
import {
  addressOf,
  type EventTemplate,
  KIND,
  publicKeyOf,
  startOfHour,
  type VerifiedEvent,
  workOf,
} from '@commonwall/wall'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'
import type { Keyring, Random } from './keyring.ts'
import type { Manner } from './manner.ts'
import { type MyPost, myPosts } from './my-posts.ts'
import { keyToTakeBack } from './own-key.ts'
import { signWithWork } from './sign.ts'
import { type Typed, templateOf, versionsOf, withdrawalOf } from './template.ts'
import { Turn } from './turn.ts'
import { refuseUnseen } from './unseen.ts'

/** What is to be said, as whom, and how carefully. */
export interface Saying extends Typed, Manner {
  /** Unix seconds before which it does not leave. */
  readonly notBefore?: number | undefined
}

export interface Withdrawing {
  readonly id: string
  /** See `Manner`. */
  readonly careful: boolean
  /** With every further version of the article, also where this one never left. */
  readonly whole?: boolean | undefined
}

/** How a signed event leaves. */
interface Departure {
  /** Seconds before which it does not. */
  readonly wait?: number
  /** See `Manner`. */
  readonly careful: boolean
  /** That of a key on this device, if not said. */
  readonly lane?: Lane
}

export interface SpeakerOptions {
  readonly copy: Copy
  readonly pool: AddressPool
  /** Asks the addresses for what is new. */
  readonly ask: (options?: { readonly optional: boolean; readonly depth: number }) => Promise<unknown>
  readonly rows: Rows
  /** True in *Saved here*, where other tabs may have the same posts. */
  readonly saved: boolean
  /** True for a post that would tell an address that is for one person. */
  readonly tellsBridge: (event: VerifiedEvent) => boolean
  readonly keyring: Keyring
  /** Signs under a key that is here or outside. @throws EngineError */
  readonly signUnder: (pubkey: string, template: EventTemplate) => Promise<VerifiedEvent>
  readonly now: () => number
  readonly random: Random
  readonly wall: () => Wall
  readonly onChange: () => void
}

/**
 * A careful post leaves at some moment of two minutes, so that the line does not tell when it was finished; not in the first
 * seconds, in which whoever pressed too soon can still take it back with nobody having it.
 */
const CAREFUL = { delay: 20, jitter: 100 }
/** How often it is looked for what was sent, in milliseconds. */
const LOOK = 20_000
/** A batch of few posts may wait for so many ticks, and one more until it is published. */
const TICKS = 5
/** The newest places of the optional logs: enough to find a post of the last hours in a flood. */
const OPTIONAL_TOO = { optional: true, depth: 4_096 } as const

export class Speaker {
  readonly #options: SpeakerOptions
  readonly #outbox: Outbox
  readonly #turn: Turn
  readonly #timer: ReturnType<typeof setInterval>
  #looking: Promise<unknown> = Promise.resolve()
  /** Waits for the look that is under way. */
  #next: Promise<void> | undefined

  private constructor(options: SpeakerOptions, outbox: Outbox) {
    this.#options = options
    this.#outbox = outbox
    outbox.onChange(() => options.onChange())
    this.#turn = new Turn({ ...options, onNews: () => void this.look().catch(() => undefined) })
    this.#timer = setInterval(() => void this.look().catch(() => undefined), LOOK)
  }

  static async open(options: SpeakerOptions): Promise<Speaker> {
    const { copy } = options
    const outbox = await Outbox.open({ ...options, wall: copy.wall ?? '', known: knownOf(copy) })
    for (const { event } of outbox.entries) await copy.add(event)
    return new Speaker(options, outbox)
  }

  /**
   * Says it.
   * @param keepKeys makes the keyring one with what is kept: before anything leaves, since without its key nothing is taken back
   * @returns its id
   * @throws RuleError if it may not stand on the wall; EngineError; what `keepKeys` throws: then nothing was said
   */
  async say(saying: Saying, keepKeys: () => Promise<void>): Promise<string> {
    const { now, random, keyring, signUnder } = this.#options
    const wall = this.#options.wall()
    const outside = [...keyring.outside].find((key) => key === (saying.as ?? authorOf(saying.edits)))
    // Where another tab has spoken in the thread meanwhile, the key is the one that it kept.
    if (outside === undefined && saying.form === 'reply') {
      this.#keyOf(saying)
      await keepKeys()
    }
    const secretKey = outside === undefined ? this.#keyOf(saying) : undefined
    const before =
      saying.edits === undefined ? undefined : wall.view.articles.get(saying.edits)?.history.current.event
    const ofName = secretKey === undefined || keyring.isName(publicKeyOf(secretKey))
    // What corrects a post that still waits leaves no earlier than it.
    const waits = this.#outbox.entries.find(
      ({ event, state }) => event.id === before?.id && state === 'waiting',
    )
    const notBefore = Math.max(saying.notBefore ?? 0, waits?.notBefore ?? 0)
    // What waits for its hour is dated by it: nobody learns how long it lay ready.
    const at = Math.max(now(), notBefore)
    const created = dateOf(ofName ? at : startOfHour(at), ofName, before)
    // An article's name within its author is as random as its key.
    const d = toHex(random(8))
    // Versions of one hour tie, and the lower id is the later one: a bit more work than the last shows makes it so.
    const least = before?.created_at === created ? workOf(before.id) + 1 : 0
    const template = templateOf(wall, saying, created, d)
    refuseUnseen(wall, secretKey ? publicKeyOf(secretKey) : outside, template.tags)
    const event =
      secretKey === undefined
        ? await signUnder(outside ?? '', template)
        : await this.#sign(template, secretKey, least)
    if (secretKey !== undefined && !ofName) {
      if (saying.form === 'thread') keyring.remember(event.id, secretKey)
      if (saying.form === 'article') keyring.remember(addressOf(event), secretKey)
    }
    await keepKeys()
    const wait = Math.max(0, notBefore - now())
    await this.send(event, { wait, careful: saying.careful })
    return event.id
  }

  /** Takes one's own post back, as far as that goes. @returns false if it never left. @throws EngineError engine/no-key if it is not one's own */
  async withdraw({ id, careful, whole = false }: Withdrawing): Promise<boolean> {
    const wall = this.#options.wall()
    const entry = this.#outbox.entries.find((one) => one.event.id === id)
    // What waits for its hour is on no copy yet: no wall takes what is dated later than now.
    const event = wall.events.get(id) ?? entry?.event
    const { keyring, signUnder } = this.#options
    const signer = event === undefined ? undefined : keyToTakeBack(event, { keyring, names: wall.held.names })
    if (event === undefined || signer === undefined)
      throw new EngineError('engine/no-key', 'key: expected one that is here, got another')
    const address = event.kind === KIND.article ? addressOf(event) : undefined
    const waiting = this.#outbox.entries.flatMap(({ event: one }) =>
      addressOf(one) === address ? [one] : [],
    )
    const versions = [...new Set([...versionsOf(wall, event), ...waiting].map((version) => version.id))]
    // What never left needs no withdrawal.
    const asked = whole ? versions : [id]
    const forgotten = await this.#forgetUnsent(asked)
    if (forgotten.size === asked.length) return false
    const here = this.#outbox.entries.filter((one) => !hasLeft(one)).map((one) => one.event.id)
    const isTold = (one: string) => !forgotten.has(one) && (asked.includes(one) || !here.includes(one))
    const isThrowaway = !keyring.isName(signer)
    const at = this.#options.now()
    const template = withdrawalOf(wall, event, isThrowaway ? startOfHour(at) : at, isTold)
    const withdrawal = await signUnder(signer, template)
    // An article goes with all its versions, and what of it waits for its hour must not come after.
    await this.#forgetUnsent(versions)
    // Where it may be the wall learns of it; what is still tried in vain, now that it is signed, is not tried again.
    if (this.#outbox.entries.some((one) => one.event.id === id && one.state === 'waiting'))
      await this.forget(id)
    await this.send(withdrawal, { careful })
    return true
  }

  /** Forgets those that never left. @returns which */
  async #forgetUnsent(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const forgotten = new Set<string>()
    for (const id of ids) {
      if (!(await this.#outbox.forgetUnsent(id))) continue
      this.#forgotten(id)
      forgotten.add(id)
    }
    return forgotten
  }

  /** Hands a signed event to the outbox. */
  async send(event: VerifiedEvent, { wait = 0, careful, lane }: Departure): Promise<void> {
    const { delay, jitter } = careful ? CAREFUL : { delay: 0, jitter: 0 }
    const own = this.#options.keyring.isName(event.pubkey) ? 'name' : undefined
    await this.#outbox.add(event, { delay: wait + delay, jitter, lane: lane ?? own })
    await this.#came([{ event }])
  }

  /** Takes over the posts that were held elsewhere, as far as each has come: what stands on the wall is its author's to take back too. */
  async takeOver(entries: readonly OutboxEntry[]): Promise<void> {
    await this.#outbox.takeOver(entries)
    await this.#came(entries)
  }

  async #came(entries: readonly Pick<OutboxEntry, 'event'>[]): Promise<void> {
    for (const { event } of entries) await this.#options.copy.add(event)
    this.#turn.tell()
    void this.look().catch(() => undefined)
  }

  /** Sends what is due, and looks whether what was sent is on the wall. */
  look(): Promise<void> {
    // What was added while one look was under way is looked at by the next; on a line that is cut that takes long, and
    // however often it is asked for meanwhile, it is one.
    if (this.#next !== undefined) return this.#next
    const next = this.#looking.then(() => {
      this.#next = undefined
      return this.#look()
    })
    this.#next = next
    this.#looking = next.catch(() => undefined)
    return next
  }

  async #look(): Promise<void> {
    // Other tabs may have done something to the posts.
    if (this.#options.saved) await this.#outbox.reload()
    if (this.#outbox.entries.length === 0) return
    // So may the clock: what waited for its hour stands in its thread from then on.
    for (const { event } of this.#outbox.entries) await this.#options.copy.add(event)
    // First what needs nobody: sending waits for addresses that may all be cut.
    await this.settle()
    if (await this.#turn.isOurs()) await this.#send()
    const sent = this.#outbox.entries.filter(({ state }) => state === 'sent')
    if (sent.length > 0) await this.#options.ask(this.#isOverdue(sent) ? OPTIONAL_TOO : undefined)
    await this.settle()
  }

  /** True if a post that was sent is in no default log long after the batch that should have brought it. */
  #isOverdue(sent: readonly OutboxEntry[]): boolean {
    const { now, copy } = this.#options
    const { logs, current } = copy.history() ?? {}
    if (current === undefined || !logs?.some(({ admission }) => admission === 'optional')) return false
    const latest = now() - TICKS * 60 * current.batch
    return sent.some(({ sentAt = now() }) => sentAt < latest)
  }

  async #send(): Promise<void> {
    const states = () => this.#outbox.entries.map(({ state, trouble }) => `${state} ${trouble?.code}`).join()
    const before = states()
    await this.#outbox.send()
    if (states() !== before) this.#turn.tell()
  }

  /** Looks whether what was sent or carried is on the wall, as far as the copy holds it; asks nobody. */
  settle(): Promise<unknown> {
    return settle(this.#outbox, this.#options.copy)
  }

  async hurry(id: string): Promise<void> {
    await this.#outbox.hurry(id)
    this.#turn.tell()
    void this.look().catch(() => undefined)
  }

  /** Forgets a post of one's own; what has left cannot be called back by it. */
  async forget(id: string): Promise<void> {
    await this.#outbox.forget(id)
    this.#forgotten(id)
  }

  #forgotten(id: string): void {
    this.#options.copy.forget(id)
    this.#turn.tell()
    this.#options.onChange()
  }

  /** Files to carry by hand, with every post that is not on the wall yet. */
  carry(): Promise<readonly Uint8Array<ArrayBuffer>[]> {
    return this.#outbox.carry()
  }

  /** One post that waits, sealed, as the bytes of squares; none if it cannot be sealed now or is too long for them. */
  async squares(id: string): Promise<readonly Uint8Array[]> {
    const line = await this.#outbox.line(id)
    if (line === undefined) return []
    try {
      return lineSquares(line)
    } catch (error) {
      if (error instanceof CodeError) return []
      throw error
    }
  }

  /** By id, how far one's own posts have come. */
  get entries(): readonly OutboxEntry[] {
    return this.#outbox.entries
  }

  mine(): readonly MyPost[] {
    return myPosts(this.#outbox.entries, this.#options)
  }

  /** Sends no more, and lets another tab do it: what is saved here was locked. */
  rest(): void {
    clearInterval(this.#timer)
    this.#turn.close()
  }

  async close(): Promise<void> {
    this.rest()
    await this.#outbox.close()
  }

  #sign(
    template: Parameters<typeof signWithWork>[0],
    secretKey: Uint8Array,
    least = 0,
  ): Promise<VerifiedEvent> {
    const { held } = this.#options.wall()
    return signWithWork(template, secretKey, {
      wall: held.wall,
      work: Math.max(held.history.current.pow, least),
      random: this.#options.random,
    })
  }

  #keyOf({ as, form, reply, edits }: Saying): Uint8Array {
    const { keyring } = this.#options
    if (as !== undefined || edits !== undefined) {
      const key = keyring.secretOf(as ?? authorOf(edits) ?? '')
      if (key === undefined)
        throw new EngineError('engine/no-key', 'key: expected one that is here, got another')
      return key
    }
    return form === 'reply' && reply !== undefined ? keyring.keyFor(reply.root) : keyring.fresh()
  }
}

/** Whose article an address is of. */
function authorOf(address: string | undefined): string | undefined {
  return address?.split(':')[1]
}

/** A further version is never dated before the one that it follows, which it would else precede. */
function dateOf(at: number, ofName: boolean, before: VerifiedEvent | undefined): number {
  if (before === undefined) return at
  return Math.max(at, ofName ? before.created_at + 1 : before.created_at)
}

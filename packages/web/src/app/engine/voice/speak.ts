// What a voice says: ballots, wordings, standing behind one. Each is signed by its key and leaves apart from names.

import {
  type Among,
  alternativeTemplate,
  missedClaim,
  nextBallot,
  type Position,
  type RedLineReply,
  signaturesBy,
  signOutcome,
  standBack,
  standBehind,
  type Value,
} from '@commonwall/assembly'
import { fromHex } from '@commonwall/tlog'
import { type EventTemplate, KIND, startOfHour, type VerifiedEvent } from '@commonwall/wall'
import { letterSignature } from '../moderate/speak.ts'
import type { OwnGround } from '../own/own-ground.ts'
import { sayAs } from '../say/manner.ts'
import { signWithWork } from '../say/sign.ts'
import { templateOf } from '../say/template.ts'
import { EngineError } from '../wire.ts'
import { constitutionOf } from './constitution.ts'
import { saidOf, type Voice } from './voices.ts'

/** A position as it is taken on the screen: with a reason that stands on the wall, or with words that are to. */
export interface TakenPosition {
  readonly on: string
  readonly value: Value
  /** Id of a post. */
  readonly reason?: string | undefined
  /** Own words; they become a post. */
  readonly words?: string | undefined
}

export interface Casting {
  readonly assembly: string
  readonly stage: number
  readonly positions: readonly TakenPosition[]
  /** Answers to red lines: on which wording, to which reason, in which words. */
  readonly replies: readonly { readonly on: string; readonly reason: string; readonly words: string }[]
  /** Language of all words. */
  readonly lang: string
  readonly among: Among
}

export interface Proposing {
  readonly assembly: string
  readonly place: 'passage' | 'insert'
  /** Slug of a passage, or id of what opened the place. */
  readonly target: string
  /** The whole wording; undefined: strike it. */
  readonly words: string | undefined
  readonly parents: readonly string[]
  readonly lang: string
}

/** The voice that may speak here. @throws EngineError engine/no-voice */
export function voiceOf(ground: OwnGround, assembly: string): Voice & Required<Pick<Voice, 'credential'>> {
  const voice = ground.own().voices.of(assembly)
  if (voice?.credential === undefined)
    throw new EngineError('engine/no-voice', 'voice: expected one in this assembly, got none')
  return { ...voice, credential: voice.credential }
}

/** Signs as a voice and lets it wait to leave. @param notBefore unix seconds */
export async function sendAs(
  ground: OwnGround,
  { credential }: Voice,
  template: EventTemplate,
  notBefore = 0,
): Promise<VerifiedEvent> {
  const { now, random } = ground.options
  const { wall, history } = ground.wall().held
  const key = fromHex(credential?.secretKey ?? '')
  if (key === undefined)
    throw new EngineError('engine/no-voice', 'voice: expected one in this assembly, got none')
  const event = await signWithWork(template, key, { wall, work: history.current.pow, random })
  await (await ground.speaking()).send(event, {
    wait: Math.max(0, notBefore - now()),
    careful: true,
    lane: 'voice',
  })
  return event
}

/** All positions at once, replaceable until the stage ends. @returns the ballot's id. @throws FewVoicesError */
export async function cast(ground: OwnGround, casting: Casting): Promise<string> {
  const voice = voiceOf(ground, casting.assembly)
  const constitution = constitutionOf(ground, casting.assembly)
  refuseEarly(ground, voice)
  const { stage, among } = casting
  const said = saidOf(voice, ground.wall().events.values())
  const posts = new Map<string, string>()
  const postOf = (words: string) => posts.get(words) ?? UNSAID
  const next = () => {
    const positions = casting.positions.map(({ on, value, reason, words }): Position => {
      return { on, value, reason: words ? postOf(words) : value < 0 ? reason : undefined }
    })
    const replies = casting.replies.map(({ on, reason, words }): RedLineReply => {
      return { on, reason, text: postOf(words) }
    })
    const ballot = { stage, positions, replies, only: true, among }
    return nextBallot(constitution, said, ballot, ground.options.now())
  }
  // Before its words, which would leave without it.
  if (JSON.stringify(next()).length > MOST)
    throw new EngineError('engine/too-long', 'ballot: expected what fits into a post, got more')
  // Words said twice are one post.
  for (const { words } of [...casting.positions, ...casting.replies])
    if (words && !posts.has(words)) posts.set(words, await sayIn(ground, voice, words, casting.lang))
  return (await sendAs(ground, voice, next())).id
}

/** Stands for the id of what is not said yet: as long as one. */
const UNSAID = '0'.repeat(64)
/** Bytes, without what signing adds. */
const MOST = 59_500

/** A wording, and its author's standing behind it. @returns its id */
export async function propose(ground: OwnGround, proposing: Proposing): Promise<string> {
  const { assembly, place, target, words, parents, lang } = proposing
  const voice = voiceOf(ground, assembly)
  refuseEarly(ground, voice)
  const { wall } = constitutionOf(ground, assembly)
  const createdAt = startOfHour(ground.options.now())
  const template = (text: string | undefined) =>
    alternativeTemplate({ wall, assembly, place, target, text, parents }, { createdAt })
  // Before its words, which would leave without it.
  template(words && UNSAID)
  const text = words && (await sayIn(ground, voice, words, lang))
  const { id } = await sendAs(ground, voice, template(text))
  await sendAs(ground, voice, standBehind(id, wall, ground.options.now(), []))
  return id
}

/** Stands behind a wording, or no more. */
export async function sponsor(
  ground: OwnGround,
  { assembly, alternative, stands }: { assembly: string; alternative: string; stands: boolean },
): Promise<void> {
  const voice = voiceOf(ground, assembly)
  refuseEarly(ground, voice)
  const { events, held } = ground.wall()
  const before = signaturesBy(events.values(), alternative, voice.credential.pubkey)
  const now = ground.options.now()
  if (stands) await sendAs(ground, voice, standBehind(alternative, held.wall, now, before))
  else if (before.length > 0) await sendAs(ground, voice, standBack(before, held.wall, now))
}

/** Shows a ballot that was left out, by a key that is used for nothing else. @throws EngineError engine/not-missed */
export async function showMissed(
  ground: OwnGround,
  { assembly, stage, ballot }: { assembly: string; stage: number; ballot: string },
): Promise<void> {
  const { now, random } = ground.options
  const { history, logs, wall } = ground.wall().held
  const constitution = constitutionOf(ground, assembly)
  const claim = missedClaim({ constitution, stage, ballot, logs, history }, startOfHour(now()))
  if (claim === undefined)
    throw new EngineError('engine/not-missed', 'ballot: expected one held in time, got another')
  const event = await signWithWork(claim, random(32), { wall, work: history.current.pow, random })
  // It may be one's own: it leaves like the voice.
  await (await ground.speaking()).send(event, { careful: true, lane: 'voice' })
}

/** Signs an article version as an open letter: counted apart from names. @throws EngineError engine/no-voice, engine/early */
export async function signLetterByVoice(
  ground: OwnGround,
  { version, assembly }: { version: string; assembly: string },
): Promise<void> {
  const voice = voiceOf(ground, assembly)
  refuseEarly(ground, voice)
  const { wall } = ground.wall().held
  const template = { ...letterSignature(wall, version), created_at: startOfHour(ground.options.now()) }
  await sendAs(ground, voice, template)
}

/** Signs an outcome publicly under a lasting name. @throws EngineError engine/voice for anything else */
export async function signAgreed(
  ground: OwnGround,
  { hash, as, careful }: { hash: string; as: string; careful: boolean },
): Promise<void> {
  const own = ground.own()
  if (!own.keyring.isName(as))
    throw new EngineError('engine/voice', 'key: expected that of a lasting name, got another')
  const wall = ground.wall()
  const { kind, tags, content } = signOutcome(hash, wall.held.wall, ground.options.now())
  await sayAs({ as, careful }, { kind, tags, content }, { ...ground.options, wall, own })
}

/** A post of the voice in the thread in which the assembly is talked over. @returns its id */
async function sayIn(ground: OwnGround, voice: Voice, words: string, lang: string): Promise<string> {
  const { subject } = constitutionOf(ground, voice.assembly)
  const typed = {
    ...{ form: 'reply' as const, title: '', text: words, board: '', lang },
    reply: { root: subject, parent: subject },
  }
  const wall = ground.wall()
  // What somebody said in the same words is cited: one post less, and no style of one's own. Not what waits under another
  // key of this device, which nobody else can know.
  for (const event of wall.events.values())
    if (event.kind === KIND.reply && event.content === words && wall.rootFor(event) === subject)
      if (wall.absenceOfHeld(event) === undefined)
        if (event.pubkey === voice.credential?.pubkey || wall.placeOf(event.id) !== undefined) return event.id
  if (wall.events.get(subject)?.kind !== KIND.thread)
    throw new EngineError('engine/missing', 'thread: expected that of the assembly, got none')
  const template = templateOf(wall, typed, startOfHour(ground.options.now()), '')
  return (await sendAs(ground, voice, template)).id
}

/** Nothing leaves before the first ballot: it would tell that this voice is there, before chance said so. */
function refuseEarly(ground: OwnGround, { speaks = 0 }: Voice): void {
  if (ground.options.now() < speaks)
    throw new EngineError('engine/early', `voice: expected ${speaks} or later`)
}

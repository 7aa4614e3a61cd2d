// Calls of who acts in an assembly: joining it, and what its voice says.

import { CodeReader, readCode } from '@commonwall/sync'
import { KIND, type NostrEvent, tagValue } from '@commonwall/wall'
import { subjectOf } from '../assembly/calls.ts'
import type { OwnGround } from '../own/own-ground.ts'
import { EngineError } from '../wire.ts'
import {
  beginVoice,
  isDrawn,
  type RequestItem,
  readInvitation,
  requestsOf,
  sayFirst,
  takeAnswer,
} from './join.ts'
import {
  type Casting,
  cast,
  type Proposing,
  propose,
  showMissed,
  signAgreed,
  signLetterByVoice,
  sponsor,
} from './speak.ts'
import { saidOf, type Voice } from './voices.ts'

/** A voice of this device, as screens see it: without its key. */
export interface VoiceItem {
  readonly assembly: string
  readonly group: string
  /** `asking`: issuers have to answer. `drawn`: its first ballot waits for its time. `speaks`: that has left. */
  readonly state: 'asking' | 'drawn' | 'speaks'
  /** Of the issuers of the group, which have answered. */
  readonly answered: readonly boolean[]
  /** Unix seconds at which the first ballot leaves. */
  readonly at: number | undefined
  /** What its last ballot says. */
  readonly positions: readonly {
    readonly on: string
    readonly value: number
    readonly reason: string | undefined
    /** The words of the reason, where they are held. */
    readonly says: string | undefined
  }[]
  /** The number of its last ballot, the first empty one being 0. */
  readonly ballots: number
  /** Ids of its ballots, the last one last. */
  readonly cast: readonly string[]
  /** Ids of wordings that it stands behind. */
  readonly behind: readonly string[]
  /** Of those that it stood behind; some of them it may stand behind again. */
  readonly left: readonly string[]
}

/** What a picture or text that was handed over is, in joining. */
export type Handed =
  | { readonly kind: 'invitation'; readonly text: string; readonly assembly: string; readonly group: string }
  | { readonly kind: 'answer'; readonly voice: VoiceItem }
  | { readonly kind: 'squares'; readonly missing: number }

export interface SpeakingVoice {
  readonly assembly: string
  readonly group: string
  /** Of the assembly. */
  readonly title: string | undefined
}

export interface VoiceCalls {
  /** The voice of this device in an assembly. */
  voice(assembly: string): Promise<VoiceItem | undefined>
  /** Reads what a text holds: an invitation, or an issuer's sealed answer. @throws EngineError, CredentialError */
  handIn(text: string): Promise<Handed>
  handInSquare(square: Uint8Array): Promise<Handed>
  /** Begins to join by an invitation. @throws CredentialError, EngineError */
  joinBy(invitation: string): Promise<VoiceItem>
  /** The sealed requests of a voice that is asking, in the order of issuers, by every way that they can go. */
  requests(assembly: string): Promise<readonly RequestItem[]>
  cast(casting: Casting): Promise<string>
  propose(proposing: Proposing): Promise<string>
  sponsor(asked: {
    readonly assembly: string
    readonly alternative: string
    readonly stands: boolean
  }): Promise<void>
  showMissed(asked: {
    readonly assembly: string
    readonly stage: number
    readonly ballot: string
  }): Promise<void>
  /** The voices of this device that may speak now, with what their assemblies are about. */
  voicesThatSpeak(): Promise<readonly SpeakingVoice[]>
  /** Signs an article version as an open letter with a voice. */
  signByVoice(asked: { readonly version: string; readonly assembly: string }): Promise<void>
  /** @param as public key of a lasting name */
  signOutcome(asked: { readonly hash: string; readonly as: string; readonly careful: boolean }): Promise<void>
  /** Forgets whatever of it is in the outbox, then key and claim. @throws StoreError: then it is still here */
  forgetVoice(assembly: string): Promise<void>
}

export function voiceCalls(ground: OwnGround): VoiceCalls {
  const reader = new CodeReader()
  // Issuers who are there answer in one moment: one answer after the other, or the last would undo the others.
  let turn: Promise<unknown> = Promise.resolve()
  const takeInTurn = (line: string): Promise<Voice> => {
    const next = turn.then(() => takeAnswer(ground, line))
    turn = next.catch(() => undefined)
    return next
  }
  const item = (voice: Voice) => itemOf(ground, voice)
  const handIn = async (text: string): Promise<Handed> => {
    if (text.trimStart().startsWith('{')) return { kind: 'answer', voice: item(await takeInTurn(text)) }
    const { constitution, group } = readInvitation(ground, text)
    return { kind: 'invitation', text, assembly: constitution, group }
  }
  return {
    async voice(assembly) {
      const voice = ground.own().voices.of(assembly)
      if (voice === undefined) return undefined
      return item(isDrawn(voice) ? await sayFirst(ground, voice).catch(() => voice) : voice)
    },
    handIn,
    async handInSquare(square) {
      const code = reader.push(square)
      if (code === undefined) return { kind: 'squares', missing: reader.missing ?? 0 }
      const said = await readCode(code)
      if (said.kind === 'slip') return handIn(said.slip)
      if (said.kind === 'sealed-line') return handIn(said.line)
      throw new EngineError('engine/code', `code: expected a slip, got a ${said.kind}`)
    },
    joinBy: async (invitation) => item(await beginVoice(ground, invitation)),
    async requests(assembly) {
      const voice = ground.own().voices.of(assembly)
      return voice === undefined ? [] : requestsOf(ground, voice)
    },
    cast: (casting) => cast(ground, casting),
    propose: (proposing) => propose(ground, proposing),
    sponsor: (asked) => sponsor(ground, asked),
    showMissed: (asked) => showMissed(ground, asked),
    async voicesThatSpeak() {
      const wall = ground.wall()
      return ground.own().voices.all.flatMap((voice) => {
        const { assembly, group } = voice
        const constitution = wall.events.get(assembly)
        if (constitution === undefined || item(voice).state !== 'speaks') return []
        return [{ assembly, group, title: subjectOf(wall, constitution).title?.text }]
      })
    },
    signByVoice: (asked) => signLetterByVoice(ground, asked),
    signOutcome: (asked) => signAgreed(ground, asked),
    async forgetVoice(assembly) {
      const { voices } = ground.own()
      const key = voices.of(assembly)?.credential?.pubkey
      const speaker = await ground.speaking()
      const forgetSaid = async () => {
        // Also what it had shown by other keys: that names its ballots.
        for (const { event, lane } of speaker.entries)
          if (event.pubkey === key || (lane === 'voice' && tagValue(event, 'e') === assembly))
            await speaker.forget(event.id)
      }
      // Where that fails the voice is still here, to be forgotten once more: nothing leaves of one that is gone.
      await forgetSaid()
      await voices.forget(assembly)
      // What it said meanwhile, as its first ballot where that had to be made up for.
      await forgetSaid()
      ground.changed()
    },
  }
}

function itemOf(ground: OwnGround, voice: Voice): VoiceItem {
  const wall = ground.wall()
  const entries = ground.own().speaker?.entries ?? []
  // A first ballot is dated by its own day, and before that day it is nowhere but in the outbox.
  const own = entries.map(({ event }) => [event.id, event] as const)
  const held = new Map([...wall.events, ...own])
  const events = [...held.values()]
  const { enrolment, ballots } = saidOf(voice, events)
  const issuers = voice.claim?.replyKeys ?? []
  const pubkey = voice.credential?.pubkey
  // A node takes ballots after the first one as soon as it has that; on the wall they come together.
  const sent = entries.some(({ event, state }) => event.id === enrolment?.id && state !== 'waiting')
  const speaks = sent || (enrolment !== undefined && wall.placeOf(enrolment.id) !== undefined)
  return {
    assembly: voice.assembly,
    group: voice.group,
    state: voice.credential === undefined ? 'asking' : speaks ? 'speaks' : 'drawn',
    answered: issuers.map((_, at) => voice.answers?.[at] !== undefined),
    at: voice.speaks,
    positions: (ballots.at(-1)?.positions ?? []).map((one) => ({
      ...one,
      says: held.get(one.reason ?? '')?.content,
    })),
    ballots: ballots.at(-1)?.counter ?? 0,
    cast: ballots.map(({ id }) => id),
    ...backing(events, pubkey),
  }
}

const ALTERNATIVE = String(KIND.alternative)

/** Alternatives that this key signed: those of which no withdrawal of it names the signature, and the others. */
function backing(events: readonly NostrEvent[], own: string | undefined): Pick<VoiceItem, 'behind' | 'left'> {
  const mine = events.filter(({ pubkey }) => pubkey === own)
  const [behind, left]: [string[], string[]] = [[], []]
  for (const event of mine)
    if (event.kind === KIND.signature && tagValue(event, 'k') === ALTERNATIVE)
      (mine.some(({ kind, tags }) => kind === KIND.withdrawal && tags.flat().includes(event.id))
        ? left
        : behind
      ).push(tagValue(event, 'e') ?? '')
  return { behind, left }
}

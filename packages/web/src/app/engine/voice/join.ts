// From an invitation to a voice: requests to the issuers, their answers, and the first ballot at a time drawn by chance.
//
// Everything of it is a secret: who sees an invitation or a claim beside a voice knows whose it is.

import {
  beginClaim,
  type Constitution,
  carrySlip,
  finishClaim,
  firstBallot,
  firstBallotTime,
  firstBallotWindow,
  groupInvited,
  type Invitation,
  openSlip,
  parseInvitation,
  parseRsaKey,
  sealSlip,
} from '@commonwall/assembly'
import { lineSquares } from '@commonwall/sync'
import { fromHex } from '@commonwall/tlog'
import { type NostrEvent, parseEventJson, publicKeyOf } from '@commonwall/wall'
import type { OwnGround } from '../own/own-ground.ts'
import { EngineError } from '../wire.ts'
import { constitutionOf } from './constitution.ts'
import { sendAs } from './speak.ts'
import type { Voice } from './voices.ts'

/** The longest run of base64url in a text: a link, a line of a message and a bare slip have one. */
function slipIn(text: string): string {
  const runs = text.match(/[A-Za-z0-9_-]{100,}/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

/** Reads an invitation, in whatever text it stands. @throws CredentialError, EngineError engine/missing */
export function readInvitation(ground: OwnGround, text: string): Invitation {
  const invitation = parseInvitation(slipIn(text))
  groupInvited(constitutionOf(ground, invitation.constitution), invitation)
  return invitation
}

/** Begins a claim and keeps it. @throws CredentialError, EngineError engine/voice if there is a voice already */
export async function beginVoice(ground: OwnGround, text: string): Promise<Voice> {
  const { now, random } = ground.options
  const { voices } = ground.own()
  const invitation = readInvitation(ground, text)
  const constitution = constitutionOf(ground, invitation.constitution)
  if (voices.of(constitution.id) !== undefined)
    throw new EngineError('engine/voice', 'voice: expected none in this assembly yet, got one')
  if (now() >= constitution.issuance.until)
    throw new EngineError('engine/late', 'invitation: expected one held in time, got another')
  const group = groupInvited(constitution, invitation)
  const keys = group.issuers.map(({ modulus }) => parseRsaKey(modulus))
  const claim = beginClaim(invitation, { size: group.roll, root: group.rollRoot }, keys, random)
  const requests = claim.requests.map((slip, n) => {
    const from = fromHex(claim.replyKeys[n] ?? '') ?? new Uint8Array()
    return JSON.stringify(sealSlip(slip, { to: group.issuers[n]?.pubkey ?? '', from, now: now(), random }))
  })
  const voice = { assembly: constitution.id, group: group.slug, claim, requests, answers: [] }
  await voices.put(voice)
  return voice
}

/** A sealed request to one issuer. */
export interface RequestItem {
  readonly line: string
  /** The bytes of its squares. */
  readonly squares: readonly Uint8Array[]
  /** The event that carries it to an issuer who listens at the wall's node, as JSON. */
  readonly carried: string
  /** The key to which the answer comes. */
  readonly reply: string
}

/** The requests of a voice, the same ones each time they are asked for. */
export function requestsOf(
  ground: OwnGround,
  { assembly, claim, requests = [] }: Voice,
): readonly RequestItem[] {
  if (claim === undefined) return []
  const { now, random } = ground.options
  const constitution = constitutionOf(ground, assembly)
  const { issuers } = groupInvited(constitution, claim)
  return requests.map((line, at) => {
    const to = issuers[at]?.pubkey ?? ''
    const about = { wall: constitution.wall, assembly, to, line, from: random(32), now: now(), random }
    return {
      line,
      squares: lineSquares(line),
      carried: JSON.stringify(carrySlip(about)),
      reply: publicKeyOf(fromHex(claim.replyKeys[at] ?? '') ?? new Uint8Array()),
    }
  })
}

/**
 * Takes in what came from an issuer; with the last answer the voice is there and its first ballot waits for its time.
 * @param line a sealed line @throws EngineError engine/answer if it answers no request of this device
 */
export async function takeAnswer(ground: OwnGround, line: string): Promise<Voice> {
  const sealed = parseEventJson(line.trim())
  const { voices } = ground.own()
  for (const voice of voices.all) {
    const { claim } = voice
    const opened = openedBy(voice, sealed)
    if (opened === undefined || claim === undefined) continue
    if (isDrawn(voice)) return sayFirst(ground, voice)
    const constitution = constitutionOf(ground, voice.assembly)
    const { issuers } = groupInvited(constitution, claim)
    if (issuers[opened.at]?.pubkey !== opened.from) continue
    const answers = issuers.map((_, at) => (at === opened.at ? opened.slip : voice.answers?.[at]))
    const next = { ...voice, answers }
    const whole = answers.filter((answer) => answer !== undefined)
    if (whole.length < issuers.length) {
      await voices.put(next)
      return next
    }
    return finishVoice(ground, constitution, { ...next, claim }, whole)
  }
  throw new EngineError('engine/answer', 'answer: expected one to a request here, got another')
}

function openedBy(
  { claim }: Voice,
  sealed: NostrEvent,
): { readonly at: number; readonly slip: string; readonly from: string } | undefined {
  for (const [at, key] of (claim?.replyKeys ?? []).entries())
    try {
      return { at, ...openSlip(sealed, fromHex(key) ?? new Uint8Array()) }
    } catch (error) {
      // Sealed to another key, or to nobody here; but to this one by a newer program.
      const { code } = error as { readonly code?: unknown }
      if (code === undefined || code === 'seal/newer') throw error
    }
  return undefined
}

async function finishVoice(
  ground: OwnGround,
  constitution: Constitution,
  voice: Voice & Required<Pick<Voice, 'claim'>>,
  answers: readonly string[],
): Promise<Voice> {
  const { claim } = voice
  const { issuers } = groupInvited(constitution, claim)
  const keys = issuers.map(({ modulus }) => parseRsaKey(modulus))
  const credential = finishClaim(claim, keys, answers)
  const speaks = firstBallotTime(firstBallotWindow(constitution), ground.options.random)
  const drawn = { ...voice, credential, speaks }
  await ground.own().voices.put(drawn)
  return sayFirst(ground, drawn)
}

type Drawn = Voice & Required<Pick<Voice, 'credential' | 'speaks'>>

/** True for a voice whose first ballot was not kept yet: there was no room for it, or the tab ended just then. */
export function isDrawn(voice: Voice): voice is Drawn {
  return voice.claim !== undefined && voice.credential !== undefined
}

/**
 * Lets the first ballot wait for its time; only then goes the claim, and with it what links the voice to the invitation: no
 * issuer gives it twice, and a voice without its first ballot is heard by nobody. Done again it is the same one.
 * @throws StoreError
 */
export async function sayFirst(
  ground: OwnGround,
  { assembly, group, credential, speaks }: Drawn,
): Promise<Voice> {
  const voice = { assembly, group, credential, speaks }
  const first = firstBallot(credential, constitutionOf(ground, assembly), speaks)
  await sendAs(ground, voice, first, speaks)
  await ground.own().voices.put(voice)
  ground.changed()
  return voice
}

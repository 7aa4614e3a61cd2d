// One group of an assembly, from requests to first ballots, with everything kept that node, issuers and log could keep,
// and more: issuers who conspire, hand over their keys, and note the second of every request.
//
// Real parts: roll, claims, issuers with ledgers, signed first ballots, the node's batch and store.

import { join } from 'node:path'
import {
  beginClaim,
  type Claim,
  enrolmentTemplate,
  finishClaim,
  firstBallotTime,
  type Invitation,
  makeRoll,
  parseAnswer,
  parseRequest,
  type Random,
  type RsaPublicKey,
  rollCommitment,
} from '@commonwall/assembly'
import { alreadyVerified, parseEvent, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { WaitingBatch } from '../../src/batch/batch.ts'
import { Issuer, type IssuerKey } from '../../src/issuer/index.ts'
import { MemoryStore } from '../../src/store/index.ts'

const DAY = 86_400
/** Issuance lasts five days; ballots open after it, and the first may come within a week. */
const ISSUANCE = { from: 20_000 * DAY, until: 20_005 * DAY }
const WINDOW = { opens: 20_006 * DAY, ends: 20_013 * DAY }
/** Minutes between releases of the wall. */
const TICKS = 15
const WALL = 'a'.repeat(64)
const GROUP = 'civil-society'

/** What one issuer noted of one request. */
export interface NotedRequest {
  /** Place on the roll: a person, to an issuer. */
  readonly entry: number
  readonly blinded: bigint
  readonly blindSignature: bigint
  /** Unix seconds. */
  readonly at: number
}

/** A first ballot as it stands on the wall. */
export interface SeenBallot {
  readonly event: VerifiedEvent
  /** Place in the log. */
  readonly index: number
  /** Unix seconds of the release that it came with. */
  readonly releasedAt: number
  readonly signatures: readonly bigint[]
}

export interface Watched {
  readonly keys: readonly RsaPublicKey[]
  /** By issuer, in the order of arrival. */
  readonly requests: readonly (readonly NotedRequest[])[]
  /** Entries in the order of each ledger. */
  readonly ledgers: readonly (readonly number[])[]
  /** In the order of the log. */
  readonly ballots: readonly SeenBallot[]
  /** The place in `ballots` of each entry's ballot. Only for counting hits. */
  readonly truth: readonly number[]
}

/** Ways in which a client could be wrong: an attacker who does not find these proves nothing. */
export interface Flaws {
  /** Speaks so many seconds after it asked, at once on the wall. */
  readonly hasty?: number
  /** Blinds with factors of eight bytes. */
  readonly smallFactors?: boolean
  /** Blinds with one factor for all issuers. */
  readonly sameFactor?: boolean
}

export interface WatchOptions {
  readonly members: number
  readonly keys: readonly IssuerKey[]
  readonly constitution: string
  /** A folder for ledgers. */
  readonly folder: string
  readonly random: Random
  readonly flaws?: Flaws
}

export async function watchAssembly(options: WatchOptions): Promise<Watched> {
  const { members, keys, constitution, folder, random, flaws = {} } = options
  const publicKeys = keys.map(({ publicKey }) => publicKey)
  const { roll, entries } = makeRoll(
    Array.from({ length: members }, (_, at) => `member ${at}`),
    random,
  )
  const commitments = entries.map((entry) => Buffer.from(rollCommitment(entry)).toString('hex'))
  const issuers = keys.map(
    (key, at) =>
      new Issuer({
        constitution,
        group: GROUP,
        root: roll.root,
        commitments,
        key,
        ledger: join(folder, `${constitution.slice(0, 16)}-${at}.db`),
        ...ISSUANCE,
      }),
  )
  const people = entries
    .map((entry) => {
      const invitation: Invitation = { ...entry, constitution, group: GROUP }
      const asks = ISSUANCE.from + numberBelow(ISSUANCE.until - ISSUANCE.from, random)
      const claim = beginClaim(invitation, roll, publicKeys, flawed(random, flaws))
      const speaks = flaws.hasty === undefined ? firstBallotTime(WINDOW, random) : asks + flaws.hasty
      return { entry: entry.index, asks, speaks, claim }
    })
    .sort((a, b) => a.asks - b.asks)
  const requests: NotedRequest[][] = issuers.map(() => [])
  const spoken = people.map(({ entry, asks, speaks, claim }) => {
    const answers = issuers.map((issuer, at) => {
      const slip = claim.requests[at] ?? ''
      const answer = issuer.answer(slip, asks)
      requests[at]?.push({
        entry,
        at: asks,
        blinded: toNumber(parseRequest(slip).blinded),
        blindSignature: toNumber(parseAnswer(answer)),
      })
      return answer
    })
    return { entry, speaks, event: firstBallot(claim, publicKeys, answers, speaks, random) }
  })
  const ledgers = issuers.map((issuer) => issuer.issued().flatMap(([first, last]) => range(first, last)))
  for (const issuer of issuers) issuer.close()
  const ballots = await onTheWall(spoken)
  const places = new Map(ballots.map(({ event }, at) => [event.id, at]))
  const truth: number[] = []
  for (const { entry, event } of spoken) truth[entry] = places.get(event.id) ?? -1
  return { keys: publicKeys, requests, ledgers, ballots, truth }
}

function firstBallot(
  claim: Claim,
  keys: readonly RsaPublicKey[],
  answers: readonly string[],
  speaks: number,
  random: Random,
): VerifiedEvent {
  const credential = finishClaim(claim, keys, answers)
  const { constitution, group, signatures, secretKey } = credential
  const template = enrolmentTemplate(
    { wall: WALL, assembly: constitution, group, signatures },
    { day: speaks - (speaks % DAY) },
  )
  return signEvent(template, Uint8Array.from(Buffer.from(secretKey, 'hex')), random(32))
}

/** Puts each ballot into a node's batch at its second, and reads the log that comes of it. */
async function onTheWall(
  spoken: readonly { readonly speaks: number; readonly event: VerifiedEvent }[],
): Promise<SeenBallot[]> {
  const order = spoken.toSorted((a, b) => a.speaks - b.speaks)
  const clock = { now: order[0]?.speaks ?? 0 }
  const store = new MemoryStore()
  const released: SeenBallot[] = []
  const batch = new WaitingBatch({
    store,
    minutes: () => TICKS,
    floor: () => 0,
    now: () => clock.now,
    onReleased: (items) => {
      for (const { event } of items)
        released.push({
          event,
          index: released.length,
          releasedAt: clock.now,
          signatures: signaturesOf(event),
        })
    },
    onFault: (error) => {
      throw error
    },
  })
  const releaseUntil = async (time: number) => {
    while (batch.due <= time) {
      clock.now = batch.due
      await batch.releaseDue()
    }
    clock.now = time
  }
  for (const { speaks, event } of order) {
    await releaseUntil(speaks)
    await batch.add({ event: alreadyVerified(parseEvent(event)), log: 'default' })
  }
  await releaseUntil(clock.now + DAY)
  await batch.close()
  return released
}

function signaturesOf(event: VerifiedEvent): bigint[] {
  const tag = event.tags.find(([name]) => name === 'credential') ?? []
  return tag.slice(2).map((signature) => BigInt(`0x${signature}`))
}

function flawed(random: Random, { smallFactors, sameFactor }: Flaws): Random {
  let kept: Uint8Array | undefined
  return (length) => {
    if (length !== 256 || (!smallFactors && !sameFactor)) return random(length)
    const bytes = new Uint8Array(256)
    bytes.set(random(smallFactors ? 8 : 255), smallFactors ? 248 : 1)
    kept ??= bytes
    return sameFactor ? kept : bytes
  }
}

function numberBelow(limit: number, random: Random): number {
  return Number(toNumber(random(8)) % BigInt(limit))
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

// Records of assemblies at the door: only well-formed ones are taken, and those that a result is computed from go to
// the default log, whatever work they show (DESIGN §3.3), if their author may say such a thing.

import {
  type Constitution,
  checkAssemblyRecord,
  credentialCheck,
  parseAlternative,
  parseBallot,
  parseClose,
  parseConstitution,
  parseIssuance,
  slipCarried,
} from '@commonwall/assembly'
import { DefinitionError, KIND, type NostrEvent, tagValue, unlessRefused } from '@commonwall/wall'
import type { AdmissionContext } from './decision.ts'

type Looks = Pick<AdmissionContext, 'get' | 'ballotsOf' | 'isEstablished'>

/** Why a record is refused, or undefined: it is malformed, or carries a credential that does not hold. */
export function refusalOfRecord(
  event: NostrEvent,
  context: Pick<AdmissionContext, 'get'>,
): string | undefined {
  try {
    if (!checkAssemblyRecord(event)) return undefined
  } catch (error) {
    if (error instanceof DefinitionError) return `invalid: ${error.message}`
    throw error
  }
  if (event.kind !== KIND.ballot) return undefined
  const ballot = parseBallot(event)
  const constitution = constitutionOf(ballot.assembly, context)
  if (ballot.form !== 'enrolment' || constitution === undefined) return undefined
  return credentialCheck(constitution)(ballot)
    ? undefined
    : 'invalid: credential: expected signatures of all issuers of the group on this key'
}

/** True for a sealed slip on its way between an issuer of an assembly that is held and whoever asked: to be passed on. */
export function isSlipOnItsWay(event: NostrEvent, context: Pick<AdmissionContext, 'get' | 'wall'>): boolean {
  const carried = slipCarried(event)
  if (carried === undefined || tagValue(event, 'h') !== context.wall) return false
  return isIssuer(carried.to, carried.assembly, context) || isIssuer(event.pubkey, carried.assembly, context)
}

/** True for a record, or a signature on one, by somebody whose word counts in that assembly. */
export function countsInAssembly(event: NostrEvent, context: Looks): boolean {
  switch (event.kind) {
    case KIND.constitution:
      return context.isEstablished(event.pubkey)
    case KIND.alternative:
      return isVoice(event.pubkey, parseAlternative(event).assembly, context)
    case KIND.ballot: {
      const ballot = parseBallot(event)
      const constitution = constitutionOf(ballot.assembly, context)
      if (constitution === undefined) return false
      return ballot.form === 'enrolment'
        ? credentialCheck(constitution)(ballot)
        : isVoice(event.pubkey, ballot.assembly, context)
    }
    case KIND.close: {
      const close = parseClose(event)
      if (close.form === 'root') return isIssuer(event.pubkey, close.assembly, context)
      const missed = context.get(close.ballot)
      return missed?.kind === KIND.ballot && tagValue(missed, 'e') === close.assembly
    }
    case KIND.issuance:
      return isIssuer(event.pubkey, parseIssuance(event).assembly, context)
    case KIND.signature:
      return signsRecord(event, context)
    default:
      return false
  }
}

/** An issuer on its constitution, or a voice on an alternative. */
function signsRecord(event: NostrEvent, context: Looks): boolean {
  const target = context.get(tagValue(event, 'e') ?? '')
  if (target?.kind === KIND.constitution) return isIssuer(event.pubkey, target.id, context)
  const alternative = target?.kind === KIND.alternative ? unlessRefused(parseAlternative, target) : undefined
  return alternative !== undefined && isVoice(event.pubkey, alternative.assembly, context)
}

/** Checked anew: a first ballot that came before its constitution was taken unchecked. */
function isVoice(pubkey: string, assembly: string, context: Looks): boolean {
  const constitution = constitutionOf(assembly, context)
  if (constitution === undefined) return false
  const holds = credentialCheck(constitution)
  return context.ballotsOf(pubkey, assembly).some((event) => {
    const ballot = unlessRefused(parseBallot, event)
    return ballot?.form === 'enrolment' && holds(ballot)
  })
}

function isIssuer(pubkey: string, assembly: string, context: Pick<AdmissionContext, 'get'>): boolean {
  const groups = constitutionOf(assembly, context)?.groups ?? []
  return groups.some(({ issuers }) => issuers.some((issuer) => issuer.pubkey === pubkey))
}

function constitutionOf(id: string, { get }: Pick<AdmissionContext, 'get'>): Constitution | undefined {
  const event = get(id)
  return event?.kind === KIND.constitution ? unlessRefused(parseConstitution, event) : undefined
}

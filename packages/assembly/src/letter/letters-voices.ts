// Who signed an open letter with a credential: keys that belong to no name, and to one person each of a group of an
// assembly (DESIGN §3.1). They are counted apart from names, by assembly and group: anybody may convene an assembly, so
// what a credential is worth is as much as the assembly that is named with it.

import { KIND, tagValue, unlessRefused, type VerifiedEvent } from '@commonwall/wall'
import { credentialCheck } from '../fold/credential-check.ts'
import { type Constitution, type Enrolment, parseBallot, parseConstitution } from '../record/index.ts'

/** A key that has a voice. */
export interface LetterVoice {
  readonly pubkey: string
  /** Id of the constitution. */
  readonly assembly: string
  readonly group: string
}

export interface LetterVoicesInput {
  /** Keys that signed and belong to no lasting name. */
  readonly signers: Iterable<string>
  /** What these keys said; all but first ballots is passed over. */
  readonly said: Iterable<VerifiedEvent>
  /** The constitution with an id, where it is held. */
  readonly constitution: (id: string) => VerifiedEvent | undefined
  readonly witnessedTime: (id: string) => number | undefined
  /** Default: checks anew each time. */
  readonly holds?: CredentialHolds
}

/** Whether a first ballot carries a credential that holds. */
export type CredentialHolds = (enrolment: Enrolment, constitution: Constitution) => boolean

/** Checks each credential once: three signatures of issuers take a while. @param most remembered at a time */
export function rememberingCheck(most = 10_000): CredentialHolds {
  const known = new Map<string, boolean>()
  return (enrolment, constitution) => {
    const answer = known.get(enrolment.id) ?? credentialCheck(constitution)(enrolment)
    if (known.size >= most) known.clear()
    known.set(enrolment.id, answer)
    return answer
  }
}

/**
 * The signers that have a voice, in the order in which they are given, each by its earliest first ballot that holds:
 * with signatures of all issuers of its group, and witnessed after issuance was over (docs/protocol/assembly.md).
 */
export function lettersVoices(input: LetterVoicesInput): readonly LetterVoice[] {
  const { holds = (enrolment, constitution) => credentialCheck(constitution)(enrolment) } = input
  const signers = [...input.signers]
  const wanted = new Set(signers)
  const ballots = Map.groupBy(
    [...input.said].flatMap((event) => enrolmentIn(event, wanted, input)),
    ({ enrolment }) => enrolment.author,
  )
  return signers.flatMap((pubkey): LetterVoice[] => {
    const dated = (ballots.get(pubkey) ?? []).sort(
      (a, b) => a.at - b.at || (a.enrolment.id < b.enrolment.id ? -1 : 1),
    )
    const held = dated.find(({ enrolment, constitution }) => holds(enrolment, constitution))
    return held ? [{ pubkey, assembly: held.constitution.id, group: held.enrolment.group }] : []
  })
}

interface Dated {
  readonly enrolment: Enrolment
  readonly constitution: Constitution
  readonly at: number
}

function enrolmentIn(
  event: VerifiedEvent,
  wanted: ReadonlySet<string>,
  input: LetterVoicesInput,
): readonly Dated[] {
  if (event.kind !== KIND.ballot || !wanted.has(event.pubkey)) return []
  const at = input.witnessedTime(event.id)
  const ballot = unlessRefused(parseBallot, event)
  const convened = input.constitution(tagValue(event, 'e') ?? '')
  const constitution = convened && unlessRefused(parseConstitution, convened)
  if (at === undefined || ballot?.form !== 'enrolment' || constitution === undefined) return []
  return at > constitution.issuance.until ? [{ enrolment: ballot, constitution, at }] : []
}

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
  /** So many of those who said they had a voice are looked at: each costs three signatures of issuers. */
  readonly most?: number
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
  const { most, holds = (enrolment, constitution) => credentialCheck(constitution)(enrolment) } = input
  const cast = [...input.said].filter(({ kind }) => kind === KIND.ballot)
  const ballots = Map.groupBy(
    [...Map.groupBy(cast, (event) => tagValue(event, 'e') ?? '')].flatMap((of) => enrolmentsIn(of, input)),
    ({ enrolment }) => enrolment.author,
  )
  const asked = [...input.signers].filter((pubkey) => ballots.has(pubkey)).slice(0, most)
  return asked.flatMap((pubkey): LetterVoice[] => {
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

/** First ballots in an assembly, of which thousands may have signed: what it was convened as is read once. */
function enrolmentsIn(
  [id, cast]: readonly [assembly: string, cast: readonly VerifiedEvent[]],
  input: LetterVoicesInput,
): readonly Dated[] {
  const convened = input.constitution(id)
  const constitution = convened && unlessRefused(parseConstitution, convened)
  if (constitution === undefined) return []
  return cast.flatMap((event) => {
    const at = input.witnessedTime(event.id) ?? 0
    const enrolment = at > constitution.issuance.until ? unlessRefused(parseBallot, event) : undefined
    return enrolment?.form === 'enrolment' ? [{ enrolment, constitution, at }] : []
  })
}

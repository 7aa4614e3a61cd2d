// The first word of a voice: when it is said, and the empty ballot that says it.

import type { EventTemplate } from '@commonwall/wall'
import type { Credential } from '../credential/claim.ts'
import { CredentialError } from '../credential/credential-error.ts'
import type { FirstBallotWindow } from '../credential/first-ballot.ts'
import { type Constitution, DAY, enrolmentTemplate, type Group } from '../record/index.ts'

/** From the end of issuance to the day before the first round ends: a voice that is later has no say in it. */
export function firstBallotWindow({
  issuance,
  rounds,
}: Pick<Constitution, 'issuance' | 'rounds'>): FirstBallotWindow {
  return { opens: issuance.until + 1, ends: (rounds[0]?.until ?? 0) - DAY }
}

/** The first ballot of a voice that speaks at a second of its window; it tells the day. */
export function firstBallot(
  { group, signatures }: Pick<Credential, 'group' | 'signatures'>,
  { wall, id }: Pick<Constitution, 'wall' | 'id'>,
  speaks: number,
): EventTemplate {
  return enrolmentTemplate({ wall, assembly: id, group, signatures }, { day: startOfDay(speaks) })
}

/** The group that an invitation or claim is for. @throws CredentialError if it is for another assembly */
export function groupInvited(
  constitution: Pick<Constitution, 'id' | 'groups'>,
  about: { readonly constitution: string; readonly group: string },
): Group {
  if (about.constitution !== constitution.id)
    throw new CredentialError('credential/roll', 'constitution', about.constitution, constitution.id)
  const group = constitution.groups.find(({ slug }) => slug === about.group)
  if (group === undefined)
    throw new CredentialError('credential/roll', 'group', 'one of the constitution', about.group)
  return group
}

/** Unix seconds at which the day of a time began. */
export function startOfDay(time: number): number {
  return time - (time % DAY)
}

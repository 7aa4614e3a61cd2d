// Writing a constitution: the inverse of `parseConstitution`, and nothing that it would refuse.

import { type EventTemplate, KIND } from '@commonwall/wall'
import type { Constitution } from './constitution.ts'
import { parseConstitution } from './parse-constitution.ts'
import { refusedBy } from './refused-by.ts'

/** What a constitution says; id and author follow from it and the key that signs. */
export type ConstitutionFields = Omit<Constitution, 'id' | 'author'>

/**
 * The event to sign for a constitution.
 * @throws DefinitionError if `parseConstitution` would refuse it
 */
export function constitutionTemplate(
  fields: ConstitutionFields,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const { wall, subject, passages, groups, logs, rule, issuance, rounds, whole } = fields
  const tags: string[][] = [
    ['h', wall],
    ['subject', subject],
    ...passages.map(({ slug, text }) => ['passage', slug, text]),
    ...groups.map(({ slug, roll, rollRoot }) => ['group', slug, `${roll}`, rollRoot]),
    ...groups.flatMap(({ slug, issuers }) =>
      issuers.map(({ pubkey, modulus }) => ['issuer', slug, pubkey, modulus]),
    ),
    ...logs.map((log) => ['log', log]),
    ['support', `${rule.ratio}`],
    ['quorum', `${rule.least}`, `${rule.part}`],
    ['red-line', `${rule.red}`],
    ['bridge', `${fields.bridgePeople}`, `${fields.bridgeRounds}`],
    ['sponsors', `${fields.sponsorGroups}`],
    ['silence', `${fields.silence}`],
    ['issuance', `${issuance.from}`, `${issuance.until}`],
    ...rounds.map(({ from, until }) => ['round', `${from}`, `${until}`]),
    ['whole', `${whole.from}`, `${whole.until}`],
  ]
  return refusedBy(parseConstitution, { kind: KIND.constitution, created_at: createdAt, tags, content: '' })
}

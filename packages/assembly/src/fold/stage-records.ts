// The records of a stage: everything that its result is computed from, as far as it stands within some sizes of the
// named logs. Issuers state the root of exactly this set, so whoever comes to the same root lacks nothing.
//
// Relevance never looks past the sizes: a signature on an alternative that stands further on is none of these
// records, or the root of a past stage could change later.

import { KIND } from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Constitution } from '../record/index.ts'
import type { AssemblyClock, Sizes } from './clock.ts'
import type { Drawers } from './drawers.ts'

export type StageRecords = Pick<
  Drawers,
  'alternatives' | 'enrolments' | 'ballots' | 'issuances' | 'signatures' | 'takenBack'
>

const PREFIX = utf8ToBytes('commonwall/records/1')

/** Those within the sizes. */
export function recordsWithin(
  constitution: Pick<Constitution, 'id'>,
  drawers: Drawers,
  clock: AssemblyClock,
  sizes: Sizes,
): StageRecords {
  const within = <T extends { readonly id: string }>(records: readonly T[]) =>
    records.filter(({ id }) => clock.holds(id, sizes))
  const alternatives = new Map([...drawers.alternatives].filter(([id]) => clock.holds(id, sizes)))
  const signatures = within(drawers.signatures).filter(({ target, targetKind }) =>
    target === constitution.id
      ? targetKind === KIND.constitution
      : targetKind === KIND.alternative && alternatives.has(target),
  )
  const signed = new Map(signatures.map(({ id, signer }) => [id, signer]))
  return {
    ...{ alternatives, signatures },
    enrolments: within(drawers.enrolments),
    ballots: within(drawers.ballots),
    issuances: within(drawers.issuances),
    takenBack: within(drawers.takenBack).filter(({ author, targets }) =>
      targets.some((target) => signed.get(target) === author),
    ),
  }
}

/** How many there are, and sha256 of `commonwall/records/1` ‖ constitution ‖ their ids, ascending, as 64 hex digits. */
export function rootOfRecords(
  { id }: Pick<Constitution, 'id'>,
  records: StageRecords,
): { readonly count: number; readonly root: string } {
  const { alternatives, ...lists } = records
  const ids = [...alternatives.keys(), ...Object.values(lists).flatMap((list) => list.map((one) => one.id))]
  const hash = sha256.create().update(PREFIX).update(hexToBytes(id))
  for (const one of ids.sort()) hash.update(hexToBytes(one))
  return { count: ids.length, root: bytesToHex(hash.digest()) }
}

// What a new definition does and when, in plain words: what takes power away counts at once, the rest after 72 hours.

import {
  closings,
  type Definition,
  type DefinitionFields,
  droppedModerators,
  fingerprint,
} from '@commonwall/wall'

/** Fields of a definition that may change, as a keeper reads them. */
const NAMES: Readonly<Record<string, string>> = {
  titles: 'titles',
  keepers: 'keepers',
  threshold: 'how many keepers must sign',
  logs: 'logs',
  continues: 'logs that go on where a lost one stopped',
  witnesses: 'witnesses',
  groups: 'groups',
  moderators: 'moderators',
  boards: 'boards',
  langs: 'languages',
  pow: 'proof of work',
  batch: 'minutes between releases',
  addresses: 'addresses',
  validUntil: 'valid until',
} satisfies Partial<Record<keyof DefinitionFields, string>>

/** The lines to print before anybody signs. */
export function effectOf(current: Definition, next: Definition): readonly string[] {
  const atOnce = [...closings(current, next, { boundAt: 0, inForceAt: 1 })]
    .filter(([, time]) => time === 0)
    .map(([key]) => `the log ${key.slice(0, 16)}… is closed`)
  for (const { group, pubkey } of droppedModerators(current, next))
    atOnce.push(`${pubkey.slice(0, 16)}… no longer moderates for ${group}`)
  const waits = Object.entries(NAMES).flatMap(([field, name]) =>
    changesOf(name, current[field as keyof Definition], next[field as keyof Definition]),
  )
  const { keepers, threshold } = current
  return [
    `Wall ${current.wall.slice(0, 16)}… (${fingerprint(current.wall, 'en').join(' ')}), version ${current.version} → ${next.version}`,
    `Bound when ${threshold} of ${keepers.length} keepers signed it. Then, at once:`,
    ...listed(atOnce),
    'After 72 hours of witnessed time, if no rival is bound meanwhile:',
    ...listed(waits),
    ...(next.voids.length > 0
      ? [`Declares void: ${next.voids.map((id) => id.slice(0, 16)).join(', ')}`]
      : []),
  ]
}

function listed(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? ['  nothing'] : lines.map((line) => `  ${line}`)
}

/** What comes and what goes, nothing cut short: whoever signs must see one witness exchanged among nine. */
function changesOf(name: string, before: unknown, after: unknown): readonly string[] {
  const [old, made] = [before, after].map((value) => JSON.stringify(value))
  if (old === made) return []
  if (!Array.isArray(before) || !Array.isArray(after)) return [`${name}: ${old} → ${made}`]
  const [held, wanted] = [before, after].map((list: unknown[]) => list.map((item) => JSON.stringify(item)))
  const gone = held?.filter((item) => !wanted?.includes(item)).map((item) => `${name}: − ${item}`) ?? []
  const come = wanted?.filter((item) => !held?.includes(item)).map((item) => `${name}: + ${item}`) ?? []
  return gone.length + come.length === 0 ? [`${name}: in another order`] : [...gone, ...come]
}

// Every definition held, with what became of it.

import type { Definition } from '../definition/definition.ts'
import { refusalAfter } from '../definition/follows.ts'
import { closings, droppedModerators } from './at-once.ts'
import type { DefinitionState, DefinitionVersion } from './definition-history.ts'
import type { Fold, Link } from './fold-definitions.ts'
import type { JudgedCandidate } from './succession.ts'

const NOTHING_AT_ONCE = { closedAtOnce: [], droppedAtOnce: [], shownBy: undefined }

/** All versions: by version, then bound ones by time, then by id. */
export function listVersions({ candidates, links }: Fold): readonly DefinitionVersion[] {
  const known = new Map<string, DefinitionVersion>()
  const [founding] = links
  if (founding !== undefined) known.set(founding.definition.id, foundingVersion(founding, links.length === 1))
  links.forEach((link, place) => {
    const following = links[place + 1]
    const isCurrent = place + 2 === links.length
    for (const candidate of link.succession.candidates)
      known.set(candidate.definition.id, judgedVersion(link, candidate, following, isCurrent))
  })
  // By version, so that the one before it is always looked at first.
  for (const { event, definition } of candidates.all.toSorted(byDefinition))
    if (!known.has(definition.id)) {
      const why = whyUnjudged(definition, known.get(definition.prev ?? ''))
      const state = why === undefined ? 'unsigned' : 'attempt'
      const unbound = { boundAt: undefined, inForceAt: undefined, signatures: [], ...NOTHING_AT_ONCE }
      known.set(definition.id, { definition, event, state, why, ...unbound })
    }
  return [...known.values()].sort(byVersion)
}

function whyUnjudged(definition: Definition, prev: DefinitionVersion | undefined): string | undefined {
  if (prev?.state !== 'bound, waiting' && prev?.state !== 'unsigned')
    return 'the one before it was never in force'
  return refusalAfter(prev.definition, definition)
}

function foundingVersion({ definition, event }: Link, current: boolean): DefinitionVersion {
  const state = current ? 'in force' : 'past'
  const none = { why: undefined, boundAt: undefined, signatures: [], ...NOTHING_AT_ONCE }
  return { definition, event, state, inForceAt: 0, ...none }
}

function judgedVersion(
  { definition: prev, succession }: Link,
  candidate: JudgedCandidate,
  following: Link | undefined,
  isCurrent: boolean,
): DefinitionVersion {
  const { definition, event, boundAt, refusal, signatures } = candidate
  const spans = signatures.map(({ keeper, id, at }) => ({ keeper, id, at }))
  const version = { definition, event, signatures: spans, why: undefined, ...NOTHING_AT_ONCE }
  const { next, voids } = succession
  if (next?.id === definition.id) {
    const reached = isCurrent ? 'in force' : 'past'
    const state: DefinitionState = following === undefined ? 'bound, waiting' : reached
    const closed = [...closings(prev, definition, next)].filter(([, time]) => time < next.inForceAt)
    const droppedAtOnce = droppedModerators(prev, definition)
    const closedAtOnce = closed.map(([log]) => log)
    const { boundAt: bound, inForceAt } = next
    const shownBy = following?.shownBy
    return { ...version, state, boundAt: bound, inForceAt, shownBy, closedAtOnce, droppedAtOnce }
  }
  const rest = { ...version, boundAt, inForceAt: undefined }
  if (voids.includes(definition.id) && boundAt !== undefined) return { ...rest, state: 'void' }
  const why = refusal ?? whyNot(candidate, succession, following === undefined)
  return { ...rest, state: why === undefined ? 'unsigned' : 'attempt', why }
}

function whyNot(
  { definition, boundAt }: JudgedCandidate,
  { next, voids }: Link['succession'],
  isLast: boolean,
): string | undefined {
  if (!voids.every((id) => definition.voids.includes(id))) return 'it does not name what is void by now'
  if (!isLast) return 'another was in force before enough keepers had signed it'
  if (boundAt === undefined) return undefined
  return next === undefined ? 'it names as void what is not' : 'another was bound before it'
}

function byDefinition(a: { definition: Definition }, b: { definition: Definition }): number {
  return a.definition.version - b.definition.version
}

function byVersion(a: DefinitionVersion, b: DefinitionVersion): number {
  const time = ({ boundAt }: DefinitionVersion) => boundAt ?? Number.MAX_SAFE_INTEGER
  return (
    a.definition.version - b.definition.version ||
    time(a) - time(b) ||
    (a.definition.id < b.definition.id ? -1 : 1)
  )
}

// What is in force at an address, verified; and the rivals that the next definition has to name.

import { auditDefinitions } from '@commonwall/sync'
import { type Definition, type DefinitionHistory, verifyEvent } from '@commonwall/wall'
import { unreachable } from '../source/load-wall.ts'
import { openSource } from '../source/open-source.ts'
import { ChangeError } from './change-error.ts'

export interface WallInForce {
  readonly history: DefinitionHistory
  readonly current: Definition
  /** Ids of the definitions after it that voided each other, ascending. */
  readonly voids: readonly string[]
  /** A definition that is bound already and waits for the pause: another one now would void both. */
  readonly waiting: Definition | undefined
}

/** Reads from any source. @throws ChangeError where anything about the definitions is wrong, CommandError */
export async function readWall(address: string, now: number, wall?: string): Promise<WallInForce> {
  const { read } = await openSource(address)
  const { history, findings } = await auditDefinitions({
    read,
    now,
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    ...(wall !== undefined && { wall }),
  }).catch((error) => {
    throw unreachable(address, error)
  })
  const [first] = findings
  if (history === undefined || first)
    throw new ChangeError(
      `${address}: nothing is signed on a wall that does not verify: ${first?.path}: ${first?.problem}`,
    )
  const { current, versions } = history
  const after = versions.filter(({ definition }) => definition.prev === current.id)
  return {
    history,
    current,
    voids: after.flatMap(({ definition, state }) => (state === 'void' ? [definition.id] : [])).sort(),
    waiting: after.find(({ state }) => state === 'bound, waiting')?.definition,
  }
}

// An assembly as a source holds it: read whole, verified, gathered and folded.

import {
  type AssemblyInput,
  type AssemblyState,
  type Constitution,
  constitutionsAmong,
  foldAssembly,
  gatherAssembly,
  parseConstitution,
  useRsaVerify,
} from '@commonwall/assembly'
import { verifyByOpenSsl } from '@commonwall/node'
import { type DefinitionHistory, unlessRefused, type VerifiedEvent } from '@commonwall/wall'
import type { Command } from 'commander'
import { type LoadedWall, loadWall } from '../source/load-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'

export interface WhichAssembly {
  /** Id of the constitution, or how it begins; not needed where there is only one. */
  readonly assembly?: string
  /** Id that the wall must have. */
  readonly wall?: string
}

export interface OpenedAssembly {
  readonly loaded: LoadedWall
  readonly event: VerifiedEvent
  readonly constitution: Constitution
  readonly input: AssemblyInput
  /** With the anchors that closes carry. */
  readonly history: DefinitionHistory
  readonly state: AssemblyState
}

/** @throws CommandError where there is none, or several and it was not said which */
export async function openAssembly(source: string, which: WhichAssembly): Promise<OpenedAssembly> {
  useRsaVerify(verifyByOpenSsl)
  const loaded = await loadWall(source, { wall: which.wall, now: now() })
  const { report, wall } = loaded
  const event = constitutionNamed([...report.events.values()], wall, which.assembly)
  const founding = report.events.get(wall)
  if (founding === undefined)
    throw new CommandError('assembly/none', `${source}: its founding definition is not held`)
  const held = {
    ...{ founding, events: report.events.values(), logs: report.logs, now: loaded.now },
    // A hole proves nothing, whatever is said about it, until the final root says that nothing is lacking.
    withheld: report.logs.flatMap(({ holes }) => [...holes.keys()]),
  }
  const { input, history } = await gatherAssembly(held, event)
  return { loaded, event, constitution: parseConstitution(event), input, history, state: foldAssembly(input) }
}

/** The one constitution of the wall whose id starts so. */
function constitutionNamed(events: readonly VerifiedEvent[], wall: string, start = ''): VerifiedEvent {
  const here = constitutionsAmong(events).filter(
    (event) => unlessRefused(parseConstitution, event)?.wall === wall,
  )
  const found = here.filter(({ id }) => id.startsWith(start))
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const which = here.map(({ id }) => id).join(', ') || 'none'
  throw new CommandError(
    'assembly/none',
    `assembly: expected one of those on this wall (${which}), got "${start}"`,
  )
}

/** Adds the options that say which assembly. */
export function withAssembly(command: Command): Command {
  return command
    .option('--assembly <id>', 'its constitution, or how that id begins (where there are several)')
    .option('--wall <id>', 'the wall that it must be')
}

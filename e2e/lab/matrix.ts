// The matrix: each scenario's controls once, then each reader.

import {
  type CellResult,
  httpsForum,
  type Reader,
  type RunOptions,
  runVirtual,
  type Scenario,
  serviceWorkerSite,
  whyVoid,
} from '@commonwall/lab'
import { nostrClient } from './nostr-client.ts'
import { oursFile, oursPage } from './ours.ts'

export const READERS: readonly Reader[] = [httpsForum, serviceWorkerSite, nostrClient, oursPage, oursFile]

/** Those that are on trial. */
export const OURS: readonly string[] = [oursPage.id, oursFile.id]

/** What the matrix alone would leave unsaid. */
export const NOTES: readonly string[] = [
  'Commonwall is set up here as its guide advises: more than one address, on more than one host and port, and names that no list has. What happens to names that a list gets to have is the row about the hunt for mirrors; one unlisted address, passed on by hand, is what is left there.',
  'A post is on the wall after the next tick of a quarter of an hour, so that the minute of its arrival names nobody: that is why writing takes as long with us, on a clear day too.',
]

export async function runMatrix(
  scenarios: readonly Scenario[],
  readers: readonly Reader[],
  options: RunOptions,
  onCell: (cell: CellResult) => void = () => {},
): Promise<readonly CellResult[]> {
  const cells: CellResult[] = []
  for (const scenario of scenarios) {
    const voidBecause = await whyVoid(scenario, options)
    for (const reader of readers) {
      const cell = await runVirtual(scenario, reader, options, voidBecause)
      cells.push(cell)
      onCell(cell)
    }
  }
  return cells
}

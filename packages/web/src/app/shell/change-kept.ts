// A text of the shell's that *Saved here* keeps for all tabs: each changes what the others have written.

import type { Keeping } from '../engine/keep/calls.ts'
import type { EngineClient } from './engine-client.ts'

/**
 * Changes it; anew where another tab was faster.
 * @param change makes of what is kept what is to be kept
 * @throws EngineError, with what the store refused
 */
export async function changeKept(
  engine: EngineClient,
  row: Keeping['row'],
  change: (kept: string | undefined) => string,
): Promise<void> {
  let before = await engine.ask('kept', { row })
  for (;;) {
    const text = change(before)
    if (text === before) return
    const kept = await engine.ask('kept', { row, text, before })
    // None where nothing is saved any more.
    if (kept === text || kept === undefined) return
    before = kept
  }
}

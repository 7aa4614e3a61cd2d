// A long run in a folder of its own: what it noted, and whether it came to its end.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ReachRun {
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

export async function inFolder(
  name: string,
  log: (line: string) => void,
  step: (folder: string, note: (line: string) => void) => Promise<void>,
) {
  const folder = mkdtempSync(join(tmpdir(), `commonwall-${name}-`))
  const notes: string[] = []
  const note = (line: string) => {
    notes.push(line)
    log(line)
  }
  try {
    await step(folder, note)
    return { passed: 1, failed: 0, skipped: 0, notes }
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, notes: [...notes, String((error as Error).stack)] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

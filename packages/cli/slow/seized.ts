// The seized run: a wall is raised again from a mirror and the keepers' keys, by the command alone.
//
//   npm run test:slow -- seized [--posts 500]
//
// Processes, real clocks: the definition waits for its pause at the end, since 72 hours do not pass; that it comes into
// force is shown by `definitions`, where the clock is moved by hand.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seized } from '../test/reach/seized.ts'

interface Options {
  readonly log: (line: string) => void
  readonly args: Readonly<Record<string, string>>
}

export async function run({ log, args }: Options) {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-seized-'))
  const notes: string[] = []
  const note = (line: string) => {
    notes.push(line)
    log(line)
  }
  try {
    await seized({ folder, posts: Number(args.posts ?? 500), witnesses: 4, log: note })
    return { passed: 1, failed: 0, skipped: 0, notes }
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, notes: [...notes, String((error as Error).stack)] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

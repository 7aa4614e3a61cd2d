// Journeys of a few steps, each standing on the one before, in whatever browser there is. Its only proxy is a gate that lets
// nobody through but the wall, so whatever a page asks for is seen.

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SlowResult } from '../../scripts/test-slow.ts'
import { type DemoNode, startDemoNode } from '../app/demo-node.ts'
import { type Gate, openGate } from '../gate.ts'
import type { Hands } from '../hands/hands.ts'
import { FILE_STEPS } from './file.ts'
import { KEPT_STEPS } from './kept.ts'

/** What a step stands on. */
export interface Stage {
  readonly hands: Hands
  /** Where `wall.html` lies, and where what is saved comes to. */
  readonly given: string
  readonly saved: string
  readonly gate: Gate
  readonly demo: DemoNode
}
export type Steps = readonly (readonly [name: string, step: (stage: Stage) => Promise<void>])[]

/** A browser that was started behind a gate. */
export interface Started {
  readonly version: string
  readonly hands: Hands
  /** What its pages found wrong since it was asked last. */
  wrong?(): readonly string[]
  close(): Promise<unknown>
}

export interface Kind {
  /** @param folder empty, of its own; what it saves comes to `saved` in it */
  start(gate: Gate, folder: string): Promise<Started>
  /** Whether the browser itself asks for such a host at every start, whatever is open. */
  isItsOwn(host: string): boolean
}

/** As a file, and then as a page. */
export async function walk({ start, isItsOwn }: Kind, log: (line: string) => void): Promise<SlowResult> {
  const notes: string[] = []
  let [passed, failed] = [0, 0]
  const demo = await startDemoNode()
  const given = mkdtempSync(join(tmpdir(), 'commonwall-steps-'))
  try {
    await exportWall(demo.url, join(given, 'wall.html'))
    for (const [hosts, steps] of [
      [[], FILE_STEPS],
      [[demo.host], KEPT_STEPS],
    ] as const) {
      const gate = await openGate(hosts)
      const own = mkdtempSync(join(given, 'browser-'))
      const saved = join(own, 'saved')
      mkdirSync(saved)
      const browser = await start(gate, own)
      notes.push(browser.version)
      let done = 0
      try {
        for (const [name, step] of steps) {
          await step({ hands: browser.hands, given, saved, gate, demo }).catch((error) => {
            throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          })
          const wrong = browser.wrong?.() ?? []
          if (wrong.length > 0) throw new Error(`${name}: ${wrong.join('; ')}`)
          done++
          log(`${name}: passed`)
        }
      } catch (error) {
        notes.push((error as Error).message)
      } finally {
        await browser.close()
        await gate.close()
      }
      passed += done
      failed += steps.length - done
      if (hosts.length > 0 && gate.passed.length === 0) {
        failed++
        notes.push('gate: expected the browser to go through it, it went by')
      }
      const asked = gate.refused.filter((host) => !isItsOwn(host))
      notes.push(
        `what the browser asked for itself and did not get: ${gate.refused.length - asked.length} requests`,
      )
      if (asked.length > 0) {
        failed++
        notes.push(`somebody was asked: ${asked.join(', ')}`)
      }
    }
    return { passed, failed, skipped: 0, notes }
  } finally {
    await demo.close()
    rmSync(given, { recursive: true, force: true })
  }
}

/** For a machine without the browser. */
export function notExercised(why: string): SlowResult {
  const skipped = FILE_STEPS.length + KEPT_STEPS.length
  return { passed: 0, failed: 0, skipped, notes: [`not exercised: ${why}`] }
}

/** Writes the demonstration's wall into one file, by the command that an operator has. */
async function exportWall(url: string, out: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['packages/cli/src/main.ts', 'export', url, '--as', 'html', '--out', out],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`export: expected exit 0, got ${code}`)
}

// Lies one after another, before readers at one stage: a reader meets many of them, but those of the line each alone,
// since an address that cut one off is left alone for minutes.

import type { Browser } from 'playwright-core'
import { openReader } from '../app/reader.ts'
import type { Tongue } from '../app/words.ts'
import { openGate } from '../gate.ts'
import { catchLie } from './catch-lie.ts'
import type { Lie } from './lies.ts'
import type { Stage } from './stage.ts'

/** Problems, in words, each with the name of its lie; none if all is well. */
export async function catchAll(
  browser: Browser,
  stage: Stage,
  lies: readonly Lie[],
  words: Tongue,
  log: (line: string) => void = () => {},
): Promise<readonly string[]> {
  const problems: string[] = []
  const gate = await openGate([stage.home.host, stage.mirror.host])
  const meet = async (met: readonly Lie[]) => {
    if (met.length === 0) return
    stage.home.tell('', undefined)
    const reader = await openReader(browser, gate, words)
    try {
      await reader.visit(stage.home.url)
      for (const lie of met) {
        const found = await catchLie(reader, stage, lie)
        problems.push(...found)
        log(`${lie.name}: ${found.length === 0 ? 'passed' : found.join('; ')}`)
      }
      problems.push(...reader.wrong.map((fault) => `page: ${fault}`))
    } finally {
      await reader.close()
    }
  }
  try {
    for (const lie of lies.filter(({ ofTheLine }) => ofTheLine)) await meet([lie])
    await meet(lies.filter(({ ofTheLine }) => !ofTheLine))
    problems.push(...gate.refused.map((host) => `${host} was asked`))
  } finally {
    await gate.close()
  }
  return problems
}

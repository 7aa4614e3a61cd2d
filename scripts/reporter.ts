// A vitest reporter that names failures, says why something was not exercised, and leaves the counts for test.ts.

import { writeFileSync } from 'node:fs'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Where test.ts looks for the counts; set by it. */
const COUNTS_FILE = process.env.COMMONWALL_COUNTS

function placeOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}

/** What went wrong around the tests of a module: in the file itself, or before or after a group of them. */
function aroundTests(module: TestModule): readonly { readonly message: string; readonly stack?: string }[] {
  return [module, ...module.children.allSuites()].flatMap((part) => part.errors())
}

class PlainReporter implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()]
    const failed =
      tests.filter((test) => test.result().state === 'failed').length + aroundTests(module).length
    const milliseconds = Math.round(module.diagnostic().duration)
    console.log(`${failed > 0 ? '✗' : '✓'} ${module.relativeModuleId} (${tests.length}, ${milliseconds} ms)`)
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly { readonly message: string; readonly stack?: string }[],
  ): void {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const sayings: string[] = []
    for (const module of modules) {
      for (const error of aroundTests(module)) {
        counts.failed++
        sayings.push(`✗ ${module.relativeModuleId}\n  ${error.stack ?? error.message}`)
      }
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') counts.passed++
        else if (result.state === 'failed') {
          counts.failed++
          sayings.push(
            `✗ ${placeOf(test)}\n  ${result.errors.map((error) => error.stack ?? error.message).join('\n  ')}`,
          )
        } else {
          counts.skipped++
          const why = result.state === 'skipped' ? (result.note ?? 'no reason given') : 'not run'
          sayings.push(`– ${placeOf(test)}: ${why}`)
        }
      }
    }
    for (const error of errors) {
      counts.failed++
      sayings.push(`✗ outside any test\n  ${error.stack ?? error.message}`)
    }
    console.log(sayings.join('\n'))
    if (COUNTS_FILE) writeFileSync(COUNTS_FILE, JSON.stringify(counts))
  }
}

// vitest loads a reporter by its file's default export.
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default PlainReporter

// Checks the arrows between rooms with dependency-cruiser.
//
// A cruiser that reads nothing finds nothing, and says so in green. So a forbidden import is planted
// first and must be found, and as many modules must be read as there are source files.

import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface CruiseResult {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }[]
  }
}

function cruise(): CruiseResult {
  const command = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'bench'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  try {
    return JSON.parse(stdout) as CruiseResult
  } catch {
    throw new Error(`dependency-cruiser gave no result:\n${stderr || stdout.slice(0, 2000)}`)
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

const folder = mkdtempSync(join('packages', 'tlog', 'src', 'planted-'))
try {
  writeFileSync(join(folder, 'planted.ts'), "import '../../../wall/src/index.ts'\nimport 'node:fs'\n")
  const found = cruise().summary.violations.filter(({ from }) => from.includes('planted'))
  for (const rule of ['tlog-arrows', 'runs-in-browsers'])
    if (!found.some((violation) => violation.rule.name === rule))
      fail(`the arrow check is blind: it did not see a planted import against ${rule}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const { modules, summary } = cruise()
const sources = globSync(['packages/*/src/**/*.{ts,tsx}', 'bench/src/**/*.ts'], {
  exclude: (name) => name === 'dist',
})
const read = modules.filter(({ source }) => /^(packages|bench)\/.*\.tsx?$/.test(source)).length
if (read < sources.length) fail(`only ${read} of ${sources.length} source files were read`)
for (const { from, to, rule } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
if (summary.violations.length > 0) process.exit(1)
console.log(`arrows: ${read} files, none forbidden`)

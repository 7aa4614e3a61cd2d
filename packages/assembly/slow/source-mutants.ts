// Mutants that are slips of the pen and not other rules: each is one change of the source, in a copy of this room, and
// must make the copy's own tests fail. The copy without a change must pass, or nothing was shown.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Mutant {
  readonly name: string
  readonly file: string
  /** Each must stand in the file exactly so often as is written. */
  readonly changes: readonly (readonly [from: string, to: string, times: number])[]
  /** The tests that shall notice, below `test/`. */
  readonly tests: readonly string[]
}

const MUTANTS: readonly Mutant[] = [
  {
    name: 'signed shift in the start vector',
    file: 'axis/start-vector.ts',
    changes: [['>>> 11', '>> 11', 1]],
    tests: ['axis'],
  },
  {
    name: 'unweighted groups',
    file: 'axis/opinion-table.ts',
    changes: [['Math.max(1, floorDivide(MOST_WEIGHT * least, size))', '1', 1]],
    tests: ['axis'],
  },
  {
    name: 'thirds from the passage itself',
    file: 'fold/thirds.ts',
    changes: [['=== 0 ? 1 : 0]', '=== 0 ? 0 : 1]', 2]],
    tests: ['fold/golden.test.ts'],
  },
  {
    name: 'k-of-n issuers',
    file: 'credential/credential.ts',
    changes: [
      ['signatures.length !== keys.length', 'signatures.length > keys.length', 1],
      ['return keys.every((key, at) => {', 'return 2 <= keys.filter((key, at) => {', 1],
      [
        'verifyRsa(key, message, hexToBytes(signature))\n  })',
        'verifyRsa(key, message, hexToBytes(signature))\n  }).length',
        1,
      ],
    ],
    tests: ['credential/credential.test.ts'],
  },
]

/** @param tell told of each mutant whether it was killed */
export function sourceMutants(tell: (killed: boolean, says: string) => void): void {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const ground = join(root, 'results', 'mutants')
  try {
    const tests = [...new Set(MUTANTS.flatMap((mutant) => mutant.tests))]
    const works = passes(root, ground, undefined, tests)
    tell(works, 'the source as it is passes them')
    // Where that fails whatever is changed, no failure of a change says anything.
    if (!works) return
    for (const mutant of MUTANTS)
      tell(
        !passes(root, ground, mutant, mutant.tests),
        `mutant "${mutant.name}" killed by test/${mutant.tests}`,
      )
  } finally {
    rmSync(ground, { recursive: true, force: true })
  }
}

/** Whether tests pass in a copy of this room with a change made. */
function passes(root: string, ground: string, mutant: Mutant | undefined, tests: readonly string[]): boolean {
  rmSync(ground, { recursive: true, force: true })
  mkdirSync(join(ground, 'packages'), { recursive: true })
  cpSync(join(root, 'packages', 'assembly'), join(ground, 'packages', 'assembly'), { recursive: true })
  for (const beside of ['vectors', 'tsconfig.base.json', 'tsconfig.reader.json', 'packages/wall'])
    symlinkSync(join(root, beside), join(ground, beside))
  if (mutant) change(join(ground, 'packages', 'assembly', 'src', mutant.file), mutant)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const folders = tests.map((test) => `packages/assembly/test/${test}`)
  return (
    spawnSync(process.execPath, [vitest, 'run', '--root', ground, ...folders], { cwd: ground }).status === 0
  )
}

function change(path: string, { name, changes }: Mutant): void {
  let text = readFileSync(path, 'utf8')
  for (const [from, to, times] of changes) {
    const found = text.split(from).length - 1
    if (found !== times) throw new Error(`mutant "${name}": expected ${times} times ${from}, got ${found}`)
    text = text.replaceAll(from, to)
  }
  writeFileSync(path, text)
}

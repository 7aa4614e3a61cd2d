// `npm run test:slow -- rule`: P1 to P9 with 20,000 profiles each, the small model, every mutant, and the floods of
// `flood` on real conversations.

import fc from 'fast-check'
import { run as flood } from '../../cli/slow/flood.ts'
import { MUTANTS } from '../test/rule/mutants.ts'
import { RULE } from '../test/rule/profile.ts'
import { PROPERTIES } from '../test/rule/properties.ts'
import { smallModel } from '../test/rule/small-model.ts'
import { sourceMutants } from './source-mutants.ts'

const RUNS = 20_000

export async function run({
  seed,
  log,
  args,
}: {
  seed: number
  log: (line: string) => void
  args: Readonly<Record<string, string>>
}) {
  const numRuns = Number(args.runs ?? RUNS)
  const notes: string[] = []
  let [passed, failed] = [0, 0]
  const note = (ok: boolean, line: string) => {
    if (ok) passed++
    else failed++
    notes.push(`${ok ? '✓' : '✗'} ${line}`)
    log(notes.at(-1) ?? '')
  }
  for (const { name, of } of PROPERTIES) {
    const found = fc.check(of(RULE), { seed, numRuns })
    note(!found.failed, `${name}: ${found.numRuns} profiles`)
  }
  const model = smallModel(RULE.passes)
  note(
    model.violations.length === 0,
    `small model: ${model.states} states, ${model.violations.length} violations`,
  )
  for (const [name, mutant] of Object.entries(MUTANTS)) {
    const killers = PROPERTIES.flatMap(({ name: property, of }) => {
      const { failed: fell, numRuns: after } = fc.check(of(mutant), { seed, numRuns })
      return fell ? [`${property.slice(0, 2)} after ${after}`] : []
    })
    const { violations } = smallModel(mutant.passes)
    if (violations.length > 0) killers.push(`the small model ${violations.length} times`)
    note(killers.length > 0, `mutant "${name}" killed by ${killers.join(', ') || 'nobody'}`)
  }
  sourceMutants(note)
  const attacked = await flood({ seed, log })
  passed += attacked.passed
  failed += attacked.failed
  return { passed, failed, skipped: 0, notes }
}

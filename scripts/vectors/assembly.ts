// Writes vectors/assembly/valid: lives of assemblies, and the hashes that come out of them here. The other
// implementation's hashes stay where the vector is the same; else they are gone, and
// `python3 packages/assembly/python/assembly.py --made` is due.

import { existsSync, writeFileSync } from 'node:fs'
import { SCENARIOS } from '../../packages/assembly/test/fold/scenarios.ts'
import { type AssemblyVector, hashesOf, inputOf, vectorOf } from '../../packages/assembly/test/fold/vector.ts'
import { readVectors } from '../../packages/wall/test/vectors.ts'

const ABOUT =
  'Events of assemblies, places in two logs, dated sizes; and for each view (wall time, bodies that a copy lacks) the hash of state and outcome by two implementations.'

for (const play of SCENARIOS) {
  const fresh = vectorOf(play())
  const path = `assembly/valid/${fresh.name.replaceAll(' ', '-')}.json`
  const url = new URL(`../../vectors/${path}`, import.meta.url)
  const [old] = existsSync(url) ? readVectors<AssemblyVector>(path) : []
  const same = old !== undefined && JSON.stringify(unmade(old)) === JSON.stringify(unmade(fresh))
  const views = fresh.views.map((view, at) => {
    const python = same ? old.views[at]?.made.python : undefined
    return { ...view, made: { typescript: hashesOf(inputOf(fresh, view)), ...(python ? { python } : {}) } }
  })
  writeFileSync(url, textOf({ ...fresh, views }))
}

function unmade(vector: AssemblyVector) {
  return { ...vector, views: vector.views.map((view) => ({ ...view, made: {} })) }
}

/** One event, one log, one view a line. */
function textOf(vector: AssemblyVector): string {
  const lines = Object.entries(vector).map(([name, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((one) => `        ${JSON.stringify(one)}`).join(',\n')}\n      ]`
      : JSON.stringify(value)
    return `      "${name}": ${text}`
  })
  const body = `    {\n${lines.join(',\n')}\n    }`
  return `{\n  "about": ${JSON.stringify(ABOUT)},\n  "vectors": [\n${body}\n  ]\n}\n`
}

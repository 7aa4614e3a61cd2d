// The largest conversation that Polis reports, made up: below three seconds, the same each time, in whatever order
// passages come, and on a smaller one the same in Python.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expectationOf, hashOf, traceOf } from '../../assembly/test/axis/vector.ts'
import { judgeAll, LARGEST, madeUp } from '../src/assembly/demo/scale.ts'

const LIMIT_MS = 3_000
const ROUNDS = 5
const SMALLER = { people: 2_000, passages: 200, positions: 120_000 }

export async function run({ seed, log }: { seed: number; log: (line: string) => void }) {
  let [passed, failed, skipped] = [0, 0, 0]
  const tell = (holds: boolean, says: string) => {
    if (holds) passed++
    else failed++
    log(`${holds ? '✓' : '✗'} ${says}`)
  }
  const input = madeUp(LARGEST, seed)
  const figures = Array.from({ length: ROUNDS }, () => judgeAll(input, () => performance.now()))
  for (const { thirdsMs, judgementMs, totalMs, positions } of figures)
    tell(totalMs < LIMIT_MS, `${positions} positions: ${thirdsMs} + ${judgementMs} ms`)
  tell(new Set(figures.map(({ hash }) => hash)).size === 1, 'the same result each time')

  const smaller = madeUp(SMALLER, seed)
  const trace = traceOf(smaller)
  const python = portOf()
  if (python === undefined) {
    skipped++
    log('- not exercised: no python3 here')
  } else {
    const people = smaller.pubkeys.map((key, person) => {
      const cells: number[][] = []
      for (let at = smaller.rows.start[person] ?? 0; at < (smaller.rows.start[person + 1] ?? 0); at++)
        cells.push([smaller.rows.column[at] ?? 0, smaller.rows.sum[at] ?? 0, 1])
      return [key, smaller.groups[person], cells]
    })
    const made = hashOf(trace)
    const vector = {
      name: 'made up',
      least: smaller.least,
      columns: smaller.columns,
      people,
      expect: expectationOf(trace),
      made: { typescript: made, python: made },
    }
    tell(
      python({ about: '', vectors: [vector] }),
      `${SMALLER.positions} positions: the same in Python, every number`,
    )
    const wrong = createHash('sha256').update('another').digest('hex')
    const other = { ...vector, made: { typescript: wrong, python: wrong } }
    tell(!python({ about: '', vectors: [other] }), 'and Python says so where the hash is another')
  }
  return { passed, failed, skipped, notes: [] }
}

/** Asks the Python implementation whether a document of vectors is right. */
function portOf(): ((document: object) => boolean) | undefined {
  if (spawnSync('python3', ['--version']).status !== 0) return undefined
  const port = fileURLToPath(new URL('../../assembly/python/axis.py', import.meta.url))
  return (document) => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-axis-'))
    try {
      const file = join(folder, 'vectors.json')
      writeFileSync(file, JSON.stringify(document))
      return spawnSync('python3', [port, file]).status === 0
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

// Checks types in every room, each with the globals of the place where it runs; and that a built-in which the oldest browser of
// a reader has not (`tsconfig.reader.json`) is still refused, by planting some.

import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const projects = globSync([
  'packages/*/tsconfig*.json',
  'bench/tsconfig.json',
  'scripts/tsconfig.json',
  'e2e/tsconfig.json',
]).sort()

function check(project: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', project], {
      stdio: 'inherit',
    })
    child.on('exit', (code) => resolve(code === 0))
  })
}

/** Each came after Chromium 117 or Firefox 126. */
const TOO_NEW = [
  'Promise.withResolvers()',
  'Promise.try(() => 1)',
  'Array.fromAsync([])',
  'new Map().keys().map(String)',
  'new Map().getOrInsert(1, 1)',
  'new Set().union(new Set())',
  'new Uint8Array().toBase64()',
]

async function checkPlanted(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'types-'))
  try {
    const config = { extends: resolve('tsconfig.reader.json'), files: ['planted.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const planted = TOO_NEW.map((one) => `// @ts-expect-error: too new\n${one}\n`)
    writeFileSync(join(folder, 'planted.ts'), planted.join(''))
    return await check(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const failed: string[] = []
for (const project of projects) if (!(await check(project))) failed.push(project)
if (!(await checkPlanted())) failed.push('what was planted and is too new')
console.log(
  failed.length === 0 ? `types: ${projects.length} projects` : `types: failed in ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

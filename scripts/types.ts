// Checks types in every room, each with the globals of the place where it runs.

import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'

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

const failed: string[] = []
for (const project of projects) if (!(await check(project))) failed.push(project)
console.log(
  failed.length === 0 ? `types: ${projects.length} projects` : `types: failed in ${failed.join(', ')}`,
)
process.exitCode = failed.length === 0 ? 0 : 1

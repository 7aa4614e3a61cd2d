// Runs the README's example as a stranger would: from the packed package, on the Nodes that are here.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What the example prints. */
export const EXPECTED = [
  'the log only grew, from 1000 to 70000',
  'entry 4242 is in it, seen by 1 of 1 witnesses',
]

/** The source of the example under "Five minutes". */
export function readmeExample(): string {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const code = /## Five minutes\n+```js\n(.*?)```/s.exec(readme)?.[1]
  if (code === undefined) throw new Error('README.md: expected a js example under "Five minutes"')
  return code
}

/** Every Node on the PATH and the running one, each version once, as [version, path]. */
export async function nodesHere(): Promise<(readonly [version: string, path: string])[]> {
  const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
  const nodes = new Map<string, string>()
  for (const path of [process.execPath, ...onPath.filter((candidate) => existsSync(candidate))]) {
    const { stdout } = await run(path, ['--version'])
    if (Number(stdout.slice(1).split('.')[0]) >= 20 && !nodes.has(stdout.trim()))
      nodes.set(stdout.trim(), realpathSync(path))
  }
  return [...nodes]
}

/** The lines that a script prints under a Node. */
export async function linesOf(node: string, script: string, cwd: string): Promise<string[]> {
  const { stdout } = await run(node, [script], { cwd })
  return stdout.trim().split('\n')
}

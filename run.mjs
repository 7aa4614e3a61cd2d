#!/usr/bin/env node
// Starts a script or a package's command under Node 24.
//
// The sources are TypeScript that Node 24 runs as it is. A machine with an older Node gets one from
// the lockfile (`node-<os>-<arch>`); this file, plain JavaScript that Node 18 understands, finds it
// and hands over. It never relies on `node_modules/.bin/node`: npm 10 does not make that link.
//
//   node run.mjs packages/cli/src/main.ts serve      a file of ours
//   node run.mjs vitest run                          the command of an installed package
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST = 24
const root = dirname(fileURLToPath(import.meta.url))

/** The path of a Node that is new enough: the running one, or the one that the lockfile brought. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= LEAST) return process.execPath
  const os = process.platform === 'win32' ? 'win' : process.platform
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const brought = join(root, 'node_modules', `node-${os}-${process.arch}`, 'bin', binary)
  if (existsSync(brought)) return brought
  console.error(
    `Commonwall needs Node ${LEAST} or newer; this is ${process.version}, and no package brings one for ${os}-${process.arch}. Install Node ≥ ${LEAST} and start again.`,
  )
  process.exit(1)
}

/** A file is run as it is; anything else is an installed package, run by its declared command. */
function findScript(name) {
  const file = resolve(name)
  if (existsSync(file)) return file
  const own = join(root, name)
  if (existsSync(own)) return own
  const manifest = createRequire(join(root, 'package.json'))
    .resolve.paths(name)
    .map((folder) => join(folder, name, 'package.json'))
    .find((path) => existsSync(path))
  if (!manifest) throw new Error(`run.mjs: "${name}" is neither a file nor an installed package`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  const command = typeof bin === 'string' ? bin : (bin[name.split('/').pop()] ?? Object.values(bin)[0])
  return join(dirname(manifest), command)
}

const [name, ...rest] = process.argv.slice(2)
if (!name) {
  console.error('usage: node run.mjs <file or package> [arguments]')
  process.exit(2)
}
const node = findNode()
const script = findScript(name)
// Packages' commands that are native binaries behind a JavaScript shim work the same way.
const child = spawn(node, [script, ...rest], {
  stdio: 'inherit',
  env: {
    // What was read and stripped of types once is kept: that is a third of the time that a command takes to start.
    // Where nobody may write, Node goes without.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
    ...process.env,
    PATH: `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`,
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})

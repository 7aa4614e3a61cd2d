// Turns a room into a package that works outside this workspace: JavaScript, declarations, a tarball.
//
// The sources run as they are only from a linked workspace: Node strips no types under node_modules. So what
// is packed is compiled, and its package.json points to the compiled files.
//
//   npm run pack -- [room…] [--out DIR]      default: tlog, into ./dist
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'

const run = promisify(execFile)
const root = dirname(dirname(fileURLToPath(import.meta.url)))

interface Manifest {
  exports: Record<string, string>
  bin?: Record<string, string>
  [field: string]: unknown
}

/** Compiles a room into a folder that is a package: what `npm publish` would take. */
export async function buildPackage(room: string, dist: string): Promise<void> {
  const folder = join(root, 'packages', room)
  await rm(dist, { recursive: true, force: true })
  await mkdir(dist, { recursive: true })
  const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
  const emit = ['--noEmit', 'false', '--declaration', '--rewriteRelativeImportExtensions']
  await run(process.execPath, [
    compiler,
    '-p',
    folder,
    ...emit,
    '--rootDir',
    join(folder, 'src'),
    '--outDir',
    dist,
  ])
  await pointDeclarationsToJavaScript(dist)
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
  const exports = Object.fromEntries(
    Object.entries(manifest.exports).map(([name, source]) => [name, built(source)]),
  )
  // A command's file is compiled like any other.
  const bin = Object.fromEntries(
    Object.entries(manifest.bin ?? {}).map(([name, source]) => [name, built(source).default]),
  )
  const packed = { ...manifest, exports, ...(manifest.bin === undefined ? {} : { bin }) }
  await writeFile(join(dist, 'package.json'), `${JSON.stringify(packed, undefined, 2)}\n`)
  for (const data of ['scenarios', 'lists', 'scenario.schema.json'])
    await copyIfPresent(join(folder, data), join(dist, data))
  await copyIfPresent(join(folder, 'README.md'), join(dist, 'README.md'))
  await copyIfPresent(join(root, 'LICENSE'), join(dist, 'LICENSE'))
}

/** Packs a folder made by `buildPackage`; gives the path of the tarball. */
export async function packTarball(dist: string, out: string): Promise<string> {
  await mkdir(out, { recursive: true })
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', out]
  const { stdout } = await run(npm, args, { cwd: dist, shell: process.platform === 'win32' })
  const name = /"filename":\s*"([^"]+)"/.exec(stdout)?.[1]
  if (name === undefined) throw new Error(`npm pack: expected a file name, got ${stdout.slice(0, 200)}`)
  return join(out, name)
}

/** `./src/a.ts` as the compiled pair that stands for it. */
function built(source: string): { types: string; default: string } {
  const stem = source.replace(/^\.\/src\//, './').replace(/\.tsx?$/, '')
  return { types: `${stem}.d.ts`, default: `${stem}.js` }
}

/** The compiler leaves `./a.ts` in declarations, where no such file is any more. */
async function pointDeclarationsToJavaScript(dist: string): Promise<void> {
  for (const name of await readdir(dist, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue
    const text = await readFile(join(dist, name), 'utf8')
    await writeFile(join(dist, name), text.replaceAll(/(['"]\.{1,2}\/[^'"]*)\.tsx?(['"])/g, '$1.js$2'))
  }
}

async function copyIfPresent(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string', default: join(root, 'dist') } },
  })
  for (const room of positionals.length > 0 ? positionals : ['tlog']) {
    const dist = join(root, 'packages', room, 'dist')
    await buildPackage(room, dist)
    console.log(await packTarball(dist, resolve(values.out)))
  }
}

// Packs the library, installs the tarball with npm in an empty folder, and runs the README's example on every
// Node here, out of a Vite build, and past a type checker. Needs the npm registry for @noble.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildPackage, packTarball } from '../../../scripts/pack.ts'
import { EXPECTED, linesOf, nodesHere, readmeExample } from '../test/package.ts'

const execute = promisify(execFile)
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

export async function run({ log }: { seed: number; log: (line: string) => void }) {
  const result = { passed: 0, failed: 0, skipped: 0, notes: [] as string[] }
  const check = async (name: string, action: () => Promise<void>) => {
    try {
      await action()
      result.passed++
      log(`${name}: passed`)
    } catch (error) {
      result.failed++
      result.notes.push(`${name}: ${error instanceof Error ? error.message : error}`)
      log(`${name}: failed`)
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'tlog-pack-'))
  try {
    await buildPackage('tlog', join(folder, 'dist'))
    const tarball = await packTarball(join(folder, 'dist'), folder)
    const app = join(folder, 'app')
    await check('npm installs the tarball', async () => {
      const args = ['install', '--prefix', app, '--ignore-scripts', '--no-audit', '--no-fund', tarball]
      await execute('npm', args, { cwd: folder })
    })
    await writeFile(join(app, 'example.mjs'), readmeExample())
    const nodes = await nodesHere()
    for (const [version, node] of nodes)
      await check(`the example runs on Node ${version}`, async () =>
        expectLines(await linesOf(node, join(app, 'example.mjs'), app)),
      )
    for (const wanted of ['v20', 'v24'])
      if (!nodes.some(([version]) => version.startsWith(wanted))) {
        result.skipped++
        result.notes.push(`Node ${wanted}: not exercised, there is none on the PATH`)
      }
    await check('Vite bundles it for browsers, and the bundle runs', async () => {
      const config =
        "export default { build: { lib: { entry: 'example.mjs', formats: ['es'], fileName: 'app' } } }\n"
      await writeFile(join(app, 'vite.config.mjs'), config)
      await execute(process.execPath, [join(modules, 'vite/bin/vite.js'), 'build', '--outDir', 'bundle'], {
        cwd: app,
      })
      expectLines(await linesOf(process.execPath, join(app, 'bundle/app.mjs'), app))
    })
    await check('its declarations satisfy a strict consumer', async () => {
      await writeFile(
        join(app, 'consumer.mts'),
        "import { leafHash, type OpenCheckpoint, TileReader } from '@commonwall/tlog'\n" +
          'export const hash: Uint8Array = leafHash(new Uint8Array(1))\n' +
          'export const size = async (reader: TileReader, opened: OpenCheckpoint): Promise<number> =>\n' +
          '  (await reader.inclusionProof(opened.checkpoint.size)).length\n',
      )
      const options = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2024',
        '--lib',
        'es2024,dom',
      ]
      const compiler = join(modules, 'typescript-7/bin/tsc')
      await execute(process.execPath, [compiler, ...options, '--types', '', 'consumer.mts'], { cwd: app })
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return result
}

function expectLines(lines: readonly string[]): void {
  if (lines.join('\n') !== EXPECTED.join('\n'))
    throw new Error(`the example: expected ${JSON.stringify(EXPECTED)}, got ${JSON.stringify(lines)}`)
}

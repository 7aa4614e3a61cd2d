// Gets the page renderer: pages are TSX, which Node does not run, so they are built when their source changed.
//
// The hash of the sources stands beside what was built from them. A build happens once, in a process of its own: beside
// what else a first start has to do, and what it takes to build does not stay in the memory of who serves. A packed
// release carries the built file and has no sources to compare it with.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PageRenderer } from '@commonwall/web/pages'
import { runBuilder } from './run-builder.ts'

/** The folder of the room `web`. */
const web = resolve(dirname(fileURLToPath(import.meta.resolve('@commonwall/web/pages'))), '../..')
const built = join(web, 'dist/pages/index.js')
const stamp = join(web, 'dist/pages/sources.sha256')

let loading: Promise<PageRenderer> | undefined

/**
 * The page renderer, built first if its sources changed. Loaded once in a process.
 * @throws Error if the sources do not build, or if there is neither a built file nor a source
 */
export function loadRenderer(): Promise<PageRenderer> {
  loading ??= buildAndImport()
  return loading
}

async function buildAndImport(): Promise<PageRenderer> {
  const builder = join(web, 'build/build-pages.ts')
  if (existsSync(builder)) {
    const hash = await hashSources(builder)
    const held = existsSync(built) && existsSync(stamp) ? await readFile(stamp, 'utf8') : undefined
    if (held !== hash) await runBuilder(builder, hash)
  }
  return (await import(pathToFileURL(built).href)) as PageRenderer
}

async function hashSources(builder: string): Promise<string> {
  const files: string[] = []
  for await (const file of glob('src/**/*.{ts,tsx,css}', { cwd: web })) files.push(file)
  const hash = createHash('sha256').update(await readFile(builder))
  const texts = await Promise.all(files.sort().map((file) => readFile(join(web, file))))
  for (const [at, text] of texts.entries()) hash.update(`\n${files[at]}\n`).update(text)
  return hash.digest('hex')
}

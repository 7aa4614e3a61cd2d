// The page edition: an entry and lazy chunks, the workers' texts among them, each file packed as it travels.

import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'
import { type BuiltChunks, common, output, web, written } from './settings.ts'
import { constant, engineText, withoutPreload } from './virtual.ts'
import type { EngineParts, WorkerTexts } from './workers.ts'

/**
 * What is fetched apart: what every screen stands on; the words about assemblies; drawing and reading squares; reading Markdown, for
 * articles alone.
 */
const GROUPS = [
  {
    name: 'main',
    test: /app\/(main\.ts|shell\/|i18n\/words\.ts|carry\/save\.ts)|i18n\/plural\.ts|node_modules\/(preact|@preact)\/|helpers\/(esm\/)?\w+\.js$|rolldown\/runtime|vite\/preload-helper|parts\/(link|words|time|absence-words|plain-text|out-link|posts?|hole|seal)\.tsx?/,
  },
  { name: 'assembly-words', test: /src\/assembly\/words/ },
  { name: 'draw-squares', test: /node_modules\/qr\/index/ },
  { name: 'read-squares', test: /node_modules\/qr\/decode/ },
  { name: 'markdown', test: /^\0markdown$/ },
]

/** Every `import()` becomes a `fetchPart` of the file with what that stands on (`shell/fetch-part.ts`). */
function fetchingParts(): Plugin {
  return {
    name: 'fetching-parts',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
      )
      const standsOn = (name: string, seen = new Set([name])): ReadonlySet<string> => {
        for (const other of chunks.get(name)?.imports ?? [])
          if (!seen.has(other) && !chunks.get(other)?.isEntry) standsOn(other, seen.add(other))
        return seen
      }
      for (const chunk of chunks.values())
        chunk.code = chunk.code.replaceAll(
          /\bimport\((["'`])\.\/([\w-]+\.js)\1\)/g,
          (_, quote, name: string) => {
            const files = [...standsOn(name)].map((file) => `${quote}./${file}${quote}`)
            return `fetchPart(${files.join()})`
          },
        )
    },
  }
}

/**
 * A part comes when it is needed, and nearly all that it has is then used: Chromium since 136 compiles it on another thread
 * while it comes, and not each function when a finger first needs it (https://v8.dev/blog/explicit-compile-hints). Half of
 * the task in which the first thread opened was that. A worker's text is one constant, and goes without.
 */
function compiledAhead(): Plugin {
  return {
    name: 'compiled-ahead',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.moduleIds.some((id) => !id.startsWith('\0')))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  }
}

interface PageEdition {
  readonly entry: string
  /** What the entry needs before it runs. */
  readonly imports: readonly string[]
  readonly files: readonly string[]
}

/** Writes beside a file what travels of it: packed as tightly as can be, once, and not for each reader anew. */
async function pack(path: string): Promise<void> {
  const bytes = await readFile(path)
  await writeFile(`${path}.br`, brotliCompressSync(bytes))
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }))
}

export async function buildPageEdition(
  engine: EngineParts,
  workers: WorkerTexts,
  work: string,
): Promise<void> {
  const outDir = join(work, 'app')
  const second = `own-engine-${createHash('sha256').update(engine.second).digest('base64url').slice(0, 8)}.js`
  const address = `import.meta.url.replace(/[^/]*$/, ${JSON.stringify(second)})`
  const result = await build({
    ...common,
    plugins: [
      engineText(engine.first, address),
      ...Object.entries(workers).map(([name, text]) => constant(name, 'source', text)),
      withoutPreload(),
      fetchingParts(),
      compiledAhead(),
    ],
    base: './',
    build: {
      ...output,
      outDir,
      rolldownOptions: {
        // Neighbours in the tree are alike, and pack better side by side.
        experimental: { chunkModulesOrder: 'module-id' },
        input: join(web, 'src/app/main.ts'),
        output: {
          ...written,
          entryFileNames: '[name]-[hash].js',
          // The engine has no file of its own, so its name begins with a mark.
          chunkFileNames: ({ name }) => `${name.replace(/^_/, '')}-[hash].js`,
          codeSplitting: { groups: GROUPS },
        },
      },
    },
  })
  const { output: chunks } = (Array.isArray(result) ? result[0] : result) as BuiltChunks
  await writeFile(join(outDir, second), engine.second)
  const names = [...chunks.map(({ fileName }) => fileName), second].sort()
  const entry = chunks.find(({ isEntry }) => isEntry)
  if (entry === undefined) throw new Error('build: expected an entry')
  const edition: PageEdition = { entry: entry.fileName, imports: entry.imports ?? [], files: names }
  for (const name of names) await pack(join(outDir, name))
  await writeFile(join(outDir, 'app.json'), `${JSON.stringify(edition, undefined, 2)}\n`)
}

// Builds the app: its workers first (the engine, and the one that folds assemblies), then both editions around them.
//
//   dist/app/NAME/*.js       page edition: an entry, lazy chunks, the workers among them; `app.json` names them
//   dist/app/NAME/*.js.br    the same as it travels, and `.gz` for whoever takes no Brotli
//   dist/app/NAME/app.html   the same in one file, which works from file://
//   dist/app/NAME/sw.js      the service worker, which is the same in almost every build
//
// NAME is the hash of the sources, given by who asks. A build appears whole or not at all. Names carry the hash of what they hold, and nothing depends on time or folder, so the same sources give the same bytes.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build, type InlineConfig, type Plugin } from 'vite'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
// Vite builds otherwise for tests; who asks first must not decide what everybody gets.
process.env.NODE_ENV = 'production'
const DAY = 24 * 3600 * 1000
/** As in the pages: cascade layers are the newest thing that the style needs. */
const STYLE_TARGET = ['chrome99', 'firefox97', 'safari15.4']
/** The first browsers with `AbortSignal.any`, which the copy asks with: older ones read the pages. */
const TARGET = ['chrome116', 'firefox124', 'safari17.4']

const common = {
  root: web,
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: { 'decode-named-character-reference': join(web, 'src/pages/parts/entities.ts') } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies InlineConfig

const output = {
  target: TARGET,
  cssTarget: STYLE_TARGET,
  cssMinify: 'lightningcss',
  modulePreload: false,
  reportCompressedSize: false,
  emptyOutDir: true,
} satisfies InlineConfig['build']

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

/** The second part of the engine. */
const OWN = join(web, 'src/app/engine/own/calls.ts')

/** Where each worker's `serve` is. */
const WORKERS = {
  engine: 'engine/worker.ts',
  'assembly-engine': 'assembly/engine/worker.ts',
  relays: 'relays/worker.ts',
  markdown: 'read/markdown-worker.ts',
} as const
type WorkerName = keyof typeof WORKERS

/** A worker as one classic script; of several in one, a worker runs the one whose name it has. An engine is whole in it. */
async function buildWorker(work: string, ...names: readonly WorkerName[]): Promise<string> {
  const folder = join(work, names.join('-'))
  await mkdir(folder)
  const served = names.map(
    (name, i) => `import { serve as serve${i} } from ${JSON.stringify(join(web, 'src/app', WORKERS[name]))}`,
  )
  const own = `import * as own from ${JSON.stringify(OWN)}`
  const fetched = names.includes('engine') ? 'async () => own' : ''
  const choice = `({ ${names.map((name, i) => `${JSON.stringify(name)}: serve${i}`).join(', ')} })[globalThis.name](${fetched})`
  const entry = join(folder, 'entry.js')
  await writeFile(
    entry,
    [...served, fetched === '' ? '' : own, names.length > 1 ? choice : 'serve0()'].join('\n'),
  )
  return buildScript(entry, folder)
}

/** An engine in two parts: a classic script, and a module that it imports later. */
interface EngineParts {
  readonly first: string
  readonly second: string
}

/**
 * The engine in two parts. What both need is in the first. They are chunks of one build and find each other in
 * `globalThis.part`: a worker that is made from a blob has no address to import from, but for one that it is told.
 */
async function buildEngineParts(work: string): Promise<EngineParts> {
  const folder = join(work, 'engine')
  await mkdir(folder)
  const entry = join(folder, 'entry.js')
  // A browser remembers by its address what it could not import: whoever asks again gives it another.
  await writeFile(
    entry,
    `import { serve } from ${JSON.stringify(join(web, 'src/app', WORKERS.engine))}
    let tried = 0
    serve(async (address) => {
      await import(/* @vite-ignore */ address + '#' + tried++)
      return import(${JSON.stringify(OWN)})
    })`,
  )
  const result = await build({
    ...common,
    plugins: [constant('release-keys', 'keys', await releaseKeys())],
    build: {
      ...output,
      write: false,
      lib: { entry, formats: ['cjs'], fileName: () => 'first.js' },
      minify: true,
      rolldownOptions: { preserveEntrySignatures: false, output: { chunkFileNames: 'second.js' } },
    },
  })
  const { output: chunks } = (Array.isArray(result) ? result[0] : result) as BuiltChunks
  const code = (name: string) => {
    const chunk = chunks.find(({ fileName }) => fileName === name)
    if (chunk === undefined) throw new Error(`engine: expected ${name} among its chunks, found none`)
    return `part("./${name}",(exports,require)=>{"use strict";${chunk.code.trimEnd()}\n});`
  }
  if (chunks.length !== 2) throw new Error(`engine: expected two chunks, got ${chunks.length}`)
  return { first: `${PART}${code('first.js')}`, second: code('second.js') }
}

/** Where the chunks of the engine find each other. */
const PART = 'globalThis.part=(name,run)=>{const made={};part[name]=made;run(made,(other)=>part[other])};'

/** One classic script. */
async function buildScript(entry: string, folder: string): Promise<string> {
  const outDir = join(folder, 'built')
  await build({
    ...common,
    plugins: [constant('release-keys', 'keys', await releaseKeys())],
    build: {
      ...output,
      outDir,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
      minify: true,
    },
  })
  return readFile(join(outDir, 'worker.js'), 'utf8')
}

/** Gives a constant of this build to whoever imports it from `virtual:NAME`. */
function constant(name: string, as: string, text: string): Plugin {
  return virtual(name, `export const ${as} = ${JSON.stringify(text)}`)
}

/** Gives a module to whoever imports `virtual:NAME`. */
function virtual(name: string, code: string): Plugin {
  return {
    name,
    resolveId: (id) => (id === `virtual:${name}` ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? code : undefined),
  }
}

/** @param second where the second part is, as an expression; empty where the text has both */
function engineText(text: string, second: string): Plugin {
  return virtual('engine', `export const source = ${JSON.stringify(text)}, second = ${second}`)
}

/** The texts of the workers that are fetched whole, by the names under which the app imports them. */
type WorkerTexts = Readonly<Record<Exclude<WorkerName, 'engine'>, string>>

/** What workers have in common is much: in the one file those that share most are one text, under all their names. */
async function workersOfFile(work: string, markdown: string): Promise<readonly Plugin[]> {
  const shared = await buildWorker(work, 'engine', 'assembly-engine', 'relays')
  const sameAs = (name: WorkerName) => virtual(name, "export { source } from 'virtual:engine'")
  return [
    engineText(shared, '""'),
    sameAs('assembly-engine'),
    sameAs('relays'),
    constant('markdown', 'source', markdown),
  ]
}

/** The keys by which this build takes releases (docs/protocol/release.md); none: it takes none. */
async function releaseKeys(): Promise<string> {
  const file = process.env.COMMONWALL_RELEASE_KEYS ?? join(web, 'release.keys')
  return existsSync(file) ? readFile(file, 'utf8') : ''
}

/** The doors of a demonstration are nobody's to carry: what opens from a file has none. */
function withoutDoors(): Plugin {
  return {
    name: 'without-doors',
    enforce: 'pre',
    resolveId: (id) => (/\/doors\/(doors|strip)\.tsx$/.test(id) ? '\0no-doors' : undefined),
    load: (id) =>
      id === '\0no-doors' ? 'export const DoorsScreen = undefined, DoorStrip = undefined' : undefined,
  }
}

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

/** What vite gives back, as far as it is read here. */
interface BuiltChunks {
  readonly output: readonly {
    readonly fileName: string
    readonly code: string
    readonly isEntry?: boolean
    /** Files that it needs before it runs. */
    readonly imports?: readonly string[]
  }[]
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

async function buildPageEdition(engine: EngineParts, workers: WorkerTexts, work: string): Promise<void> {
  const outDir = join(work, 'app')
  const second = `own-engine-${createHash('sha256').update(engine.second).digest('base64url').slice(0, 8)}.js`
  const address = `import.meta.url.replace(/[^/]*$/, ${JSON.stringify(second)})`
  const result = await build({
    ...common,
    plugins: [
      engineText(engine.first, address),
      ...Object.entries(workers).map(([name, text]) => constant(name, 'source', text)),
      fetchingParts(),
    ],
    base: './',
    build: {
      ...output,
      outDir,
      rolldownOptions: {
        input: join(web, 'src/app/main.ts'),
        output: {
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

async function buildFileEdition(workers: readonly Plugin[], work: string): Promise<void> {
  const outDir = join(work, 'script')
  await build({
    ...common,
    plugins: [...workers, withoutDoors()],
    build: {
      ...output,
      outDir,
      rolldownOptions: {
        input: join(web, 'src/app/main.ts'),
        output: { entryFileNames: 'app.js', codeSplitting: false },
      },
    },
  })
  const script = await readFile(join(outDir, 'app.js'), 'utf8')
  const { renderAppFile } = (await import(pathToFileURL(join(web, 'dist/pages/index.js')).href)) as {
    renderAppFile(script: string, hash: (text: string) => string): string
  }
  const html = renderAppFile(script, (text) => createHash('sha256').update(text).digest('base64'))
  await writeFile(join(work, 'app/app.html'), html)
}

/** Builds both editions under a name; `dist/pages` must be there. Other builds that are older than a day go. */
async function buildApp(name: string): Promise<void> {
  const builds = join(web, 'dist/app')
  await mkdir(builds, { recursive: true })
  const work = await mkdtemp(join(web, 'dist/building-'))
  try {
    const workers = {
      'assembly-engine': await buildWorker(work, 'assembly-engine'),
      relays: await buildWorker(work, 'relays'),
      markdown: await buildWorker(work, 'markdown'),
    }
    await buildPageEdition(await buildEngineParts(work), workers, work)
    const worker = await buildScript(join(web, 'src/app/program/service-worker.ts'), join(work, 'sw'))
    await writeFile(join(work, 'app/sw.js'), worker)
    await buildFileEdition(await workersOfFile(work, workers.markdown), work)
    // Where another process was faster, its folder is there, with the same bytes.
    await rename(join(work, 'app'), join(builds, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  for (const old of await readdir(builds))
    if (old !== name && Date.now() - (await stat(join(builds, old))).mtimeMs > DAY)
      await rm(join(builds, old), { recursive: true, force: true })
}

const [name] = process.argv.slice(2)
if (name === undefined || !/^[0-9a-f]{16}$/.test(name)) throw new Error('usage: build-app.ts NAME')
await buildApp(name)

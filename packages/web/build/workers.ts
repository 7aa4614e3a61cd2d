// The workers of the app, each as the text of a classic script: the page edition has every one apart, and the engine in two
// parts; in the one file those that share most are one text.

import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { type BuiltChunks, common, optimization, output, web, written } from './settings.ts'
import { constant, engineText, longOnce, virtual } from './virtual.ts'

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
export async function buildWorker(work: string, ...names: readonly WorkerName[]): Promise<string> {
  const folder = join(work, names.join('-'))
  await mkdir(folder)
  const served = names.map(
    (name, i) => `import { serve as serve${i} } from ${JSON.stringify(join(web, 'src/app', WORKERS[name]))}`,
  )
  const own = `import { ownPart } from ${JSON.stringify(OWN)}`
  const fetched = names.includes('engine') ? 'async () => ({ ownPart })' : ''
  const choice = `({ ${names.map((name, i) => `${JSON.stringify(name)}: serve${i}`).join(', ')} })[globalThis.name](${fetched})`
  const entry = join(folder, 'entry.js')
  await writeFile(
    entry,
    [...served, fetched === '' ? '' : own, names.length > 1 ? choice : 'serve0()'].join('\n'),
  )
  // In a text of many rooms, neighbours in the tree are alike, and pack better side by side.
  return buildScript(entry, folder, names.length > 1 ? 'module-id' : 'exec-order')
}

/** An engine in two parts: a classic script, and a module that it imports later. */
export interface EngineParts {
  readonly first: string
  readonly second: string
}

/**
 * The engine in two parts. What both need is in the first. They are chunks of one build and find each other in
 * `globalThis.part`: a worker that is made from a blob has no address to import from, but for one that it is told.
 */
export async function buildEngineParts(work: string): Promise<EngineParts> {
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
    plugins: [constant('release-keys', 'keys', await releaseKeys()), longOnce()],
    build: {
      ...output,
      write: false,
      lib: { entry, formats: ['cjs'], fileName: () => 'first.js' },
      minify: true,
      rolldownOptions: {
        preserveEntrySignatures: false,
        optimization,
        output: { ...written, chunkFileNames: 'second.js' },
      },
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
export async function buildScript(
  entry: string,
  folder: string,
  chunkModulesOrder: 'exec-order' | 'module-id' = 'exec-order',
): Promise<string> {
  const outDir = join(folder, 'built')
  await build({
    ...common,
    plugins: [constant('release-keys', 'keys', await releaseKeys()), longOnce()],
    build: {
      ...output,
      outDir,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
      minify: true,
      rolldownOptions: { experimental: { chunkModulesOrder }, optimization, output: written },
    },
  })
  return readFile(join(outDir, 'worker.js'), 'utf8')
}

/** The texts of the workers that are fetched whole, by the names under which the app imports them. */
export type WorkerTexts = Readonly<Record<Exclude<WorkerName, 'engine'>, string>>

/** What workers have in common is much: in the one file those that share most are one text, under all their names. */
export async function workersOfFile(work: string, markdown: string): Promise<readonly Plugin[]> {
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

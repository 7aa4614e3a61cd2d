// Gets the app's built files, built first if a source of it changed: in a child process, since it takes seconds.
//
// Each build has a folder of its own, named by the hash of its sources, so that two that run at once harm nobody
// and a node that serves one is not disturbed by the next. A packed release carries one and has no sources.

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { APP_HTML, RELEASE_NOTE, WORKER_JS } from '@commonwall/wall'
import type { Language } from '@commonwall/web/pages'
import type { Packed } from '../http/packed.ts'
import { loadRenderer } from './renderer.ts'
import { runBuilder } from './run-builder.ts'

export interface AppFiles {
  /** The entry's path below the wall's root. */
  readonly entry: string
  /** Paths of what it asks for first. */
  readonly ahead: (language: Language) => readonly string[]
  /** By name below `app/`. */
  readonly files: ReadonlyMap<string, Packed>
  /** The app in one file, without a wall in it. */
  readonly html: string
  /** The service worker that keeps it. */
  readonly worker: string
  /** What the project signed, if that is this very build. */
  readonly release: string | undefined
}

/** The folder of the room `web`. */
const web = resolve(dirname(fileURLToPath(import.meta.resolve('@commonwall/web/pages'))), '../..')
const builder = join(web, 'build/build-app.ts')
const builds = join(web, 'dist/app')
/** As the builder finds them. */
const releaseKeys = () => process.env.COMMONWALL_RELEASE_KEYS ?? join(web, 'release.keys')
/** Rooms whose sources are in the app. */
const SOURCES = ['web/src', 'web/build', 'wall/src', 'tlog/src', 'sync/src', 'assembly/src']

let loading: Promise<AppFiles> | undefined

/**
 * The app's files. Loaded once in a process.
 * @throws Error if the sources do not build
 */
export function loadApp(): Promise<AppFiles> {
  loading ??= buildAndRead()
  return loading
}

/** Puts the app's one file and what belongs to it beside the wall, where every copy takes it along. @param root the wall's folder */
export async function publishApp(root: string, { html, worker, release }: AppFiles): Promise<void> {
  for (const [name, text] of [
    [WORKER_JS, worker],
    [APP_HTML, html],
    [RELEASE_NOTE, release],
  ] as const) {
    const path = join(root, name)
    // The note of another program would be a lie.
    if (text === undefined) await rm(path, { force: true })
    else {
      await writeFile(`${path}.new`, text)
      await rename(`${path}.new`, path)
    }
  }
}

async function buildAndRead(): Promise<AppFiles> {
  const folder = join(builds, existsSync(builder) ? await build() : await carried())
  const { entry, imports, files } = JSON.parse(await readFile(join(folder, 'app.json'), 'utf8')) as {
    entry: string
    imports: string[]
    files: string[]
  }
  const read = new Map<string, Packed>()
  for (const name of files) read.set(name, await readPacked(join(folder, name)))
  const html = await readFile(join(folder, APP_HTML), 'utf8')
  const worker = await readFile(join(folder, WORKER_JS), 'utf8')
  const ahead = (language: Language) => {
    const isFirst = (name: string) =>
      imports.includes(name) ||
      name.startsWith('engine-') ||
      name.startsWith(`words-${language.toLowerCase()}-`)
    return files.filter(isFirst).map((name) => `app/${name}`)
  }
  return { entry: `app/${entry}`, ahead, files: read, html, worker, release: await releaseOf(html) }
}

async function readPacked(path: string): Promise<Packed> {
  const [bytes, br, gz] = await Promise.all(
    [path, `${path}.br`, `${path}.gz`].map(async (one) => new Uint8Array(await readFile(one))),
  )
  if (!bytes || !br || !gz) throw new Error(`${path}: expected it and what travels of it`)
  return { bytes, br, gz }
}

/** The project's note beside the sources, if it is of this build. */
async function releaseOf(html: string): Promise<string | undefined> {
  const note = await readFile(join(web, RELEASE_NOTE), 'utf8').catch(() => '')
  return note.includes(`\n${createHash('sha256').update(html).digest('hex')}\n`) ? note : undefined
}

async function build(): Promise<string> {
  const name = (await hashSources()).slice(0, 16)
  if (existsSync(join(builds, name, 'app.json'))) return name
  // What it is built around: the page renderer's styles and frame.
  await loadRenderer()
  await runBuilder(builder, name)
  return name
}

async function carried(): Promise<string> {
  const [name] = await readdir(builds)
  if (name === undefined) throw new Error(`app: expected a build in ${builds}, found none`)
  return name
}

async function hashSources(): Promise<string> {
  const packages = dirname(web)
  const files: string[] = []
  for (const folder of SOURCES)
    for await (const file of glob(`${folder}/**/*.{ts,tsx,css}`, { cwd: packages })) files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(await readFile(join(packages, file)))
  hash.update(await readFile(releaseKeys(), 'utf8').catch(() => ''))
  return hash.digest('hex')
}

// Builds the app: its workers first (the engine, and the one that folds assemblies), then both editions around them.
//
//   dist/app/NAME/*.js       page edition: an entry, lazy chunks, the workers among them; `app.json` names them
//   dist/app/NAME/*.js.br    the same as it travels, and `.gz` for whoever takes no Brotli
//   dist/app/NAME/app.html   the same in one file, which works from file://
//   dist/app/NAME/sw.js      the service worker, which is the same in almost every build
//
// NAME is the hash of the sources, given by who asks. A build appears whole or not at all. Names carry the hash of what they
// hold, and nothing depends on time or folder, so the same sources give the same bytes.

import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildFileEdition } from './file-edition.ts'
import { buildPageEdition } from './page-edition.ts'
import { web } from './settings.ts'
import { buildEngineParts, buildScript, buildWorker, workersOfFile } from './workers.ts'

/** Milliseconds. */
const DAY = 24 * 3600 * 1000

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

// Builds the page renderer: one ES module without imports, that a node loads.
//
//   dist/pages/index.js         the renderer
//   dist/pages/sources.sha256   the hash of its sources, given by who asks
//
// Both are put in their places whole, the hash last, so that two builds at once harm nobody, nor who reads meanwhile.

import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const web = dirname(dirname(fileURLToPath(import.meta.url)))

async function buildPages(hash: string): Promise<void> {
  const pages = join(web, 'dist/pages')
  await mkdir(pages, { recursive: true })
  const work = await mkdtemp(join(web, 'dist/building-'))
  try {
    await build({
      root: web,
      configFile: false,
      logLevel: 'warn',
      ssr: { noExternal: true },
      build: {
        ssr: join(web, 'src/pages/index.ts'),
        outDir: work,
        target: 'node24',
        // Cascade layers are the newest thing that the style needs.
        cssTarget: ['chrome99', 'firefox97', 'safari15.4'],
        minify: false,
        cssMinify: 'lightningcss',
        reportCompressedSize: false,
      },
    })
    await writeFile(join(work, 'sources.sha256'), hash)
    for (const name of ['index.js', 'sources.sha256']) await rename(join(work, name), join(pages, name))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const [hash] = process.argv.slice(2)
if (hash === undefined || !/^[0-9a-f]{64}$/.test(hash)) throw new Error('usage: build-pages.ts HASH')
await buildPages(hash)

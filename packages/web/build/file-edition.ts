// The one file: the same app with everything in one script, which works from `file://`.

import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { common, output, web } from './settings.ts'

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

/**
 * What the page fetches when it is needed is here already. Imported as the rest is, no module needs a wrapper that says
 * when it is to run: 6.6 KB of them.
 */
function withoutFetching(): Plugin {
  return {
    name: 'without-fetching',
    enforce: 'post',
    transform(code, id) {
      if (!id.startsWith(join(web, 'src'))) return undefined
      const imports: string[] = []
      const changed = code.replaceAll(/\bimport\(\s*(["'][^"']+["'])\s*\)/g, (_, path: string) => {
        const name = `fetched_${imports.length}`
        imports.push(`import * as ${name} from ${path};`)
        return `Promise.resolve(${name})`
      })
      const first = id === join(web, 'src/app/main.ts') ? wordsFirst() : ''
      return `${first}${imports.join('')}${changed}`
    },
  }
}

/** Dictionaries; the operator's page and the doors are in no file. */
const WORDS = /^(?!.*\/(?:operator|doors)\/)(?:.*(?:\/|-)words|.*\/i18n\/(?:en|zh-han[st]|paper))\.ts$/

/** Brings what is said together: alike texts pack well only where they stand near each other. It saves 7 KB. */
function wordsFirst(): string {
  return readdirSync(join(web, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => WORDS.test(path))
    .sort()
    .map((path) => `import ${JSON.stringify(join(web, 'src', path))};`)
    .join('')
}

export async function buildFileEdition(workers: readonly Plugin[], work: string): Promise<void> {
  const outDir = join(work, 'script')
  await build({
    ...common,
    plugins: [...workers, withoutDoors(), withoutFetching()],
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

// The one file: the same app with everything in one script, which works from `file://`.

import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { common, output, web, written } from './settings.ts'

/**
 * What no file needs, by the module that has it: the doors of a demonstration are nobody's to carry, both styles stand
 * on the file's own page, no part of it is fetched, and no host's list stood on it.
 */
const NOT_HERE: readonly (readonly [module: RegExp, instead: string])[] = [
  [/\/doors\/(doors|strip)\.tsx$/, 'export const DoorsScreen = undefined, DoorStrip = undefined'],
  [/\/add-style\.ts$/, 'export const addStyle = () => {}'],
  [/\/loaded-list\.ts$/, 'export const loadedList = () => {}'],
  [/\/unread\.tsx$/, 'export const useLoaded = () => {}, UncheckedList = undefined'],
  [/\/fetch-part\.ts$/, 'export const fetchPart = undefined'],
]

function withoutWhatIsElsewhere(): Plugin {
  const mark = '\0not-here-'
  return {
    name: 'without-what-is-elsewhere',
    enforce: 'pre',
    resolveId(id) {
      const at = NOT_HERE.findIndex(([module]) => module.test(id))
      return at < 0 ? undefined : mark + at
    },
    load: (id) => (id.startsWith(mark) ? NOT_HERE[Number(id.slice(mark.length))]?.[1] : undefined),
  }
}

/** A module that is fetched, or the one thing that is taken of it. */
const FETCHED = /\bimport\(\s*(["'][^"']+["'])\s*\)(?:\.then\(\(\{ (\w+) \}\) => \2\))?/g
/** The one thing that is called of a module. */
const CALLED = /\bimport\(\s*(["'][^"']+["'])\s*\)(?=\s*\.then\(\(\{ (\w+) \}\) => \2\()/g
/** The one thing that is taken of a module once it is here. */
const AWAITED = /\bconst \{ (\w+) \} = await import\(\s*(["'][^"']+["'])\s*\)/g

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
      const take = (path: string, one?: string) => {
        const name = `fetched_${imports.length}`
        const taken = one === undefined ? `* as ${name}` : `{ ${one} as ${name} }`
        imports.push(`import ${taken} from ${path};`)
        return name
      }
      const changed = code
        .replaceAll(
          AWAITED,
          (_, one: string, path: string) => `const { ${one} } = await { ${one}: ${take(path, one)} }`,
        )
        .replaceAll(
          CALLED,
          (_, path: string, one: string) => `Promise.resolve({ ${one}: ${take(path, one)} })`,
        )
        .replaceAll(FETCHED, (_, path: string, one?: string) => `Promise.resolve(${take(path, one)})`)
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
    plugins: [...workers, withoutWhatIsElsewhere(), withoutFetching()],
    build: {
      ...output,
      outDir,
      rolldownOptions: {
        input: join(web, 'src/app/main.ts'),
        output: { ...written, entryFileNames: 'app.js', codeSplitting: false },
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

// What every build of the app has in common, and for which browsers it is.

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

/** The folder of this room. */
export const web = dirname(dirname(fileURLToPath(import.meta.url)))

// Vite builds otherwise for tests; who asks first must not decide what everybody gets.
process.env.NODE_ENV = 'production'

/** As in the pages: cascade layers are the newest thing that the style needs. */
const STYLE_TARGET = ['chrome99', 'firefox97', 'safari15.4']
/**
 * The first browsers with all that the app cannot do without: `AbortSignal.any`, `Map.groupBy` and `indexedDB.databases`,
 * by which a wipe finds what is saved. Older ones read the pages.
 */
const TARGET = ['chrome117', 'firefox126', 'safari17.4']

/** For each run of vite. */
export const common = {
  root: web,
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    alias: [
      { find: 'decode-named-character-reference', replacement: join(web, 'src/pages/parts/entities.ts') },
      // As `micromark-core-commonmark` names its own, and nothing else does.
      { find: /^\.\/lib\/html-(?:flow|text)\.js$/, replacement: join(web, 'src/pages/parts/no-html.ts') },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies InlineConfig

/** For what a run writes; where and as what is its own. */
export const output = {
  target: TARGET,
  cssTarget: STYLE_TARGET,
  cssMinify: 'lightningcss',
  modulePreload: false,
  reportCompressedSize: false,
  emptyOutDir: true,
} satisfies InlineConfig['build']

/** What stands at the top of a module stays `let` and `const`: as vite's `var`, which is no faster, it packs worse. */
export const written = { topLevelVar: false } as const

/** For workers: a constant is written out wherever it is read, which is 200 bytes less of the engine. The shell gains nothing by it. */
export const optimization = { inlineConst: { mode: 'all', pass: 3 } } as const

/** What vite gives back, as far as it is read here. */
export interface BuiltChunks {
  readonly output: readonly {
    readonly fileName: string
    readonly code: string
    readonly isEntry?: boolean
    /** Files that it needs before it runs. */
    readonly imports?: readonly string[]
  }[]
}

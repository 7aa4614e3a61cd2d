// Modules that stand in no file: the build makes them up, and the app imports them as `virtual:NAME`
// (`../src/app/engine-source.d.ts`).

import type { Plugin } from 'vite'

/** Gives a constant of this build to whoever imports it from `virtual:NAME`. */
export function constant(name: string, as: string, text: string): Plugin {
  return virtual(name, `export const ${as} = ${JSON.stringify(text)}`)
}

/** Gives a module to whoever imports `virtual:NAME`. */
export function virtual(name: string, code: string): Plugin {
  return {
    name,
    resolveId: (id) => (id === `virtual:${name}` ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? code : undefined),
  }
}

/** @param second where the second part is, as an expression; empty where the text has both */
export function engineText(text: string, second: string): Plugin {
  return virtual('engine', `export const source = ${JSON.stringify(text)}, second = ${second}`)
}

/** Vite wraps each `import()` in what fetches styles and links ahead of it; here nothing of that is ever to be fetched. */
export function withoutPreload(): Plugin {
  return {
    name: 'without-preload',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined,
  }
}

/** A constant that is a text in many pieces. */
const LONG = /^export const (\w+) =(?=\s*(?:(["'])[^"']+\2\s*\+\s*){10})/gm

/** A constant is written out wherever it is read, and a table of 13 KB that is read twice stood there twice: what is set is none. */
export function longOnce(): Plugin {
  return {
    name: 'long-once',
    enforce: 'post',
    transform: (code) => code.replaceAll(LONG, 'export let $1; $1 ='),
  }
}

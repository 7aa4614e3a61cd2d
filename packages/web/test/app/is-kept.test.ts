// Which program is called the kept one: the one that lies on the shelf, not whatever a service worker of ours let through.

import { afterEach, expect, it, vi } from 'vitest'
import { isKept } from '../../src/app/program/is-kept.ts'
import { renderAppFile } from '../../src/pages/app-file.tsx'

const ROOT = 'https://wall.example/'
const KEPT = "console.log('kept')"
const page = renderAppFile(KEPT, (text) => text.slice(0, 9))

/** A browser whose shelf for kept programs holds a page. */
function shelf(held: string | undefined): void {
  vi.stubGlobal('caches', {
    match: async (root: string) => (root === ROOT && held !== undefined ? new Response(held) : undefined),
  })
}

afterEach(() => void vi.unstubAllGlobals())

it.each([
  ['the program on the shelf', page, KEPT, true],
  ["its host's, which came where the shelf could not be read", page, "console.log('kept', 'another')", false],
  ['one of which the disk has lost the end', page.slice(0, -3), KEPT, false],
  ['another page on the shelf', `<!doctype html><script>${KEPT}</script></html>\n`, KEPT, false],
  ['any where nothing is kept', undefined, KEPT, false],
])('is told of %s', async (_, held, program, is) => {
  shelf(held)
  expect(await isKept(ROOT, { textContent: program })).toBe(is)
})

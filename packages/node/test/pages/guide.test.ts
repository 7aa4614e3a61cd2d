// The guide for readers lists every page that a node answers, and none that it does not.

import { readFileSync } from 'node:fs'
import type { StoredRun } from '@commonwall/web/doors'
import { LANGUAGES } from '@commonwall/web/pages'
import { expect, it } from 'vitest'
import { smallWall } from './small-wall.ts'

const GUIDE = new URL('../../../../docs/guide/reader.md', import.meta.url)
/** Files of the app, and the languages, under which every page stands again. */
const NO_PAGES = new Set(['app', ...LANGUAGES.map((language) => language.toLowerCase())])

/** The first word of a path: `t` of `/t/17`; empty for the front. */
const wordOf = (path: string) => /^\/([a-z-]*)/.exec(path)?.[1] ?? ''
const sorted = (paths: readonly string[]) =>
  [...new Set(paths.map(wordOf))].filter((word) => !NO_PAGES.has(word)).sort()

it('the guide’s table of pages has a line for each path that is answered, and no other', async () => {
  const run = {} as StoredRun
  const wall = await smallWall({ doors: { token: 'token', run } })
  const answered = wall.pages.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  await wall.close()
  const [, section = ''] = /## The pages\n(.*?)\n## /s.exec(readFileSync(GUIDE, 'utf8')) ?? []
  const listed = section
    .split('\n')
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path))
  expect(listed.length).toBeGreaterThan(10)
  expect(sorted(listed)).toEqual(sorted(answered))
})

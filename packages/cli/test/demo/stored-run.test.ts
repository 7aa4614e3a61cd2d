// The run that is told to who reads without JavaScript is whole, in every language.

import { readFileSync } from 'node:fs'
import { loadRenderer } from '@commonwall/node'
import { DOORS, type StoredRun } from '@commonwall/web/doors'
import { type Frame, LANGUAGES } from '@commonwall/web/pages'
import { expect, it } from 'vitest'
import { STORED_RUN } from '../../src/demo/doors/doorways.ts'

const run = JSON.parse(readFileSync(STORED_RUN, 'utf8')) as StoredRun

it.each(LANGUAGES)('%s: every door tells all of its figures', async (lang) => {
  const { renderPage } = await loadRenderer()
  const frame: Frame = {
    ...{ lang, root: '../', prefix: '', here: 'd/1', title: undefined, served: true },
    wall: { text: 'A wall', lang: 'en', dir: 'ltr' },
    fingerprint: { en: [], zh: [] },
    truth: {
      ...{ state: 'unwitnessed', source: 'node', size: 1, at: run.day, seen: 0, of: 0 },
      definitionStale: false,
    },
  }
  for (const door of DOORS) {
    const html = renderPage({ kind: 'door', frame, door, run })
    expect(html).not.toMatch(/undefined|NaN/)
    expect(html.split('<ol class="told"')).toHaveLength(2)
    expect(html.match(/<li/g)?.length).toBeGreaterThanOrEqual(3)
  }
})

it('was a run in which everything went as it is told', () => {
  const { altered, caught, healed } = run.alter
  expect(altered.says).toBe(caught.reads.replace(altered.before, altered.after))
  expect(healed.findings).toBe(0)
  expect(run.plug.arrival.witnesses).toBe(run.plug.arrival.of)
  expect(run.agree.forcedByRule).toBe(0)
})

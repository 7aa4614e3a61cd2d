// The run that is told to who reads without JavaScript is whole, in every language.

import { readFileSync } from 'node:fs'
import { loadRenderer } from '@commonwall/node'
import { DOORS, type StoredRun } from '@commonwall/web/doors'
import { type Frame, LANGUAGES } from '@commonwall/web/pages'
import { expect, it } from 'vitest'
import { STORED_RUN } from '../../src/demo/doors/doorways.ts'

const run = JSON.parse(readFileSync(STORED_RUN, 'utf8')) as StoredRun

const { renderPage } = await loadRenderer()
const pageOf = (door: (typeof DOORS)[number], lang: Frame['lang'], told = run) => {
  const frame: Frame = {
    ...{ lang, root: '../', prefix: '', here: 'd/1', title: undefined, served: true },
    wall: { text: 'A wall', lang: 'en', dir: 'ltr' },
    fingerprint: { en: [], zh: [] },
    truth: {
      ...{ state: 'unwitnessed', source: 'node', size: 1, at: run.day, seen: 0, of: 0 },
      definitionStale: false,
    },
  }
  return renderPage({ kind: 'door', frame, door, run: told })
}

it.each(LANGUAGES)('%s: every door tells all of its figures', (lang) => {
  for (const door of DOORS) {
    const html = pageOf(door, lang)
    expect(html).not.toMatch(/undefined|NaN/)
    expect(html.split('<ol class="told"')).toHaveLength(2)
    expect(html.match(/<li/g)?.length).toBeGreaterThanOrEqual(3)
  }
})

it('shows beside what was altered what the second copy reads, as it has it', () => {
  const { alter } = run
  const caught = { ...alter.caught, reads: `${alter.altered.before} may speak; and more` }
  const html = pageOf(2, 'en', { ...run, alter: { ...alter, caught } })
  expect(html).toContain(`<mark>${alter.altered.after}</mark> has`)
  expect(html).toContain(`<mark>${alter.altered.before}</mark> may speak …`)
})

it('was a run in which everything went as it is told', () => {
  const { altered, caught, healed } = run.alter
  expect(altered.says).toBe(caught.reads.replace(altered.before, altered.after))
  expect(healed.findings).toBe(0)
  expect(run.plug.arrival.witnesses).toBe(run.plug.arrival.of)
  expect(run.agree.forcedByRule).toBe(0)
})

// Mirrors that lie, each in one way, before a reader in a real browser: what was held stays, nothing of the lie is shown,
// the deed is named in words, and an honest address puts everything right. All lies, and damage out of a seed, are in
// `npm run test:slow -- hostile`.

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { catchAll } from '../hostile/catch-all.ts'
import { damagedMirror } from '../hostile/damage.ts'
import { LIES } from '../hostile/lies.ts'
import { openStage, type Stage } from '../hostile/stage.ts'
import { chance } from '../hostile/texts.ts'
import { tongue } from './words.ts'

const reason = whyNoBrowser()
const SEED = 11
/** One of each sort. */
const HERE = [
  'sends elsewhere',
  'withholds a post',
  'alters a post',
  'swaps the witnesses of the definition',
  'swaps the signatures of witnesses',
  'goes back to an old state',
  'is a moment behind',
  'has an answer to every name',
  'shows another history of the same length',
]

describe.skipIf(reason !== undefined)(`a mirror${reason ? `: not exercised, ${reason}` : ''}`, () => {
  let stage: Stage
  let browser: Browser

  beforeAll(async () => {
    stage = await openStage()
    browser = await launchBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await stage?.close()
  }, 30_000)

  it('that lies is named in words, takes nothing away, and shows nothing that nobody said', async () => {
    const lies = LIES.filter(({ name }) => HERE.includes(name))
    expect(lies).toHaveLength(HERE.length)
    const next = chance(SEED)
    const damage = [1, 2].map((n) => damagedMirror(`damage ${n}`, next))
    expect(await catchAll(browser, stage, [...damage, ...lies], await tongue('zh-Hant'))).toEqual([])
  }, 120_000)
})

// Mirrors that lie, each in one way, before a reader in a real browser: what was held stays, nothing of the lie is shown,
// the deed is named in words, and an honest address puts everything right. All lies, and damage out of a seed, are in
// `npm run test:slow -- hostile`.

import { beforeAll, expect, it } from 'vitest'
import { catchAll } from '../hostile/catch-all.ts'
import { damagedMirror } from '../hostile/damage.ts'
import { LIES } from '../hostile/lies.ts'
import { openStage, type Stage } from '../hostile/stage.ts'
import { chance } from '../hostile/texts.ts'
import { inBrowser } from './in-browser.ts'
import { tongue } from './words.ts'

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

inBrowser('a mirror', (on) => {
  let stage: Stage

  beforeAll(async () => {
    stage = on.also(await openStage())
  }, 120_000)

  it('that lies is named in words, takes nothing away, and shows nothing that nobody said', async () => {
    const lies = LIES.filter(({ name }) => HERE.includes(name))
    expect(lies).toHaveLength(HERE.length)
    const next = chance(SEED)
    const damage = [1, 2].map((n) => damagedMirror(`damage ${n}`, next))
    expect(await catchAll(await on.browser(), stage, [...damage, ...lies], await tongue('zh-Hant'))).toEqual(
      [],
    )
  }, 120_000)
})

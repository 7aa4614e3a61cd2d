// `npm run test:slow -- hostile [--seed N] [--rounds N] [--damaged N]`: in the app, in a real browser under its real policy,
// texts that mean harm, many; then mirrors that do, each lie in each language, and damage drawn from the seed.

import { LANGUAGES } from '@commonwall/web/pages'
import type { Browser } from 'playwright-core'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { startDemoNode } from '../app/demo-node.ts'
import { openReader } from '../app/reader.ts'
import { type Tongue, tongueOf } from '../app/words.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { openGate } from '../gate.ts'
import { catchAll } from '../hostile/catch-all.ts'
import { damagedMirror } from '../hostile/damage.ts'
import { LIES, type Lie } from '../hostile/lies.ts'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { readHostilePosts } from '../hostile/read-all.ts'
import { openStage } from '../hostile/stage.ts'
import { chance } from '../hostile/texts.ts'

/** Texts out of the seed in a round, as replies and as articles. */
const DRAWN = 25
/** Damaged mirrors before one reader: few enough that every post stands on the first page of the front. */
const AT_ONE_STAGE = 15

export const run: SlowRun['run'] = async ({ seed, log, args }): Promise<SlowResult> => {
  const reason = whyNoBrowser()
  const rounds = Number(args.rounds ?? 4)
  if (reason !== undefined)
    return { passed: 0, failed: 0, skipped: rounds, notes: [`not exercised: ${reason}`] }
  const notes: string[] = []
  let [passed, failed] = [0, 0]
  const browser = await launchBrowser()
  try {
    for (let round = 0; round < rounds; round++) {
      let posts: HostilePosts | undefined
      const demo = await startDemoNode(async (wall, now) => {
        posts = hostilePosts(wall, now, seed + round, DRAWN)
        return posts.events
      })
      const gate = await openGate([demo.host])
      try {
        const reader = await openReader(browser, gate, await tongueOf('en'))
        await reader.page.goto(`${demo.url}en/`)
        await reader.appStands()
        const problems = posts === undefined ? [] : await readHostilePosts(reader, demo, posts)
        problems.push(...reader.wrong, ...gate.refused.map((host) => `${host} was asked`))
        await reader.close()
        log(`seed ${seed + round}: ${problems.length === 0 ? 'passed' : problems.join('; ')}`)
        if (problems.length === 0) passed++
        else failed++
        notes.push(...problems.map((problem) => `seed ${seed + round}: ${problem}`))
      } finally {
        await gate.close()
        await demo.close()
      }
    }
    const count = (name: string, lies: readonly Lie[], problems: readonly string[]) => {
      const wrong = new Set(problems.map((problem) => problem.split(':')[0])).size
      failed += wrong
      passed += lies.length - Math.min(wrong, lies.length)
      log(`${name}: ${lies.length} mirrors, ${problems.length} problems`)
      notes.push(...problems.map((problem) => `${name}: ${problem}`))
    }
    for (const language of LANGUAGES) {
      // What takes long takes as long in every language.
      const lies = LIES.filter(({ takesLong }) => !takesLong || language === 'en')
      count(language, lies, await tell(browser, lies, await tongueOf(language), log))
    }
    const next = chance(seed)
    const damaged = Array.from({ length: Number(args.damaged ?? 120) }, (_, n) =>
      damagedMirror(`damage ${n} of seed ${seed}`, next),
    )
    for (let at = 0; at < damaged.length; at += AT_ONE_STAGE) {
      const some = damaged.slice(at, at + AT_ONE_STAGE)
      count(`damage from ${at}`, some, await tell(browser, some, await tongueOf('zh-Hans'), () => {}))
    }
  } finally {
    await browser.close()
  }
  return { passed, failed, skipped: 0, notes }
}

/** Tells lies at a stage of their own. */
async function tell(
  browser: Browser,
  lies: readonly Lie[],
  words: Tongue,
  log: (line: string) => void,
): Promise<readonly string[]> {
  const stage = await openStage()
  try {
    return await catchAll(browser, stage, lies, words, log)
  } finally {
    await stage.close()
  }
}

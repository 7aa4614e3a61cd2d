// `npm run test:slow -- hostile [--seed N] [--rounds N]`: texts that mean harm, many, read in the app in a real browser
// under its real policy.

import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { startDemoNode } from '../app/demo-node.ts'
import { openReader } from '../app/reader.ts'
import { tongueOf } from '../app/words.ts'
import { launchBrowser, whyNoBrowser } from '../browser.ts'
import { openGate } from '../gate.ts'
import { type HostilePosts, hostilePosts } from '../hostile/posts.ts'
import { readHostilePosts } from '../hostile/read-all.ts'

/** Texts out of the seed in a round, as replies and as articles. */
const DRAWN = 25

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
        const problems = posts === undefined ? [] : await readHostilePosts(reader.page, demo, posts)
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
  } finally {
    await browser.close()
  }
  return { passed, failed, skipped: 0, notes }
}

// `npm run test:slow -- webkit`: the app in a real WebKit, as one file from `file://` and as a page that is saved. It is what
// Safari is made of, and every browser on an iPhone.

import type { SlowRun } from '../../scripts/test-slow.ts'
import { notExercised, walk } from '../steps/steps.ts'
import { launchWebkit, whyNoWebkit } from '../webkit.ts'

export const run: SlowRun['run'] = async ({ log }) => {
  const why = whyNoWebkit()
  if (why !== undefined) return notExercised(why)
  return walk({ isItsOwn: () => false, start: launchWebkit }, log)
}

// `npm run test:slow -- oldest [--lang zh-Hant] [--size 1280x800]`: every journey of the app in the oldest Chromium that it says
// it runs in, once. What a build writes for an old browser it can read; whether it can do it, only the browser knows.

import type { Language } from '@commonwall/web/pages'
import type { SlowResult, SlowRun } from '../../scripts/test-slow.ts'
import { oldestChromium } from '../oldest-chromium.ts'
import { journeys } from './journeys.ts'

export const run: SlowRun['run'] = async ({ args }): Promise<SlowResult> => {
  const oldest = oldestChromium()
  if ('why' in oldest) return { passed: 0, failed: 0, skipped: 1, notes: [`not exercised: ${oldest.why}`] }
  const { lang = 'zh-Hans', size = '360x740' } = args
  const counts = await journeys(lang as Language, size, [], { COMMONWALL_CHROMIUM: oldest.program })
  return { ...counts, notes: [`${lang}, ${size}: ${oldest.program}`] }
}

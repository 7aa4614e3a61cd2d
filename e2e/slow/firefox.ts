// `npm run test:slow -- firefox`: the app in a real Firefox, as one file from `file://` and as a page that is saved.

import type { SlowRun } from '../../scripts/test-slow.ts'
import { firefoxProgram, isOfFirefox, launchFirefox } from '../firefox.ts'
import { handsIn } from '../hands/puppeteer.ts'
import { notExercised, walk } from '../steps/steps.ts'

export const run: SlowRun['run'] = async ({ log }) => {
  const program = firefoxProgram()
  if (program === undefined)
    return notExercised('no Firefox here; install firefox-esr or name one in COMMONWALL_FIREFOX')
  return walk(
    {
      isItsOwn: isOfFirefox,
      async start(gate, folder) {
        const browser = await launchFirefox({ program, gate, folder: `${folder}/saved` })
        const page = await browser.newPage()
        const wrong: string[] = []
        page.on('pageerror', (error) => {
          // Firefox asks for an icon by itself, and its driver makes functions of text; the policy lets in neither.
          if (!/\/favicon\.ico|JavaScript eval/.test(String(error))) wrong.push(String(error))
        })
        return {
          version: await browser.version(),
          hands: handsIn(page),
          wrong: () => wrong.splice(0),
          close: () => browser.close(),
        }
      },
    },
    log,
  )
}

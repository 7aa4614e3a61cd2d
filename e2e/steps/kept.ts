// The page edition, as a person uses it: saved here, and then its host is gone, comes back as another, and all is wiped.

import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '@commonwall/node'
import { WORKER_JS } from '@commonwall/wall'
import { until } from '../hands/hands.ts'
import type { Steps } from './steps.ts'

const PASSPHRASE = 'paper on a quiet wall'

export const KEPT_STEPS: Steps = [
  [
    'saves here, and keeps the program',
    async ({ hands, demo }) => {
      await hands.open(`${demo.url}en/`)
      await hands.see('.said-aloud')
      await hands.press('a[role=link]', 'Saving')
      await hands.fill('input[type=password]', PASSPHRASE)
      await hands.fill('label + label input[type=password]', PASSPHRASE)
      await hands.press('button', 'Save here')
      await hands.see('*', 'Kept here as the host served it')
    },
  ],
  [
    'opens where the host is gone, and says what the icon does',
    async ({ hands, demo, gate }) => {
      gate.cut()
      await hands.open(demo.url)
      await hands.see('*', 'So far nobody was asked for anything.')
      await hands.fill('input[type=password]', PASSPHRASE)
      await hands.press('button', 'Unlock what is saved here')
      await hands.see('.threads h2')
      await hands.see('*', 'this icon calls its old home every time you open it')
    },
  ],
  [
    'keeps its program where the host serves another service worker, and names that',
    async ({ hands, demo, gate }) => {
      gate.mend()
      appendFileSync(join(dataFolder(demo.folder).published, WORKER_JS), '\n')
      await hands.open(demo.url)
      await hands.fill('input[type=password]', PASSPHRASE)
      await hands.press('button', 'Unlock what is saved here')
      await hands.see('*', 'This host serves another program than the one you keep.')
    },
  ],
  [
    'is gone after Escape pressed three times',
    async ({ hands, demo }) => {
      for (let n = 0; n < 3; n++) await hands.key('Escape')
      await until('an empty page', async () => ((await hands.url()) === 'about:blank' ? true : undefined))
      await hands.open(`${demo.url}en/`)
      await hands.see('.said-aloud')
      const left = await hands.ask(async () => ({
        caches: (await caches.keys()).length,
        databases: (await indexedDB.databases()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }))
      if (Object.values(left).some((n) => n > 0))
        throw new Error(`left: expected nothing, got ${JSON.stringify(left)}`)
    },
  ],
]

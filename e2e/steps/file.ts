// The one file, as a person uses it, without a network: it opens, is read, searched, written in, and gives what waits as a
// sealed file, and itself as another.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodeOutboxFile } from '@commonwall/sync'
import { until } from '../hands/hands.ts'
import type { Steps } from './steps.ts'

const WORDS = 'Written here, without a network.'

export const FILE_STEPS: Steps = [
  [
    'opens from file:// and checks itself',
    async ({ hands, given }) => {
      await hands.open(pathToFileURL(join(given, 'wall.html')).href)
      await hands.see('.said-aloud')
      await hands.press('.truth')
      await hands.see('*', 'Nothing that came was found to be wrong.')
    },
  ],
  [
    'reads a thread to its end',
    async ({ hands }) => {
      await hands.press('header nav a')
      await hands.press('.threads h2 [role=link]', 'Article 19')
      await hands.see('#f12')
      const said = await hands.textOf('main')
      for (const words of ['freedom of opinion', '主张和发表意见的自由'])
        if (!said.includes(words)) throw new Error(`thread: expected “${words}”, got none`)
    },
  ],
  [
    'finds 人權 by 人权',
    async ({ hands }) => {
      await hands.press('header nav a:nth-of-type(2)')
      await hands.fill('input[type=search]', '人权')
      await hands.key('Enter')
      await hands.see('.threads .excerpt', '人權')
    },
  ],
  [
    'takes a post, which waits',
    async ({ hands }) => {
      await hands.press('a[role=link]', 'Write')
      await hands.fill('.compose input[autocomplete]', 'From elsewhere')
      await hands.fill('.compose textarea', WORDS)
      await hands.press('button', 'Post it')
      await hands.press('.risk button')
      await hands.see('.mine .now', 'waiting')
    },
  ],
  [
    'saves the sealed file, in which nobody reads it',
    async ({ hands, saved }) => {
      await hands.press('button', 'Save the sealed file')
      const sealed = await arrival(join(saved, 'notes.txt'))
      if (decodeOutboxFile(sealed).length === 0) throw new Error('file: expected sealed lines, got none')
      if (new TextDecoder().decode(sealed).includes(WORDS)) throw new Error('file: expected it sealed')
    },
  ],
  [
    'saves the wall as one file, which opens again',
    async ({ hands, saved }) => {
      await hands.press('a[role=link]', 'Take it along')
      await hands.press('button', 'Save as one HTML file')
      const again = join(saved, 'wall.html')
      await arrival(again)
      await hands.open(pathToFileURL(again).href)
      await hands.see('.said-aloud')
      await hands.see('.threads h2')
    },
  ],
]

/** The bytes of a file, once a download has ended. */
async function arrival(path: string): Promise<Uint8Array> {
  return until(path, async () => {
    if (!existsSync(path) || existsSync(`${path}.part`)) return undefined
    const bytes = readFileSync(path)
    return bytes.length > 0 ? bytes : undefined
  })
}

// While older entries are on their way an answer may be here before what it answers: of nothing that is missing meanwhile is
// it said that it is not there.

import { KIND, replyTags } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { frameOf } from '../../src/app/engine/fill/frame.ts'
import { pageOf } from '../../src/app/engine/pages.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { renderPage } from '../../src/pages/render.tsx'
import { UNTITLED } from '../../src/pages/title/words.ts'
import { said, thread, wallOf } from './wall-of.ts'

const root = thread(1)
const answer = said(2, KIND.reply, replyTags(root), 'This came first.')
const later = () => Promise.reject(new Error('nothing later is asked for'))

/** A copy that read both places of its log, holds the answer alone, and has so many posts that are not checked yet. */
function partly(waiting: number): Wall {
  const { input } = wallOf({ moderators: {}, events: [answer] })
  const logs = input.held.logs.map((log) => ({ ...log, size: 2, held: 2 }))
  return new Wall({ ...input, held: { ...input.held, logs, waiting } })
}

/** The thread as such a copy shows it. */
async function shown(waiting: number): Promise<string> {
  return renderPage(await pageOf(partly(waiting), { path: `w/${root.id}`, lang: 'en' }, later))
}

it('a thread is called not read yet, and so is its first post', async () => {
  const html = await shown(1)
  expect(html).toContain(`<h1>${UNTITLED.en.unread}</h1>`)
  expect(html).toContain(`<p class="gone">${UNTITLED.en.unread}</p>`)
  expect(html).toContain(answer.content)
  expect(html).not.toContain('not in this copy')
})

it('the strip counts what is checked: it does not say that all is read above a post that is not', () => {
  const read = (waiting: number) => frameOf(partly(waiting), 'en', '').truth.held
  expect(read(1)).toBe(1)
  // Of another log more may be on its way than this one has.
  expect(read(3)).toBe(0)
  expect(read(0)).toBeUndefined()
})

it('once all was read it is said that it is not here', async () => {
  const html = await shown(0)
  expect(html).toContain(`<h1>${UNTITLED.en.thread}</h1>`)
  expect(html).toContain('<p class="gone">not in this copy</p>')
  expect(html).not.toContain(UNTITLED.en.unread)
})

// While older entries are on their way an answer may be here before what it answers: of nothing that is missing meanwhile is
// it said that it is not there.

import { KIND, replyTags } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { pageOf } from '../../src/app/engine/pages.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { renderPage } from '../../src/pages/render.tsx'
import { UNTITLED } from '../../src/pages/title/words.ts'
import { said, thread, wallOf } from './wall-of.ts'

const root = thread(1)
const answer = said(2, KIND.reply, replyTags(root), 'This came first.')
const later = () => Promise.reject(new Error('nothing later is asked for'))

/** The thread as a copy shows it that holds the answer alone, with so many posts that are not checked yet. */
async function shown(waiting: number): Promise<string> {
  const { input } = wallOf({ moderators: {}, events: [answer] })
  const wall = new Wall({ ...input, held: { ...input.held, waiting } })
  return renderPage(await pageOf(wall, { path: `w/${root.id}`, lang: 'en' }, later))
}

it('a thread is called not read yet, and so is its first post', async () => {
  const html = await shown(1)
  expect(html).toContain(`<h1>${UNTITLED.en.unread}</h1>`)
  expect(html).toContain(`<p class="gone">${UNTITLED.en.unread}</p>`)
  expect(html).toContain(answer.content)
  expect(html).not.toContain('not in this copy')
})

it('once all was read it is said that it is not here', async () => {
  const html = await shown(0)
  expect(html).toContain(`<h1>${UNTITLED.en.thread}</h1>`)
  expect(html).toContain('<p class="gone">not in this copy</p>')
  expect(html).not.toContain(UNTITLED.en.unread)
})

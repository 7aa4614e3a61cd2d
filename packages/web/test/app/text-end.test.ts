// What keyboards leave at the end of a text tells nobody which one it was typed on.

import { expect, it } from 'vitest'
import { templateOf } from '../../src/app/engine/say/template.ts'
import { NOW, wallOf } from './wall-of.ts'

it.each([
  ['the space that a phone puts behind a word', 'It is so. '],
  ['lines that were left empty', 'It is so.\n\n'],
  ['the wide space of Chinese', 'It is so.\u3000'],
  ['nothing', 'It is so.'],
])('%s is left out at the end; how a first line is set in stays', (_, text) => {
  const typed = {
    form: 'thread',
    title: 'A title',
    text: `\u3000\u3000${text}`,
    board: 'b/1',
    lang: 'en',
  } as const
  const wall = wallOf({ events: [], moderators: {} })
  expect(templateOf(wall, typed, NOW, '').content).toBe('\u3000\u3000It is so.')
})

// What can be answered: every thread that is not closed, and every article, by the same word above and below it.

import { expect, it } from 'vitest'
import { takesAnswers } from '../../src/app/read/takes-answers.ts'
import type { Page } from '../../src/pages/model.ts'

it.each([
  ['a thread', { kind: 'thread', closed: false }, true],
  ['a thread that was closed', { kind: 'thread', closed: true }, false],
  ['an article', { kind: 'article' }, true],
  ['a list', { kind: 'front' }, false],
])('%s takes answers, or does not', (_, page, takes) => {
  expect(takesAnswers(page as Page)).toBe(takes)
})

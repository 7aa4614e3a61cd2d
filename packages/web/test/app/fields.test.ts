// What a browser may write down of a form: nothing. As `npm run test:slow -- traces` measures it in a Firefox, which leaves out
// what is marked, and boxes that are as they were by default.

import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, it } from 'vitest'
import { keepNoFields } from '../../src/app/shell/fields.ts'

beforeAll(keepNoFields)

it.each(['input', 'select', 'textarea'])('a %s is marked as one to leave out', (type) => {
  expect(renderToString(h(type, { value: 'x' }))).toContain('autocomplete="off"')
})

it.each(['radio', 'checkbox'])('a %s is by default what it was made', (type) => {
  for (const checked of [true, false])
    expect(h('input', { type, checked }).props).toEqual({ type, checked, defaultChecked: checked })
})

it('nothing else is marked', () => {
  expect(renderToString(h('button', { value: 'x' }))).toBe('<button value="x"></button>')
})

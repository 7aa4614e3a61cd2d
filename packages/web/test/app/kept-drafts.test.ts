// What is half written stays over a reload, in the composer and in forms, and is gone once it was said.

import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Keeping } from '../../src/app/engine/keep/calls.ts'
import type { State } from '../../src/app/shell/state.ts'
import { clearDraft, draft } from '../../src/app/write/draft.ts'
import { isTakenUp, keepDrafts } from '../../src/app/write/kept-drafts.ts'
import { forgetTyped, keepTyped, typedOf } from '../../src/app/write/typed.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what was taken up after a reload and said as it stood is kept no more', async () => {
  let row = JSON.stringify([
    ['', { form: 'thread', title: '', text: 'half a thread', board: '', lang: 'en', at: '' }],
    ['form a1 propose p', { where: '!assembly/17/3', what: 'half a wording' }],
  ])
  const engine = {
    async ask(_: 'kept', { text = row }: Keeping) {
      row = text
      return row
    },
  }
  const page = signal({ frame: { truth: { saved: true } } })
  keepDrafts({ engine, page } as unknown as State)
  await vi.advanceTimersByTimeAsync(10)
  expect(draft.value.text).toBe('half a thread')
  expect(typedOf('a1 propose p')).toBe('half a wording')
  expect(isTakenUp.value).toBe(true)
  clearDraft(draft.value)
  // Before the rest after a key: the tab may die just then.
  await vi.advanceTimersByTimeAsync(10)
  expect(row).not.toContain('half a thread')
  keepTyped('a1 propose q', 'another')
  await vi.advanceTimersByTimeAsync(1_000)
  const keys = (JSON.parse(row) as [string, unknown][]).map(([about]) => about)
  expect(keys.sort()).toEqual(['form a1 propose p', 'form a1 propose q'])
  forgetTyped('a1')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(JSON.parse(row)).toEqual([])
})

// What is half written stays over a reload, and is gone once it was said.

import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { State } from '../../src/app/shell/state.ts'
import { clearDraft, draft } from '../../src/app/write/draft.ts'
import { keepDrafts } from '../../src/app/write/kept-drafts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('what was taken up after a reload and said as it stood is kept no more', async () => {
  let row = JSON.stringify([
    ['', { form: 'thread', title: '', text: 'half a thread', board: '', lang: 'en', at: '' }],
  ])
  const engine = {
    async ask(_: 'drafts', text = row) {
      row = text
      return row
    },
  }
  const page = signal({ frame: { truth: { saved: true } } })
  keepDrafts({ engine, page } as unknown as State)
  await vi.advanceTimersByTimeAsync(10)
  expect(draft.value.text).toBe('half a thread')
  clearDraft(draft.value)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(JSON.parse(row)).toEqual([])
})

// What is half written stays over a reload, in the composer and in forms, and is gone once it was said.

import { memoryRows, StoreError } from '@commonwall/sync'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Keeping, keepCalls } from '../../src/app/engine/keep/calls.ts'
import type { OwnGround } from '../../src/app/engine/own/own-ground.ts'
import type { EngineClient } from '../../src/app/shell/engine-client.ts'
import type { State } from '../../src/app/shell/state.ts'
import { clearDraft, draft } from '../../src/app/write/draft.ts'
import { isTakenUp, keepDrafts } from '../../src/app/write/kept-drafts.ts'
import { forgetTyped, keepTyped, typedOf } from '../../src/app/write/typed.ts'

let tab: EventTarget
beforeEach(() => {
  vi.useFakeTimers()
  tab = new EventTarget()
  vi.stubGlobal('document', tab)
  vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

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
  keepDrafts({ engine, full: signal(false), page } as unknown as State)
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

describe('two tabs', () => {
  let calls: ReturnType<typeof keepCalls>
  beforeEach(() => {
    vi.useRealTimers()
    const own = { rows: memoryRows(), session: { saved: true } }
    calls = keepCalls({ options: {}, own: () => own } as unknown as OwnGround)
  })
  const openTab = async () => {
    vi.resetModules()
    const { forgetKept, keepDrafts } = await import('../../src/app/write/kept-drafts.ts')
    const { keepTyped } = await import('../../src/app/write/typed.ts')
    const { clearDraft, draft } = await import('../../src/app/write/draft.ts')
    const engine = {
      // Each tab has an engine of its own, and what it is asked takes a moment to get there.
      async ask(_: 'kept', keeping: Keeping) {
        await new Promise((resolve) => setTimeout(resolve, 5))
        return calls.kept(keeping)
      },
    }
    const page = signal({ frame: { truth: { saved: true } } })
    await keepDrafts({ engine, full: signal(false), page } as unknown as State)
    const write = (text: string) => {
      draft.value = { ...draft.value, text }
    }
    return {
      keepTyped,
      write,
      isWritten: () => draft.value.text,
      say: () => clearDraft(draft.value),
      forgetVoice: (assembly: string) => forgetKept(engine as EngineClient, assembly),
    }
  }
  const row = async () => JSON.parse((await calls.kept({ row: 'drafts' })) ?? '[]') as [string, unknown][]
  const stands = (all: readonly unknown[]) =>
    vi.waitFor(
      async () => {
        const kept = (await row()).map(([about, what]) => about || (what as { text: string }).text)
        expect(kept.sort()).toEqual(all)
      },
      { timeout: 3_000 },
    )

  it('keep what both typed in the same moment', async () => {
    const [one, other] = [await openTab(), await openTab()]
    one.keepTyped('a1 propose p', 'of one')
    other.keepTyped('b2 propose q', 'of the other')
    await stands(['form a1 propose p', 'form b2 propose q'])
  })

  it('keep what they write about the same apart, and the second is there once the first was said', async () => {
    const [one, other] = [await openTab(), await openTab()]
    one.write('a')
    other.write('b')
    await stands(['a', 'b'])
    one.write('a thread')
    await stands(['a thread', 'b'])
    const again = await openTab()
    const first = again.isWritten()
    again.say()
    await stands([first === 'b' ? 'a thread' : 'b'])
    expect(['a thread', 'b']).toEqual([first, again.isWritten()].sort())
    again.say()
    await stands([])
  })

  it('keep also what was taken up, emptied and typed again as it was', async () => {
    const { write } = await openTab()
    write('a thread')
    await stands(['a thread'])
    const again = await openTab()
    again.write('')
    await stands([])
    again.write('a thread')
    await stands(['a thread'])
  })

  it('keep what they type into the same form apart; with its voice both go', async () => {
    const [one, other] = [await openTab(), await openTab()]
    one.keepTyped('a1 propose p', 'of one')
    await stands(['form a1 propose p'])
    other.keepTyped('a1 propose p', 'of the other')
    await stands(['form a1 propose p', 'form a1 propose p'])
    one.keepTyped('a1 propose p', 'of one, and more')
    await vi.waitFor(async () => expect(JSON.stringify(await row())).toContain('and more'))
    await stands(['form a1 propose p', 'form a1 propose p'])
    expect(JSON.stringify(await row())).toContain('of the other')
    other.keepTyped('a12 ballot', 'of another voice')
    await stands(['form a1 propose p', 'form a1 propose p', 'form a12 ballot'])
    await one.forgetVoice('a1')
    await stands(['form a12 ballot'])
  })
})

it('what was kept and could not be read at once is there a moment later, beside what was begun meanwhile', async () => {
  const own = { rows: memoryRows(), session: { saved: true } }
  const calls = keepCalls({ options: {}, own: () => own } as unknown as OwnGround)
  await calls.kept({ row: 'drafts', text: JSON.stringify([['', { text: 'before the lock' }]]) })
  let isOut = true
  const engine = {
    ask: async (_: 'kept', keeping: Keeping) => {
      if (isOut) throw new StoreError('store/refused', 'for a moment')
      return calls.kept(keeping)
    },
  }
  vi.resetModules()
  const { keepDrafts } = await import('../../src/app/write/kept-drafts.ts')
  const { clearDraft, draft } = await import('../../src/app/write/draft.ts')
  const page = signal({ frame: { truth: { saved: true } } })
  await keepDrafts({ engine, full: signal(false), page } as unknown as State)
  draft.value = { ...draft.value, text: 'begun anew' }
  isOut = false
  await vi.advanceTimersByTimeAsync(1_000)
  expect(draft.value.text).toBe('begun anew')
  const row = await calls.kept({ row: 'drafts' })
  for (const text of ['before the lock', 'begun anew']) expect(row).toContain(text)
  clearDraft(draft.value)
  expect(draft.value.text).toBe('before the lock')
})

it('what was said while something else was begun is kept no more', async () => {
  const own = { rows: memoryRows(), session: { saved: true } }
  const calls = keepCalls({ options: {}, own: () => own } as unknown as OwnGround)
  vi.stubGlobal('history', { pushState: () => undefined })
  vi.stubGlobal('scrollY', 0)
  Object.assign(tab, { querySelectorAll: () => [] })
  vi.resetModules()
  const { keepDrafts } = await import('../../src/app/write/kept-drafts.ts')
  const { clearDraft, draft, startReply } = await import('../../src/app/write/draft.ts')
  const engine = { ask: async (_: 'kept', keeping: Keeping) => calls.kept(keeping) }
  const page = signal({ frame: { truth: { saved: true } } })
  await keepDrafts({ engine, full: signal(false), page } as unknown as State)
  draft.value = { ...draft.value, text: 'a thread' }
  const said = draft.value
  startReply({ root: 'one', parent: 'one', quote: undefined })
  draft.value = { ...draft.value, text: 'an answer' }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await calls.kept({ row: 'drafts' })).toContain('a thread')
  clearDraft(said)
  await vi.advanceTimersByTimeAsync(10)
  const row = await calls.kept({ row: 'drafts' })
  expect(row).not.toContain('a thread')
  expect(row).toContain('an answer')
})

it('what could not be kept is tried again after a while, and when the page is left; then the notice goes', async () => {
  const rows = memoryRows()
  let isFull = true
  const refusing = {
    ...rows,
    get: (name: string) => rows.get(name),
    put: (name: string, bytes: Uint8Array) =>
      isFull ? Promise.reject(new StoreError('store/full', 'no room')) : rows.put(name, bytes),
  }
  const own = { rows: refusing, session: { saved: true } }
  const calls = keepCalls({ options: {}, own: () => own } as unknown as OwnGround)
  const engine = {
    ask: async (method: 'kept' | 'saving', keeping: Keeping) =>
      method === 'kept' ? calls.kept(keeping) : { there: true, open: true, full: false },
  }
  const full = signal(false)
  const row = async () => (await calls.kept({ row: 'drafts' })) ?? '[]'
  vi.resetModules()
  const { keepDrafts } = await import('../../src/app/write/kept-drafts.ts')
  const { keepTyped } = await import('../../src/app/write/typed.ts')
  keepDrafts({ engine, full, page: signal({ frame: { truth: { saved: true } } }) } as unknown as State)
  keepTyped('a1 propose p', 'half a wording')
  await vi.advanceTimersByTimeAsync(1_000)
  full.value = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(full.value).toBe(true)
  isFull = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(await row()).toContain('half a wording')
  expect(full.value).toBe(false)
  // Nor does it stay where something else was refused, and what is half written is kept at once.
  full.value = true
  keepTyped('a1 propose p', 'half a wording, and more')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(full.value).toBe(false)
  keepTyped('a1 propose p', 'a whole wording')
  tab.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(0)
  expect(await row()).toContain('a whole wording')
  keepTyped('a1 propose p', 'another wording')
  tab.dispatchEvent(new Event('pagehide'))
  await vi.advanceTimersByTimeAsync(0)
  expect(await row()).toContain('another wording')
})

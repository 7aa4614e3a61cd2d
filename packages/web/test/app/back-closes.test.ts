// A phone's way back closes what is open first, and is nobody's once nothing is.

import { beforeEach, expect, it, vi } from 'vitest'
import { keepBack } from '../../src/app/shell/back-closes.ts'

/** As Chromium has it: told of one way back, and gone with it. */
class FakeWatcher {
  static active: FakeWatcher[] = []
  onclose: (() => void) | null = null

  constructor() {
    FakeWatcher.active.push(this)
  }

  destroy() {
    FakeWatcher.active = FakeWatcher.active.filter((one) => one !== this)
  }
}

let open: { click(): void; focus(): void; tabIndex: number }[]
let press: () => void
let change: () => void

beforeEach(() => {
  open = []
  FakeWatcher.active = []
  vi.stubGlobal('CloseWatcher', FakeWatcher)
  vi.stubGlobal('requestAnimationFrame', (task: () => void) => task())
  vi.stubGlobal('addEventListener', (_: 'click', listener: () => void) => {
    press = listener
  })
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(told: () => void) {
        change = told
      }
      observe() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('document', { querySelector: () => open[0] ?? null, querySelectorAll: () => open })
  keepBack()
})

function panel() {
  const opener = {
    tabIndex: 0,
    focus: () => undefined,
    click() {
      open = open.filter((one) => one !== opener)
      press()
    },
  }
  open.push(opener)
  press()
}

function back(): boolean {
  const watcher = FakeWatcher.active.at(-1)
  watcher?.destroy()
  watcher?.onclose?.()
  return watcher === undefined
}

it('closes one panel a time, and then goes back', () => {
  expect(back()).toBe(true)
  panel()
  panel()
  expect([back(), open.length]).toEqual([false, 1])
  expect([back(), open.length]).toEqual([false, 0])
  expect(back()).toBe(true)
})

it('goes back at once after a panel that closed by itself', () => {
  panel()
  open = []
  change()
  expect(back()).toBe(true)
})

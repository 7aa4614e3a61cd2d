// "Back" and "forward" within one life of the page and over a reload, without a name of anything in the history.

import { beforeEach, describe, expect, it, vi } from 'vitest'

/** The browser's history of one tab: it outlives the page. */
class Tab {
  entries: unknown[] = [null]
  at = 0
  onPop: ((event: { state: unknown }) => void) | undefined

  get state() {
    return this.entries[this.at]
  }

  pushState(state: unknown) {
    this.entries = [...this.entries.slice(0, ++this.at), state]
  }

  replaceState(state: unknown) {
    this.entries[this.at] = state
  }

  /** As a browser does: past either end it does nothing. */
  go(by: number) {
    const to = this.at + by
    if (this.entries[to] === undefined) return
    this.at = to
    this.onPop?.({ state: this.entries[to] })
  }

  /** Loads the page anew. */
  async load(first = '', kept: readonly ({ path: string; scroll: number } | undefined)[] = []) {
    vi.resetModules()
    this.onPop = undefined
    const routes = await import('../../src/app/shell/routes.ts')
    routes.startRoutes(first, undefined, kept)
    return routes
  }
}

describe('the way back', () => {
  let tab: Tab
  /** Of the screen that is open. */
  let posts: readonly { id: string; getBoundingClientRect(): { top: number; height: number } }[]

  beforeEach(() => {
    tab = new Tab()
    posts = []
    vi.stubGlobal('history', tab)
    vi.stubGlobal('scrollY', 0)
    vi.stubGlobal('document', { activeElement: null, querySelectorAll: () => posts })
    vi.stubGlobal('addEventListener', (_: 'popstate', listener: Tab['onPop']) => {
      tab.onPop = listener
    })
  })

  it('leads through the screens, each scrolled to where it was left', async () => {
    const { go, path, arriveAt } = await tab.load()
    vi.stubGlobal('scrollY', 340)
    go('t/17')
    vi.stubGlobal('scrollY', 1_200)
    go('!write')
    tab.go(-1)
    expect([path.value, arriveAt.value.scroll]).toEqual(['t/17', 1_200])
    tab.go(-1)
    expect([path.value, arriveAt.value.scroll]).toEqual(['', 340])
    tab.go(2)
    expect(path.value).toBe('!write')
  })

  it('knows where the posts of a screen stood when it was left, in this life of the page alone', async () => {
    const { go, arriveAt, stepsSoFar } = await tab.load('t/17')
    vi.stubGlobal('scrollY', 340)
    posts = [{ id: 'f8', getBoundingClientRect: () => ({ top: -100, height: 90 }) }]
    go('!write')
    posts = []
    tab.go(-1)
    expect(arriveAt.value.stood).toEqual(new Map([[8, { top: 240, height: 90 }]]))
    expect(JSON.stringify(stepsSoFar())).not.toContain('stood')
  })

  it('has nothing but numbers in the history', async () => {
    const { go } = await tab.load('t/17')
    go('t/18')
    go('!mine')
    expect(tab.entries.map((state) => Number.isSafeInteger(state))).toEqual([true, true, true])
  })

  it('leads out of the wall where the page was loaded anew and nothing is kept, not through screens that nobody knows', async () => {
    // The page from which the reader came.
    tab.pushState(null)
    const { go } = await tab.load()
    go('b/1')
    go('t/17')
    const { path, go: goOn } = await tab.load()
    expect(path.value).toBe('')
    goOn('t/20')
    tab.go(-1)
    expect([path.value, tab.at]).toEqual(['', 3])
    tab.go(-1)
    expect(tab.at).toBe(0)
  })

  it('stands on the front where there is nothing before the wall', async () => {
    const { go } = await tab.load()
    go('t/17')
    const { path } = await tab.load()
    tab.go(-1)
    expect([path.value, tab.at]).toEqual(['', 0])
    tab.go(1)
    expect([path.value, tab.at]).toEqual(['', 1])
  })

  it('goes on over a reload where the steps were kept', async () => {
    const first = await tab.load()
    first.go('b/1')
    first.go('t/17')
    first.go('t/18')
    tab.go(-1)
    const kept = first.stepsSoFar()
    expect(kept.map((step) => step?.path)).toEqual(['', 'b/1', 't/17'])
    expect(first.currentOf(kept)?.path).toBe('t/17')
    const { path } = await tab.load('t/17', kept)
    expect(path.value).toBe('t/17')
    tab.go(-1)
    expect(path.value).toBe('b/1')
    tab.go(-1)
    expect([path.value, tab.at]).toEqual(['', 0])
  })

  it('goes on once they were unlocked after the page stood', async () => {
    const first = await tab.load()
    first.go('b/1')
    first.go('t/17')
    const kept = first.stepsSoFar()
    const { path, takeUpSteps, go } = await tab.load()
    go('!saving')
    takeUpSteps(kept)
    tab.go(-1)
    expect(path.value).toBe('')
    tab.go(-1)
    expect(path.value).toBe('b/1')
  })
})

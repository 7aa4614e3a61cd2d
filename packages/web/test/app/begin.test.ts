// How a list begins: what is asked for is drawn first, and never more than a part of it where that is known.

import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('addEventListener', () => undefined)
const { arriveAt } = await import('../../src/app/shell/routes.ts')
const { begin } = await import('../../src/app/shell/begin.ts')

const items = Array.from({ length: 500 }, (_, n) => n)
const stood = items.map((n) => ({ top: 100 + 50 * n, height: 50 }))
const room = () => undefined as never

describe('a list', () => {
  beforeEach(() => {
    arriveAt.value = {}
  })

  it('begins with one part at its top after a step, wherever the keyboard stood', () => {
    arriveAt.value = { scroll: 0, mark: { name: 'p7', after: 0, alone: true } }
    expect(begin({ items, part: 6, room })).toEqual({ first: 6 })
  })

  it('begins at the floor that was asked for', () => {
    arriveAt.value = { floor: 400 }
    expect(begin({ items, part: 4, indexOf: (floor) => floor - 1 })).toEqual({ first: 2, start: 399 })
  })

  it('begins where the reader stood, with room for all others', () => {
    arriveAt.value = { scroll: 10_000, stood }
    const { first, start, heightOf } = begin({ items, part: 6, room })
    expect([first, start, heightOf?.(3), heightOf?.(500)]).toEqual([6, 198, 50, undefined])
    arriveAt.value = { scroll: 90_000, stood }
    expect(begin({ items, part: 6, room }).start).toBe(494)
  })

  it('stands whole where nobody knows how high its lines were, or most of them are gone', () => {
    arriveAt.value = { scroll: 10_000 }
    expect(begin({ items, part: 6, room }).first).toBe(Number.POSITIVE_INFINITY)
    arriveAt.value = { scroll: 10_000, stood }
    expect(begin({ items, part: 6 }).first).toBe(Number.POSITIVE_INFINITY)
    expect(begin({ items: items.slice(0, 100), part: 6, room }).first).toBe(Number.POSITIVE_INFINITY)
  })
})

import { comparePlaces, datesDiffer, isHeldBack, sortKey, takesPrecedence } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'

const at = (created_at: number) => ({ created_at })

describe('sorting', () => {
  it('takes the claimed date, but no later than 15 minutes after the witnesses', () => {
    expect(sortKey(at(1000), undefined)).toBe(1000)
    expect(sortKey(at(1000), 5000)).toBe(1000)
    expect(sortKey(at(9000), 5000)).toBe(5900)
  })

  it('never puts a reply before its parent', () => {
    expect(sortKey(at(1000), 5000, 4000)).toBe(4000)
  })

  it('puts a parent before its child on equal keys, then the lowest id', () => {
    const places = [
      { id: 'a', key: 5, generation: 1 },
      { id: 'c', key: 5, generation: 0 },
      { id: 'b', key: 5, generation: 1 },
      { id: 'd', key: 4, generation: 2 },
    ]
    expect(places.sort(comparePlaces).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
  })

  it('holds back what is not witnessed and dated ahead of the reader', () => {
    expect(isHeldBack(at(1001), undefined, 1000)).toBe(true)
    expect(isHeldBack(at(1000), undefined, 1000)).toBe(false)
    expect(isHeldBack(at(9999), 900, 1000)).toBe(false)
  })

  it('replaces by the later key, then by the lowest id', () => {
    expect(takesPrecedence({ id: 'b', key: 2 }, { id: 'a', key: 1 })).toBe(true)
    expect(takesPrecedence({ id: 'a', key: 1 }, { id: 'b', key: 1 })).toBe(true)
    expect(takesPrecedence({ id: 'b', key: 1 }, { id: 'a', key: 1 })).toBe(false)
  })

  it('shows both dates when they are more than a day apart', () => {
    expect(datesDiffer(at(0), 86_400)).toBe(false)
    expect(datesDiffer(at(0), 86_401)).toBe(true)
    expect(datesDiffer(at(86_401), 0)).toBe(true)
    expect(datesDiffer(at(0), undefined)).toBe(false)
  })
})

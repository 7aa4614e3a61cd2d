import { type Findable, fingerprint, NameSearch } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'

const id = (n: number) => `${n + 1}`.repeat(64)
const called = (shown: string | undefined, n: number) => ({ shown, name: id(n) })
const found = (search: NameSearch<Findable>, query: string, most = 9) =>
  search.find(query, most).map(({ shown }) => shown)

describe('a name is found', () => {
  const names = ['人權觀察', 'Alice Paul', 'alicia', 'Аlice Paul', undefined].map(called)
  const search = new NameSearch(names)

  it.each([
    ['人权', ['人權觀察']],
    ['人權', ['人權觀察']],
    ['觀', ['人權觀察']],
    ['paul ali', ['Alice Paul']],
    // A look-alike stands below the one that it is taken for.
    ['Alice', ['Alice Paul', 'Аlice Paul']],
    ['аlice', ['Alice Paul', 'Аlice Paul']],
    ['ALI', ['Alice Paul', 'alicia', 'Аlice Paul']],
    ['', []],
    ['。，!', []],
    ['权人', []],
  ])('by %s', (query, wanted) => expect(found(search, query)).toEqual(wanted))

  it('by words of its fingerprint in either language, also where it has no profile', () => {
    const [, second = '', third = ''] = fingerprint(id(4), 'en')
    expect(found(search, `${third} ${second.slice(0, 4)}`)).toContain(undefined)
    const words = fingerprint(id(4), 'zh')
    expect(found(search, words.slice(1, 4).join(''))).toEqual([undefined])
  })

  it('at most so many, the first ones first', () =>
    expect(found(search, 'ali', 2)).toEqual(['Alice Paul', 'alicia']))

  it('without a fingerprint where no key event protects it', () => {
    const open = new NameSearch([{ shown: 'Bob', name: undefined }])
    expect(found(open, 'bo')).toEqual(['Bob'])
    expect(found(open, fingerprint(id(0), 'zh').join(''))).toEqual([])
  })
})

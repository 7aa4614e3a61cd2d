// Articles: versions and their order, changes, translations, open letters (docs/protocol/articles.md).

import { readFileSync } from 'node:fs'
import {
  articleHistory,
  originalsOf,
  parseAddress,
  signatoriesOf,
  translationsAmong,
  type VerifiedEvent,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { event, hex, shuffled, WALL } from '../event-fixture.ts'
import { Clock, namesView, writer } from '../moderation/cast.ts'

const keyOf = (one: VerifiedEvent) => one.created_at
const addressBy = (n: number, d = 'x') => `30023:${hex(n)}:${d}`

function version(n: number, at: number, content: string, more: string[][] = [], d = 'x'): VerifiedEvent {
  const tags = [['h', WALL], ['d', d], ['title', `Version of ${at}`], ...more]
  return event(n, { kind: 30023, created_at: at, tags, content })
}

function history(n: number, versions: VerifiedEvent[], gone: (id: string) => boolean = () => false) {
  const found = articleHistory({ address: addressBy(n), versions, keyOf, gone })
  if (found === undefined) throw new Error('no version')
  return found
}

describe('vectors/article', () => {
  function read<C>(name: string): readonly C[] {
    const file = new URL(`../../../../vectors/article/${name}`, import.meta.url)
    return JSON.parse(readFileSync(file, 'utf8')).cases
  }
  type AddressCase = { text: string; kind: number; pubkey: string; d: string }
  type OrderCase = { name: string; versions: { id: string; key: number }[]; order: string[] }

  it.each(read<AddressCase>('valid/addresses.json'))('$text is an address', ({ text, kind, pubkey, d }) =>
    expect(parseAddress(text)).toEqual({ kind, pubkey, d }),
  )

  it.each(read<{ name: string; text: string }>('invalid/addresses.json'))('$name: no address', ({ text }) =>
    expect(parseAddress(text)).toBeUndefined(),
  )

  it.each(read<OrderCase>('valid/precedence.json'))('$name', ({ versions, order }) => {
    const keys = new Map(versions.map(({ id, key }) => [id, key]))
    const events = versions.map(({ id }) => ({ ...version(1, 1000, 'x'), id }))
    const found = articleHistory<VerifiedEvent>({
      address: addressBy(1),
      versions: events,
      keyOf: ({ id }) => keys.get(id) ?? 0,
    })
    expect(found?.versions.map(({ id }) => id)).toEqual(order)
  })
})

describe('the history of an article', () => {
  const [one, two, three] = [version(1, 1000, 'a'), version(1, 2000, 'b'), version(1, 3000, 'c')] as const

  it('numbers every version, oldest first, and passes over other addresses', () => {
    const found = history(1, [three, one, version(2, 5000, 'x'), two, version(1, 9000, 'y', [], 'other')])
    expect(found.versions.map(({ id, number }) => [id, number])).toEqual([
      [one.id, 1],
      [two.id, 2],
      [three.id, 3],
    ])
    expect(found.current.id).toBe(three.id)
  })

  it('does not depend on order or duplicates', () => {
    const same = [version(1, 1000, 'p'), version(1, 1000, 'q'), version(1, 1000, 'r'), one, two]
    const found = history(1, same)
    for (let seed = 0; seed < 20; seed++)
      expect(history(1, shuffled([...same, ...same], seed))).toEqual(found)
  })

  it('gives no number to a version whose body has left the segments', () => {
    const found = history(1, [one, two, three], (id) => id === three.id)
    expect(found.current.id).toBe(two.id)
    expect(found.gone.map(({ id }) => id)).toEqual([three.id])
    expect(
      articleHistory({ address: addressBy(1), versions: [one], keyOf, gone: () => true }),
    ).toBeUndefined()
  })

  it('keeps source and date of what was imported', () => {
    const imported = version(1, 1000, 'x', [['imported', 'A/70/L.33', '2015-12-13']])
    expect(history(1, [imported]).current.imported).toEqual({ source: 'A/70/L.33', date: '2015-12-13' })
  })
})

describe('translations', () => {
  const original = history(1, [version(1, 1000, 'a', [['l', 'en']]), version(1, 3000, 'b', [['l', 'en']])])
  const translation = (n: number, at: number, lang: string) =>
    history(n, [
      version(n, at, '文', [
        ['l', lang],
        ['translation', original.address],
      ]),
    ])

  it('say of which version they are and whether they are behind', () => {
    const [late, early] = [translation(2, 4000, 'zh-Hans'), translation(3, 2000, 'ar')]
    expect(originalsOf(late)).toEqual([original.address])
    expect(
      translationsAmong([late, early, original])(original).map(({ lang, of, behind }) => [
        lang,
        of?.number,
        behind,
      ]),
    ).toEqual([
      ['ar', 1, true],
      ['zh-Hans', 2, false],
    ])
  })

  it('made in the second of a version are of that version', () =>
    expect(translationsAmong([translation(4, 3000, 'fr')])(original)[0]?.of?.number).toBe(2))

  it('older than every version of the original are of none', () => {
    expect(translationsAmong([translation(4, 10, 'fr')])(original)[0]).toMatchObject({
      of: undefined,
      behind: true,
    })
  })

  it('are found by reading each article once, however many there are', () => {
    let read = 0
    const articles = Array.from({ length: 200 }, (_, n) => {
      const one = translation(10 + n, 4000, 'zh-Hans')
      const { tags } = one.current.event
      Object.defineProperty(one.current.event, 'tags', {
        get() {
          read++
          return tags
        },
      })
      return one
    })
    const translationsOf = translationsAmong(articles)
    const found = [original, ...articles].map((one) => translationsOf(one).length)
    expect(found).toEqual([200, ...articles.map(() => 0)])
    expect(read).toBeLessThan(3 * articles.length)
  })
})

describe('an open letter', () => {
  const names = namesView([
    {
      name: 'N',
      inception: 100,
      keys: [
        ['old', 100, 500],
        ['new', 500, null],
      ],
      rotations: [500],
    },
    { name: 'M', inception: 100, keys: [['m', 100, null]], rotations: [] },
  ])
  const time = new Clock(9000)
  const letter = version(1, 1000, 'We ask')
  const sign = (by: string, at: number | undefined, of = letter.id, k = '30023') =>
    time.witness(
      event(writer(by), {
        kind: 4591,
        created_at: at ?? 0,
        tags: [
          ['e', of],
          ['k', k],
        ],
      }),
      at,
    )
  const signers = (signatures: VerifiedEvent[], takenBack: (one: { id: string }) => number | undefined) =>
    signatoriesOf({
      ...{ version: letter.id, signatures, names, takenBack },
      witnessedTime: (id) => time.witnessedTime(id),
    }).map(({ name, at }) => [name, at])

  it('counts lasting names once each, and throwaways as nothing', () => {
    const signatures = [sign('new', 700), sign('old', 400), sign('m', 600), sign('throwaway', 600)]
    expect(signers(signatures, () => undefined)).toEqual([
      ['N', 400],
      ['M', 600],
    ])
  })

  it('does not count what is retired, unwitnessed, about another version, or taken back', () => {
    const back = sign('m', 600)
    const signatures = [sign('old', 600), sign('new', undefined), sign('new', 600, hex(5)), back]
    expect(
      signers([...signatures, sign('new', 650, letter.id, '11')], ({ id }) =>
        id === back.id ? 700 : undefined,
      ),
    ).toEqual([])
  })
})

// Of a version of an article that is folded nothing is told but that it was there: not on the page of what it changed, not
// beside it in the list of versions, and not by its title among the other languages.

import { KIND } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { articlePage, historyPage } from '../../src/app/engine/fill/article.ts'
import { frontPage } from '../../src/app/engine/fill/lists.ts'
import { label, NOW, said, wallOf } from './wall-of.ts'

const [ANN, MODERATOR] = [1, 11]
const version = (d: string, title: string, at: number, ...tags: string[][]) =>
  said(
    ANN,
    KIND.article,
    [['d', d], ['title', title], ['t', 'talk'], ...tags],
    `Words of ${title}.`,
    NOW - 100 + at,
  )

it('is compared with nothing, corrects nothing and has no title elsewhere, until it is unfolded', async () => {
  const first = version('essay', 'The first', 0)
  const address = `${KIND.article}:${first.pubkey}:essay`
  const second = version('essay', 'The secret', 1, ['correction', 'A secret line'])
  const third = version('essay', 'The third', 2)
  const other = version('other', 'The secret elsewhere', 3, ['translation', address], ['l', 'zh'])
  const events = [first, second, third, other]
  const folds = [second, other].map(({ id }) => label(MODERATOR, id, 'fold/other'))
  const later = async () => ({ voices: () => undefined })
  const look = async (all: typeof events) => {
    const wall = wallOf({ events: all, moderators: { a: MODERATOR, b: 12 } })
    const page = await articlePage(wall, address, { page: 1, lang: 'en', later })
    const compared = [2, 3].map((number) => historyPage(wall, address, number, 'en') !== undefined)
    return {
      compared,
      ways: page?.versions.map(({ path }) => path !== undefined),
      corrected: page?.versions.map(({ correction }) => correction),
      other: page?.translations[0]?.title?.text,
    }
  }
  expect(await look(events)).toEqual({
    compared: [true, true],
    ways: [true, true, false],
    corrected: [undefined, 'A secret line', undefined],
    other: 'The secret elsewhere',
  })
  expect(await look([...events, ...folds])).toEqual({
    compared: [false, false],
    ways: [false, false, false],
    corrected: [undefined, undefined, undefined],
    other: undefined,
  })
})

it('whose body left shows the one before it, on its page as in the list, and both say that it is not the newest', async () => {
  const first = version('essay', 'The first', 0)
  const address = `${KIND.article}:${first.pubkey}:essay`
  const second = version('essay', 'The secret', 1)
  const later = async () => ({ voices: () => undefined })
  const look = async (...labels: (typeof first)[]) => {
    const wall = wallOf({ events: [first, second, ...labels], moderators: { a: MODERATOR, b: 12 } })
    const page = await articlePage(wall, address, { page: 1, lang: 'en', later })
    const [row] = frontPage(wall, 1, 'en')?.threads ?? []
    return [row?.title.text, row?.earlier, page?.title?.text, page?.newer]
  }
  expect(await look()).toEqual(['The secret', false, 'The secret', undefined])
  const folded = { kind: 'folded', reason: 'personal-data' }
  const gone = await look(label(MODERATOR, second.id, 'fold/personal-data'))
  expect(gone).toEqual(['The first', true, 'The first', expect.objectContaining(folded)])
})

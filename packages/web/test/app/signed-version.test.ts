// Who signed a version of an open letter stays told beside it when another has followed: those words, and no others.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { articlePage } from '../../src/app/engine/fill/article.ts'
import { label, NOW, said, wallOf } from './wall-of.ts'

const [AUTHOR, MODERATOR, RIVER, MILL, THROWAWAY] = [1, 11, 21, 22, 23]

const version = (title: string, at: number) =>
  said(
    AUTHOR,
    KIND.article,
    [
      ['d', 'letter'],
      ['title', title],
      ['t', 'talk'],
    ],
    `Words of ${title}.`,
    at,
  )

const signature = (by: number, { id }: VerifiedEvent) =>
  said(by, KIND.signature, [
    ['e', id],
    ['k', String(KIND.article)],
  ])

it('counts the names of each version, and none of one that is folded', async () => {
  const [first, second] = [version('A letter', NOW - 100), version('Another letter', NOW - 50)]
  const address = `${KIND.article}:${first.pubkey}:letter`
  const signed = [RIVER, MILL, THROWAWAY].map((by) => signature(by, first))
  const look = async (...labels: VerifiedEvent[]) => {
    const events = [first, second, ...signed, ...labels]
    const wall = wallOf({ events, moderators: { a: MODERATOR, b: 12 }, names: [RIVER, MILL] })
    const later = async () => ({ voices: () => undefined })
    const page = await articlePage(wall, address, { page: 1, lang: 'en', later })
    return [page?.signatures, page?.versions.map(({ signatures }) => signatures)]
  }
  expect(await look()).toEqual([0, [0, 2]])
  expect(await look(label(MODERATOR, first.id, 'fold/other'))).toEqual([0, [0, 0]])
})

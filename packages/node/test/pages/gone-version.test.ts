// What a client of others said of one version of an article by its id alone, where that version is gone: pages of a host that
// still holds its body, and of one that never had it, have it in the same place (docs/protocol/threads.md, 1).

import { addressOf, KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const [KEEPER, OTHER_KEEPER, ANN, BEN] = [10, 11, 60, 61].map(secret) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/** A wall with an article of two versions, of which this host may never have had the first. */
async function written(isHeld: boolean) {
  const wall = await openDatedWall()
  const { sign, place } = wall
  const write = async (...events: VerifiedEvent[]) => {
    await wall.write(...events)
    await wall.anHourLater()
  }
  const tags = [
    ['d', 'essay'],
    ['title', 'Her essay'],
    ['t', 'board'],
  ]
  const first = sign(ANN, KIND.article, tags, 'The first words.')
  if (isHeld) await write(first)
  else await wall.placeAlone(first.id)
  const second = sign(ANN, KIND.article, tags, 'The second words.')
  await write(second)
  const alone = sign(
    BEN,
    KIND.reply,
    replyTags({ id: first.id, kind: KIND.article }),
    'Of that version alone.',
  )
  await write(alone, sign(BEN, KIND.reply, replyTags(first), 'Of the whole article.'))
  const read = async (path: string) => {
    const html = await wall.page(path)
    return ['Of that version alone.', 'Of the whole article.', 'The second words.'].filter((words) =>
      html.includes(words),
    )
  }
  return { wall, write, read, sign, place, first, second, alone }
}

describe.each([
  ['holds the body', true],
  ['never had it', false],
])('a host that %s', (_, isHeld) => {
  it('has it apart, at the place of the version, once that was folded', async () => {
    const { wall, write, read, sign, first, second } = await written(isHeld)
    const fold = sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'fold/personal-data', 'commonwall'],
      ['e', first.id],
    ])
    const agreed = sign(OTHER_KEEPER, KIND.signature, [
      ['e', fold.id],
      ['k', String(KIND.label)],
    ])
    await write(fold, agreed)
    expect(await read(first.id)).toEqual(['Of that version alone.'])
    expect(await read(second.id)).toEqual(['Of the whole article.', 'The second words.'])
    expect(wall.index([first.id])).not.toContain('Of that version alone.')
    await wall.close()
  })

  it('has it with all that was said under the article, once its author took that back', async () => {
    const { wall, read, sign, first, second } = await written(isHeld)
    const ids = [first, second].map(({ id }) => ['e', id])
    const back = sign(ANN, KIND.withdrawal, [['a', addressOf(first)], ...ids, ['k', String(KIND.article)]])
    await wall.takeBack(back)
    await wall.anHourLater()
    for (const { id } of [first, second])
      expect(await read(id)).toEqual(
        expect.arrayContaining(['Of that version alone.', 'Of the whole article.']),
      )
    await wall.close()
  })
})

it('it is in the talk while that version counts, and in the page that copies carry', async () => {
  const { wall, read, first, second } = await written(true)
  for (const { id } of [first, second])
    expect(await read(id)).toEqual(['Of that version alone.', 'Of the whole article.', 'The second words.'])
  expect(wall.index()).toContain('Of that version alone.')
  await wall.close()
})

// How much a list says was answered: what the page says, and the app, also of replies that name a version alone.

import { addressOf, KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const [KEEPER, OTHER_KEEPER, ANN, BEN, CAT] = [10, 11, 60, 61, 62].map(secret) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

const essay = (title: string) => [
  ['d', 'essay'],
  ['title', title],
  ['t', 'board'],
]

/** An article of two versions, another one, and a thread. */
async function written() {
  const wall = await openDatedWall()
  const write = async (...events: VerifiedEvent[]) => {
    await wall.write(...events)
    await wall.anHourLater()
  }
  const version = (title: string, text: string, by = ANN) => wall.sign(by, KIND.article, essay(title), text)
  const first = version('Her essay', 'The first words.')
  const other = version('His essay', 'Words of his.', BEN)
  const thread = wall.thread(BEN, 'A question')
  await write(first, other, thread)
  const second = version('Her essay', 'The second words.')
  await write(second)
  const texts: string[] = []
  const reply = (text: string, tags: string[][]) => {
    texts.push(text)
    return wall.sign(CAT, KIND.reply, tags, text)
  }
  const alone = ({ id }: VerifiedEvent) => replyTags({ id, kind: KIND.article })
  /** In a row of the front, on the page of it, in the app, in the page that copies carry. */
  const counted = async (root: VerifiedEvent, withheld?: readonly string[]) => {
    const title = { [other.id]: 'His essay', [thread.id]: 'A question' }[root.id] ?? 'Her essay'
    const said = (html: string | undefined, from: string) => {
      const text = (html ?? '').slice((html ?? '').lastIndexOf(from)).replaceAll(/<[^>]*>/g, ' ')
      return text.match(/(\d+) repl|No replies/i)?.[1] ?? 0
    }
    const page = await wall.page(root.id)
    const { threads, articles } = wall.view()
    const key = root.kind === KIND.article ? addressOf(root) : root.id
    return {
      list: Number(said(await wall.page('/'), `>${title}</`)),
      page: texts.filter((text) => page.includes(text)).length,
      app: (articles.get(key) ?? threads.get(key))?.summary.replies,
      index: Number(said(wall.index(withheld), `>${title}</`)),
    }
  }
  const all = (count: number) => ({ list: count, page: count, app: count, index: count })
  return { wall, write, reply, alone, counted, all, first, second, other, thread, address: addressOf(first) }
}

describe('a list says of an article', () => {
  it('what its page and the app say, and of each reply once, whatever it names', async () => {
    const { wall, write, reply, alone, counted, all, first, second, other, thread } = await written()
    expect(await counted(first)).toEqual(all(0))
    await write(reply('Of the whole.', replyTags(first)), reply('Of it all.', replyTags(second)))
    expect(await counted(first)).toEqual(all(2))
    await write(reply('Of the first alone.', alone(first)), reply('Of the second alone.', alone(second)))
    expect(await counted(first)).toEqual(all(4))
    // It names a version of hers, and says that it is of his.
    const his = replyTags(other).map(([name = '', value = '', ...rest]) =>
      name === 'E' ? ['E', first.id] : [name, value, ...rest],
    )
    await write(reply('Of his, it says.', his), reply('In the thread.', replyTags(thread)))
    expect(await counted(first)).toEqual(all(4))
    expect(await counted(other)).toEqual(all(1))
    expect(await counted(thread)).toEqual(all(1))
    await wall.close()
  })

  it('nothing of what names a version that was folded', async () => {
    const { wall, write, reply, alone, counted, all, first, second } = await written()
    await write(reply('Of the whole.', replyTags(first)), reply('Of the first alone.', alone(first)))
    expect(await counted(second)).toEqual(all(2))
    const fold = wall.sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', 'fold/personal-data', 'commonwall'],
      ['e', first.id],
    ])
    const agreed = wall.sign(OTHER_KEEPER, KIND.signature, [
      ['e', fold.id],
      ['k', String(KIND.label)],
    ])
    await write(fold, agreed)
    expect(await counted(second, [first.id])).toEqual(all(1))
    await wall.close()
  })

  it('what names a version that its author took back, if the withdrawal says of which article it was', async () => {
    const { wall, write, reply, alone, counted, all, first, address } = await written()
    await write(reply('Of the first alone.', alone(first)))
    const ofArticle = [
      ['a', address],
      ['e', first.id],
      ['k', String(KIND.article)],
    ]
    await wall.takeBack(wall.sign(ANN, KIND.withdrawal, ofArticle))
    await wall.anHourLater()
    const third = wall.sign(ANN, KIND.article, essay('Her essay'), 'Anew.')
    await write(third)
    expect(await counted(third)).toEqual(all(1))
    await wall.close()
  })

  it('in the page that copies carry, without what is not published', async () => {
    const { wall, write, reply, alone, counted, first } = await written()
    const [kept, held] = [reply('Kept.', alone(first)), reply('A telephone number.', alone(first))]
    await write(kept, held)
    expect(await counted(first, [held.id])).toMatchObject({ list: 2, index: 1 })
    expect(await counted(first, [first.id])).toMatchObject({ index: 0 })
    await wall.close()
  })
})

// `index.html` of a copy: pinned threads first, the answers of the first ten within a bound, and nothing that another copy
// would not show.

import { KIND, replyTags, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { openDatedWall, secret } from './dated-wall.ts'

const KEEPER = secret(10)

async function openIndex() {
  const wall = await openDatedWall()
  const reply = (root: VerifiedEvent, text: string, byte = 60) =>
    wall.sign(
      secret(byte),
      KIND.reply,
      [
        ['E', root.id],
        ['K', '11'],
        ['e', root.id],
        ['k', '11'],
      ],
      text,
    )
  const label = (target: VerifiedEvent, verb: string) =>
    wall.sign(KEEPER, KIND.label, [
      ['L', 'commonwall'],
      ['l', verb, 'commonwall'],
      ['e', target.id],
    ])
  return {
    ...wall,
    reply,
    label,
    index: (withheld?: readonly string[]) => wall.index(withheld) ?? '',
    /** The titles of its leaves, in their order. */
    titles: () =>
      [...(wall.index() ?? '').matchAll(/class="leaf"><h2><bdi[^>]*>(.*?)<\/bdi>/g)].map(
        ([, title]) => title,
      ),
  }
}

describe('the one page that a copy carries', () => {
  it('has pinned threads first, also one that moved long ago, until the pin is taken back', async () => {
    const wall = await openIndex()
    const old = wall.thread(secret(60), 'Old')
    await wall.write(old)
    await wall.anHourLater()
    await wall.write(...Array.from({ length: 60 }, (_, n) => wall.thread(secret(61 + n), `Thread ${n}`)))
    await wall.anHourLater()
    expect(wall.titles()).not.toContain('Old')
    const pin = wall.label(old, 'pin')
    await wall.write(pin)
    await wall.anHourLater()
    expect(wall.titles()[0]).toBe('Old')
    expect(wall.titles()).toHaveLength(50)
    await wall.write(wall.sign(KEEPER, KIND.withdrawal, [['e', pin.id]]))
    await wall.anHourLater()
    expect(wall.titles()).not.toContain('Old')
    await wall.close()
  })

  it('has what was answered in the first ten threads, with its floors, and of the others how much', async () => {
    const wall = await openIndex()
    for (let n = 0; n < 12; n++) {
      const thread = wall.thread(secret(60 + n), `Thread ${n}`)
      await wall.write(thread, wall.reply(thread, `Answer in ${n}.`))
      await wall.anHourLater()
    }
    const html = wall.index()
    for (let n = 0; n < 12; n++) expect(html.includes(`Answer in ${n}.`)).toBe(n >= 2)
    expect(html.match(/1 reply/g)).toHaveLength(12)
    // Each leaf has floors of its own, so that a way within the page leads to one place.
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    await wall.close()
  })

  it('stays small whatever is said: a hundred answers of a thread, and so many characters of all', async () => {
    const wall = await openIndex()
    const [many, long] = [wall.thread(secret(60), 'Many'), wall.thread(secret(61), 'Long')]
    await wall.write(many, long)
    await wall.write(...Array.from({ length: 130 }, (_, n) => wall.reply(many, `Short answer ${n}.`, 60 + n)))
    await wall.write(
      ...Array.from({ length: 9 }, (_, n) => wall.reply(long, `${n} `.padEnd(25_000, 'y '), 60 + n)),
    )
    await wall.anHourLater()
    const html = wall.index()
    expect(html.match(/Short answer \d+\./g)).toHaveLength(100)
    expect(html.match(/(?:y ){10000}/g)?.length).toBeLessThanOrEqual(4)
    expect(html.length).toBeLessThan(250_000)
    expect(html).toContain('130 replies')
    expect(html).toContain('9 replies')
    await wall.write(...Array.from({ length: 80 }, (_, n) => wall.reply(many, `Too many ${n}.`, 60 + n)))
    await wall.anHourLater()
    expect(wall.index()).not.toContain('Short answer')
    expect(wall.index()).toContain('210 replies')
    await wall.close()
  })

  it('says nothing of a reply whose text no copy has', async () => {
    const wall = await openIndex()
    const thread = wall.thread(secret(60), 'Thread')
    const [kept, folded] = [
      wall.reply(thread, 'It stays.', 61),
      wall.reply(thread, 'A telephone number.', 62),
    ]
    await wall.write(thread, kept, folded)
    await wall.anHourLater()
    expect(wall.index()).toContain('A telephone number.')
    const html = wall.index([folded.id])
    expect(html).toContain('It stays.')
    expect(html).not.toContain('A telephone number.')
    expect(html).toContain('1 reply')
    await wall.close()
  })

  it('counts under an article what names it, and takes off no reply that names a version alone', async () => {
    const wall = await openIndex()
    const tags = [
      ['d', 'essay'],
      ['title', 'Essay'],
      ['t', 'board'],
    ]
    const essay = wall.sign(secret(60), KIND.article, tags, 'Words.')
    const whole = wall.sign(secret(61), KIND.reply, replyTags(essay), 'Of the article.')
    const ofOne = replyTags({ id: essay.id, kind: KIND.article })
    const folded = wall.sign(secret(62), KIND.reply, ofOne, 'A telephone number.')
    await wall.write(essay, whole, folded)
    await wall.anHourLater()
    const html = wall.index([folded.id])
    expect(html).not.toContain('A telephone number.')
    expect(html).toContain('1 reply')
    await wall.close()
  })

  it('is what every copy makes of it, whoever has just read a newer version of an article here', async () => {
    const wall = await openIndex()
    const version = (text: string) => {
      const tags = [
        ['d', 'essay'],
        ['title', text],
        ['t', 'board'],
      ]
      return wall.sign(secret(60), KIND.article, tags, text)
    }
    const first = version('First words')
    await wall.write(first)
    await wall.anHourLater()
    wall.wait(1_800)
    await wall.writeUnwitnessed(version('Later words'))
    const { page, index } = await wall.pageAndIndex(`/t/${wall.place(first.id)}`)
    expect(page).toContain('Later words')
    expect(index).toContain('First words')
    expect(index).toBe(wall.index())
    await wall.close()
  })
})

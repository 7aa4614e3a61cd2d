// What the screen of moderation is told, and what of it can still be taken back.

import { KIND, PAUSE, type VerifiedEvent } from '@commonwall/wall'
import { noteEncode } from 'nostr-tools/nip19'
import { describe, expect, it } from 'vitest'
import { moderationPage } from '../../../src/app/engine/fill/moderation.ts'
import { moderationOf } from '../../../src/app/engine/moderate/view.ts'
import type { Own } from '../../../src/app/engine/own/own.ts'
import { mayTakeBack } from '../../../src/app/engine/say/taking-back.ts'
import { Citations } from '../../../src/pages/fill/index.ts'
import { label, NOW, said, thread, wallOf } from '../wall-of.ts'

const MODERATOR = 2
const hex = (n: number) => n.toString(16).padStart(64, '0')
const root = thread(1)
const nobody = { keyring: { isName: () => false }, folds: { groups: undefined } } as unknown as Own
const SECOND = 1_000
/** The public log of moderation, by whoever has a second to read texts. */
const logOf = (wall: ReturnType<typeof wallOf>, cites = new Citations().within(SECOND)) =>
  moderationPage(wall, 1, 'en', cites)
const back = (n: number, target: VerifiedEvent) =>
  said(
    n,
    KIND.withdrawal,
    [
      ['e', target.id],
      ['k', String(target.kind)],
    ],
    '',
    NOW,
  )
const report = (n: number, type: string) => said(n, KIND.report, [['e', root.id, type]])

describe('what a moderator may take back', () => {
  const fold = label(MODERATOR, root.id, 'fold/spam', NOW - 60)
  const two = { a: MODERATOR, b: 3 }

  it('is a fold of one group of several: then the words stand open again', () => {
    const folded = wallOf({ events: [root, fold], moderators: two })
    expect([folded.absenceOfHeld(root)?.kind, mayTakeBack(folded, fold)]).toEqual(['folded', true])
    const after = wallOf({ events: [root, fold, back(MODERATOR, fold)], moderators: two })
    expect([after.absenceOfHeld(root), mayTakeBack(after, fold)]).toEqual([undefined, false])
  })

  it('is the fold of a wall’s one group while its pause runs, and no longer', () => {
    const since = (ago: number) => label(MODERATOR, root.id, 'fold/spam', NOW - ago)
    const may = (one: VerifiedEvent) =>
      mayTakeBack(wallOf({ events: [root, one], moderators: { a: MODERATOR } }), one)
    expect([may(since(PAUSE - 1)), may(since(PAUSE))]).toEqual([true, false])
  })

  it('is no fold on which a second group agreed', () => {
    const agreed = wallOf({ events: [root, fold, label(3, root.id, 'fold/spam')], moderators: two })
    expect(mayTakeBack(agreed, fold)).toBe(false)
  })

  it('is offered on the device that holds its key, and there alone', () => {
    const mineOn = (mine: readonly number[]) =>
      logOf(wallOf({ events: [root, fold], moderators: two, mine }))?.deeds.map(({ id, mine: is }) => [
        id,
        is,
      ])
    expect(mineOn([MODERATOR])).toEqual([[fold.id, true]])
    expect(mineOn([3])).toEqual([[fold.id, false]])
  })
})

it('what keepers folded by signing a stranger’s label is on the list of what is hidden, and in the log', () => {
  const fold = label(9, root.id, 'fold/spam', NOW - 60)
  const signature = (n: number) =>
    said(n, KIND.signature, [
      ['e', fold.id],
      ['k', `${KIND.label}`],
    ])
  const wallWith = (...signatures: VerifiedEvent[]) =>
    wallOf({ events: [root, fold, ...signatures], moderators: {}, keepers: [4, 5] })
  const read = (wall: ReturnType<typeof wallOf>) => ({
    log: logOf(wall)?.deeds.map(({ id, effect }) => [id, effect?.kind]),
    hidden: moderationOf(wall, nobody, { lang: 'en', most: 9 }).hidden.shown.map(({ id }) => id),
  })
  expect(read(wallWith(signature(6)))).toEqual({ log: [], hidden: [] })
  expect(read(wallWith(signature(4), signature(5)))).toEqual({
    log: [[fold.id, 'for-good']],
    hidden: [root.id],
  })
})

describe('who speaks of what was folded', () => {
  const fold = label(MODERATOR, root.id, 'fold/spam', NOW - 60)
  const titled = (n: number, title: string, tags: string[][], text = 'Unfold it.') =>
    said(n, KIND.thread, [['title', title], ['t', 'talk'], ...tags], text)

  it('is named by whatever its client put where, its author first; a thread that was folded itself is not', () => {
    const folded = titled(8, 'Folded', [['q', root.id]])
    const events = [
      ...[root, fold, folded, label(MODERATOR, folded.id, 'fold/spam')],
      titled(1, 'Its author', [['q', root.id]]),
      titled(5, 'In an older tag', [['e', root.id, '', 'mention']]),
      titled(6, 'In the text alone', [], `Unfold nostr:${noteEncode(root.id)}.`),
      titled(7, 'Of something else', [['q', fold.id]]),
    ]
    const page = logOf(wallOf({ events, moderators: { a: MODERATOR, b: 3 } }))
    const deed = page?.deeds.find(({ id }) => id === fold.id)
    expect(deed?.cited.map(({ title }) => title.text)).toEqual([
      'Its author',
      'In the text alone',
      'In an older tag',
    ])
    expect(deed?.citedMore).toBe(0)
  })

  it('is named by its tags at once, however much there is to read; texts in parts, each once', () => {
    const flood = Array.from({ length: 40 }, (_, n) =>
      titled(20 + n, 'A flood', [], `nostr:${noteEncode(fold.id)} `.repeat(100)),
    )
    const inTag = titled(5, 'In a tag', [['q', root.id]])
    const inText = titled(6, 'In the text alone', [], `Unfold nostr:${noteEncode(root.id)}.`)
    const wall = wallOf({
      events: [root, fold, inText, ...flood, inTag],
      moderators: { a: MODERATOR, b: 3 },
    })
    let [time, asked, left] = [0, 0, 0]
    // Each look at the clock is a millisecond later: about one text.
    const citations = new Citations()
    const look = () => {
      const cites = citations.within(
        10,
        () => left++,
        () => time++,
      )
      const page = logOf(wall, (event) => {
        asked++
        return cites(event)
      })
      return page?.deeds[0]?.cited.map(({ title }) => title.text)
    }
    expect(look()).toContain('In a tag')
    expect([time <= 12, left]).toEqual([true, 1])
    let parts = 1
    for (let before = 0; before !== left; parts++) {
      before = left
      look()
    }
    expect(parts).toBeGreaterThan(3)
    expect(parts).toBeLessThan(9)
    expect(look()).toEqual(['In a tag', 'In the text alone'])
    // Where the page shows no fold nothing is read.
    asked = 0
    const pinned = wallOf({
      events: [root, label(MODERATOR, root.id, 'pin'), ...flood],
      moderators: { a: MODERATOR },
    })
    const cites = citations.within(10)
    logOf(pinned, (event) => {
      asked++
      return cites(event)
    })
    expect(asked).toBe(0)
  })
})

it('texts are read to the last, however long a page takes until it reads one', () => {
  let time = 0
  const hour = () => {
    time += 3_600_000
    return time
  }
  const citations = new Citations()
  for (let read = 1; read <= 3; read++) {
    const cites = citations.within(10, undefined, hour)
    for (const n of [5, 6, 7]) cites(thread(n))
    expect(citations.known.size).toBe(read)
  }
})

describe('what anybody may take back', () => {
  it.each([
    ['a report', report(5, 'spam'), true],
    [
      'a signature under a letter',
      said(5, KIND.signature, [
        ['e', root.id],
        ['k', '30023'],
      ]),
      true,
    ],
    [
      'no word on a key event',
      said(5, KIND.signature, [
        ['e', root.id],
        ['k', '4592'],
      ]),
      false,
    ],
    ['no profile', said(5, KIND.profile, [], '{"name":"River"}'), false],
    ['no withdrawal', said(5, KIND.withdrawal, [['e', root.id]]), false],
  ] as const)('%s', (_, event, may) => {
    expect(mayTakeBack(wallOf({ events: [root, event], moderators: {} }), event)).toBe(may)
  })
})

describe('what was reported', () => {
  it('by three thousand strangers is counted at once, and what is shown is the first of it', () => {
    const posts = Array.from({ length: 40 }, (_, n) =>
      said(
        30 + n,
        KIND.thread,
        [
          ['title', `${n}`],
          ['t', 'talk'],
        ],
        'Words.',
      ),
    )
    // Their signatures were checked when they came; here they need none.
    const stranger = said(5, KIND.report, [['e', posts[0]?.id ?? '', 'spam']])
    const flood = Array.from({ length: 3_000 }, (_, n) => ({
      ...stranger,
      ...{
        id: hex(n),
        pubkey: hex(n),
        tags: [...stranger.tags.slice(0, 1), ['e', posts[n % 40]?.id ?? '', 'spam']],
      },
    }))
    const named = report(6, 'illegal')
    const wall = wallOf({ events: [root, ...posts, named, ...flood], moderators: {}, names: [6] })
    const { queue } = moderationOf(wall, nobody, { lang: 'en', most: 10 })
    expect([queue.all, queue.shown.length]).toEqual([41, 10])
    expect(queue.shown[0]).toMatchObject({ id: root.id, names: 1, all: 1 })
    expect(queue.shown[1]).toMatchObject({ names: 0, all: 75, types: [] })
  })

  it('says of what lasting names complain; who took a report back complains no more', () => {
    const [spam, alsoSpam, law] = [report(5, 'spam'), report(6, 'spam'), report(7, 'illegal')]
    const events = [root, spam, alsoSpam, law, report(8, 'spam')]
    const queue = (more: readonly VerifiedEvent[] = []) =>
      moderationOf(wallOf({ events: [...events, ...more], moderators: {}, names: [5, 6, 7] }), nobody, {
        lang: 'en',
        most: 10,
      }).queue.shown[0]
    expect(queue()).toMatchObject({
      place: 0,
      words: { text: 'Its words.' },
      names: 3,
      all: 4,
      types: [
        ['illegal', 1],
        ['spam', 2],
      ],
    })
    expect(queue([back(6, alsoSpam)])).toMatchObject({
      names: 2,
      all: 3,
      types: [
        ['illegal', 1],
        ['spam', 1],
      ],
    })
  })

  it('is told as far as it is asked for, with how much there is', () => {
    const threads = [thread(10), thread(11), thread(12)]
    const events = threads.flatMap((one) => [one, said(5, KIND.report, [['e', one.id, 'spam']])])
    const { queue } = moderationOf(wallOf({ events, moderators: {} }), nobody, { lang: 'en', most: 2 })
    expect([queue.shown.length, queue.all]).toEqual([2, 3])
  })
})

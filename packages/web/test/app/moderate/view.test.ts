// What the screen of moderation is told, and what of it can still be taken back.

import { KIND, PAUSE, type VerifiedEvent } from '@commonwall/wall'
import { noteEncode } from 'nostr-tools/nip19'
import { describe, expect, it } from 'vitest'
import { moderationPage } from '../../../src/app/engine/fill/moderation.ts'
import { moderationOf } from '../../../src/app/engine/moderate/view.ts'
import type { Own } from '../../../src/app/engine/own/own.ts'
import { mayTakeBack } from '../../../src/app/engine/say/taking-back.ts'
import { label, NOW, said, thread, wallOf } from '../wall-of.ts'

const MODERATOR = 2
const root = thread(1)
const nobody = { keyring: { isName: () => false }, folds: { groups: undefined } } as unknown as Own
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
      moderationPage(wallOf({ events: [root, fold], moderators: two, mine }), 1, 'en')?.deeds.map(
        ({ id, mine: is }) => [id, is],
      )
    expect(mineOn([MODERATOR])).toEqual([[fold.id, true]])
    expect(mineOn([3])).toEqual([[fold.id, false]])
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
    const page = moderationPage(wallOf({ events, moderators: { a: MODERATOR, b: 3 } }), 1, 'en')
    const deed = page?.deeds.find(({ id }) => id === fold.id)
    expect(deed?.cited.map(({ title }) => title.text)).toEqual([
      'Its author',
      'In the text alone',
      'In an older tag',
    ])
    expect(deed?.citedMore).toBe(0)
  })
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

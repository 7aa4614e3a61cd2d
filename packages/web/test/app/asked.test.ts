import { MAX_POSITIONS, passageId } from '@commonwall/assembly'
import { signal } from '@preact/signals'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { type Asked, askedIn, redLinesFor } from '../../src/app/assembly/act/asked.ts'
import { BallotDraft } from '../../src/app/assembly/act/ballot-draft.ts'
import { Send } from '../../src/app/assembly/act/ballot-screen.tsx'
import { BALLOT_WORDS } from '../../src/app/assembly/act/ballot-words.ts'
import type { AssemblyView } from '../../src/assembly/model.ts'
import type { Show } from '../../src/assembly/views/show.ts'
import { ASSEMBLY_WORDS } from '../../src/assembly/words.ts'

const PASSAGES = 500
const ALTERNATIVES = 250
const id = 'ab'.repeat(32)
const show = { words: ASSEMBLY_WORDS.en } as Show

/** The parts of a view that a ballot is asked from: passages, and alternatives on half of them. */
function view(): AssemblyView {
  const passages = Array.from({ length: PASSAGES }, (_, at) => ({ slug: `p${at}`, text: id }))
  const proposals = Array.from({ length: ALTERNATIVES }, (_, at) => ({
    ...{ id: at.toString(16).padStart(64, '0'), place: 'passage', target: `p${at}`, text: id, parents: [] },
    ...{ sponsors: ['a', 'b'], date: 1, called: true },
  }))
  const places = passages.map(({ slug }, at) => {
    const place = passageId(id, slug)
    const alternative = proposals[at]
    return { id: place, slug, wordings: [{ id: place, text: id }, ...(alternative ? [alternative] : [])] }
  })
  const slugs = Object.fromEntries(places.map(({ id: place, slug }) => [place, slug]))
  return {
    constitution: { id, passages, groups: [{ slug: 'a' }, { slug: 'b' }], rounds: [{}] },
    state: { stages: [{ passages: [] }] },
    now: { round: 0, voices: [], places },
    ...{ slugs, labels: slugs },
    ...{ texts: {}, proposals },
  } as unknown as AssemblyView
}

it('asks 750 wordings in a blink: no hash is made again for each of them', () => {
  const given = view()
  const begun = performance.now()
  const asked = askedIn(given, 0, show)
  expect(asked).toHaveLength(PASSAGES + ALTERNATIVES)
  expect(asked.slice(0, 2).map(({ name, open }) => [name, open])).toEqual([
    ['p0 · Alt 1', true],
    ['p0 · Alt 2', false],
  ])
  // A hash for each passage and each wording would take seconds.
  expect(performance.now() - begun).toBeLessThan(500)
})

it('says what was taken on the wordings of this stage only, own words before a cited reason', () => {
  const cast = [
    { on: 'a', value: 2, reason: undefined },
    { on: 'b', value: -2, reason: 'why' },
    { on: 'gone', value: 1, reason: undefined },
  ] as const
  const draft = new BallotDraft(cast, undefined, () => undefined)
  draft.take('a', { value: 0, reason: undefined, words: undefined })
  draft.take('c', { value: -1, reason: undefined, words: '  too far ' })
  draft.answer('b', 'why', ' because ')
  draft.answer('c', 'why', '  ')
  expect(draft.positions(['a', 'b', 'c'])).toEqual([
    { on: 'b', value: -2, reason: 'why', words: undefined },
    { on: 'c', value: -1, reason: undefined, words: 'too far' },
  ])
  expect(draft.answers).toEqual([{ on: 'b', reason: 'why', words: 'because' }])
})

it('says before it is sent that a ballot has no room for so many positions', () => {
  const asked = Array.from({ length: MAX_POSITIONS + 1 }, (_, n) => ({ id: `${n}` }))
  const taken = asked.map(({ id: on }) => ({ on, value: 1, reason: undefined }))
  const sendOf = (positions: typeof taken) => {
    const draft = new BallotDraft(positions, undefined, () => undefined)
    const state = { lang: signal('en' as const) }
    return renderToString(h(Send, { draft, asked, state, again: false, stopped: false }))
  }
  expect(sendOf(taken)).toContain(BALLOT_WORDS.en.room(MAX_POSITIONS))
  expect(sendOf(taken)).toContain('disabled')
  expect(sendOf(taken.slice(1))).not.toMatch(/disabled|has room/)
})

it('offers the red lines of others to be answered, and not the one that oneself has drawn', () => {
  const red = (reason: string, groupName: string, people = 1) => ({
    ...{ reason, groupName, people, red: people, lapsed: 0 },
  })
  const asked = (reasons: readonly object[], open = true) => ({ id: 'w', open, reasons }) as unknown as Asked
  const mine = {
    ...{ behind: [] as string[], group: 'civil' },
    positions: [
      { on: 'w', value: -2, reason: 'own', says: undefined },
      { on: 'v', value: -2, reason: 'there', says: undefined },
    ],
  }
  const lines = [red('own', 'civil'), red('own', 'state'), red('other', 'civil'), red('there', 'civil')]
  const mild = { ...red('mild', 'state'), red: 0 }
  expect(redLinesFor(asked([...lines, mild]), mine)).toEqual(lines.slice(1))
  // Somebody else of the group has the same reason.
  expect(redLinesFor(asked([red('own', 'civil', 2)]), mine)).toHaveLength(1)
  expect(redLinesFor(asked(lines, false), mine)).toEqual([])
  expect(redLinesFor(asked(lines, false), { ...mine, behind: ['w'] })).toEqual(lines.slice(1))
})

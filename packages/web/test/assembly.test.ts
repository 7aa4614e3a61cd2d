// What pages and app say of an assembly: how far a result can be relied on, who holds a wording up and by how many
// people, and that nobody is named. From real folds of gathered events.

import { foldAssembly } from '@commonwall/assembly'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Gathering } from '../../assembly/test/fold/gathering.ts'
import { assemblyView, passageDetail } from '../src/assembly/index.ts'
import { Changes } from '../src/assembly/views/changes.tsx'
import { AssemblyFront } from '../src/assembly/views/front.tsx'
import { type OwnBacking, Passage } from '../src/assembly/views/passage.tsx'
import { Result } from '../src/assembly/views/result.tsx'
import { showOf } from '../src/assembly/views/show.ts'
import { ASSEMBLY_WORDS } from '../src/assembly/words.ts'
import { en } from '../src/pages/i18n/en.ts'
import type { AssemblyPage } from '../src/pages/model.ts'
import { renderPage } from '../src/pages/render.tsx'
import { makeUi, type Ui } from '../src/pages/ui.ts'
import { english, frame } from './frame.ts'

const everybody = [1, 2, 3, 4, 5]
type Input = ReturnType<Gathering['input']>

function viewOf(input: Input) {
  return assemblyView({
    ...{ input, state: foldAssembly(input), title: english('A review'), thread: 't/3' },
    textOf: (id) => ({ text: english(`text ${id.slice(0, 4)}`), absence: undefined, path: `t/3#${1}` }),
    signatures: () => 0,
  })
}

/** The page in words. */
function told(input: Input, part: AssemblyPage['part'] | 'first passage', lang: 'en' | 'zh-Hans' = 'en') {
  const view = viewOf(input)
  const id = view.now.places[0]?.id ?? ''
  const of = part === 'first passage' ? { id } : part
  const detail = part === 'first passage' ? passageDetail(view, id) : undefined
  const html = renderPage({
    ...{ kind: 'assembly', frame: frame(lang, { here: 'm/7', root: '../' }), view, place: 7 },
    ...{ part: of, detail },
  })
  const body = html.slice(html.lastIndexOf('</style>'))
  return { html: body, words: body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

describe('an assembly of many passages', () => {
  const MANY = 40
  const passages = Array.from({ length: MANY }, (_, n) => `p${n}`)
  const view = viewOf(new Gathering({ passages }).enrol({ civil: 5, state: 5 }).pass(3).input())
  const linesOf = (Part: typeof AssemblyFront | typeof Result, ui: Ui) =>
    renderToString(h(Part, { view, show: showOf(ui, 7) })).split('<li class="passage').length - 1

  it.each([AssemblyFront, Result])('stands whole on a page, and in the app begins with a few: %o', (Part) => {
    const ui = makeUi(frame('en', { here: 'm/7', root: '../' }), en)
    expect(linesOf(Part, ui)).toBe(MANY)
    expect(linesOf(Part, { ...ui, drawnFirst: (part) => part })).toBeLessThan(10)
  })
})

describe('an assembly on a page', () => {
  const spoken = () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    assembly.castAll(3, 'civil', { one: 2, two: -1 }, everybody)
    assembly.castAll(3, 'state', { one: 1, two: 2 }, everybody)
    return assembly
  }

  it('says that it can change, that issuers have not closed it, that they have', () => {
    const assembly = spoken()
    expect(told(assembly.pass(4).input(), 'front').words).toContain(
      'open. This is how it stands now, and it can change.',
    )
    expect(told(assembly.pass(10).input(), 'result').words).toContain(
      'provisional, not closed by the issuers yet',
    )
    expect(told(assembly.pass(10).input(), 'result', 'zh-Hans').words).toContain('暂定，签发人尚未关闭')
  })

  it('shows no result where a body is not held, and the text all the same', () => {
    const input = spoken().pass(4).input()
    const ballot = [...input.events].findLast(({ kind }) => kind === 4602)?.id ?? ''
    const events = [...input.events].filter(({ id }) => id !== ballot)
    const { words } = told({ ...input, events, withheld: [ballot] }, 'front')
    expect(words).toContain('incomplete: 1 not held here, so no result is shown.')
    expect(words).toContain('text')
    expect(told({ ...input, events, withheld: [ballot] }, 'result').words).not.toMatch(/consents|lacking/)
  })

  it('names the group that holds a passage up, and how many people it lacks', () => {
    const { words, html } = told(spoken().pass(10).input(), 'result')
    expect(words).toContain('Held up by civil: 11 people are lacking.')
    expect(words).toContain('Every group consents. Stands even if')
    // Nobody's key stands anywhere in it.
    for (const { pubkey } of spoken().pass(10).input().events) expect(html).not.toContain(pubkey)
  })

  it('keeps words apart that its style keeps apart, and says each group once: some read without a style, some listen', () => {
    for (const part of ['front', 'result', 'first passage'] as const) {
      const { html } = told(spoken().pass(10).input(), part)
      const unstyled = html.replaceAll(/<\/?(?:a|b|span|small|time|svg|rect|path)\b[^>]*>/g, '')
      expect(unstyled, part).not.toMatch(/civil\w|civil[ :]+civil|Round \d\d|Result\w/)
    }
  })

  it('marks what differs, reads brackets aloud by their state, and says who backs a wording by group', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    assembly.propose(1.6, 'another', { passage: 'one' }, ['civil 1', 'state 1'])
    const { html, words } = told(assembly.pass(2.1).input(), 'first passage')
    expect(html).toMatch(/<del>.*<\/del>/s)
    expect(html).toMatch(/<ins>.*<\/ins>/s)
    expect(words).toContain('backed by civil, state')
    expect(words).toContain('first wording')
  })

  it('marks a compromise against each wording that it joins, strikes all of what is to go, and names what nobody sees', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const one = assembly.propose(1.3, 'one', { passage: 'one' }, ['civil 1'])
    const other = assembly.propose(1.4, 'other', { passage: 'one' }, ['civil 1'])
    const joined = assembly.propose(1.5, 'joined', { passage: 'one' }, ['civil 1'], { parents: [one, other] })
    const strike = assembly.propose(1.6, 'strike', { passage: 'one' }, ['civil 1'], { strike: true })
    const loose = assembly.propose(1.7, 'loose', { passage: 'one' }, [])
    const view = viewOf(assembly.pass(2.1).input())
    const place = view.now.places[0]?.id ?? ''
    const { redlines } = passageDetail(view, place)
    const against = (id: string) => redlines[id]?.map((line) => line.against)
    expect([place, one, joined, strike].map(against)).toEqual([[], [place], [one, other], [place]])
    // What nobody stands behind costs nobody anything.
    expect(against(loose)).toBeUndefined()
    expect(redlines[strike]?.[0]?.pieces).toEqual([{ kind: 'removed', text: expect.stringMatching(/^text/) }])
    const pieces = [
      { kind: 'removed' as const, text: 'role' },
      { kind: 'added' as const, text: 'ro\u202e\u200b\u200ble' },
    ]
    const html = renderToString(h(Changes, { pieces, of: english(''), words: ASSEMBLY_WORDS.en }))
    expect(html).toContain('ro<span class="sign">U+202E ×3</span>le')
    expect(html).not.toMatch(/[\u202e\u200b]/)
  })

  it('says of one’s own wording that its backing is on the way, and not that nobody backs it', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const id = assembly.propose(1.6, 'another', { passage: 'one' }, [])
    const view = viewOf(assembly.pass(2.1).input())
    const place = view.now.places[0]?.id ?? ''
    const show = showOf(makeUi(frame(), en), 7)
    const backing = (own: OwnBacking | undefined) =>
      renderToString(h(Passage, { view, place, detail: undefined, show, own }))
    expect(backing(undefined)).toContain('backed by no group now')
    expect(backing({ behind: [], left: [], group: 'civil' })).toContain('backed by no group now')
    const coming = backing({ behind: [id], left: [], group: 'civil' })
    expect(coming).toContain('backed by your voice, once its signature is on the wall')
    expect(coming).not.toContain('no group')
    // What never was on the wall is taken back as if it had not been said.
    expect(backing({ behind: [], left: [id], group: 'civil' })).toContain('backed by no group now')
  })

  it('says of a wording that one’s own voice has backed and its group still does, that it does so no more', () => {
    const assembly = new Gathering().enrol({ civil: 5, state: 5 })
    const id = assembly.propose(1.6, 'another', { passage: 'one' }, ['civil 1', 'state 1'])
    const view = viewOf(assembly.pass(2.1).input())
    const place = view.now.places[0]?.id ?? ''
    const show = showOf(makeUi(frame(), en), 7)
    const backing = (own: OwnBacking) =>
      renderToString(h(Passage, { view, place, detail: undefined, show, own }))
    const gone = 'by your voice no more'
    expect(backing({ behind: [], left: [id], group: 'civil' })).toContain(`backed by civil, state; ${gone}`)
    expect(backing({ behind: [id], left: [id], group: 'civil' })).not.toContain(gone)
    expect(backing({ behind: [], left: [], group: 'civil' })).not.toContain(gone)
  })

  it('says that a third of the main disagreement holds a passage up, and by how many people', () => {
    const names = Array.from({ length: 14 }, (_, n) => `p${n}`)
    const assembly = new Gathering({ passages: names }).enrol({ civil: 20, state: 20 })
    for (const group of ['civil', 'state'])
      for (let n = 1; n <= 20; n++) {
        const camp = n <= 14 ? 1 : -1
        const stands = Object.fromEntries(names.slice(0, 12).map((name) => [name, camp as 1 | -1]))
        assembly.cast(3, `${group} ${n}`, { ...stands, p12: camp === 1 ? 2 : -1, p13: 2 })
      }
    const { words } = told(assembly.pass(10).input(), 'result')
    expect(words).toContain(
      'Every group consents, and a third of the main disagreement holds it up for this round.',
    )
    expect(words).toMatch(/holds it up: \d+ more would have to agree/)
    assembly.pass(20)
    const view = viewOf(assembly.input())
    expect(view.state.stages[1]?.passages.find(({ slug }) => slug === 'p12')?.reserved).toBe(true)
  })
})

describe('whom a text of an assembly mentions', () => {
  it('stands there by name, as in a thread', () => {
    const view = viewOf(new Gathering().enrol({ civil: 5, state: 5 }).pass(4).input())
    const code = `nostr:npub1${'q'.repeat(58)}`
    const who = { kind: 'name', name: 'Ann', fingerprint: ['one', 'two'] } as const
    const naming = {
      text: english(`As ${code} says.`),
      references: [{ start: 3, end: 3 + code.length, floor: undefined, who }],
      ...{ absence: undefined, path: undefined },
    }
    const texts = Object.fromEntries(Object.keys(view.texts).map((id) => [id, naming]))
    const html = renderPage({
      ...{ kind: 'assembly', frame: frame('en', { here: 'm/7', root: '../' }), view: { ...view, texts } },
      ...{ place: 7, part: 'front', detail: undefined },
    })
    expect(html.includes('<summary>@<bdi>Ann</bdi>')).toBe(true)
    expect(html.includes('nostr:npub')).toBe(false)
  })
})

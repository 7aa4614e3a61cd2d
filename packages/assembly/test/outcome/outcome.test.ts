// What was agreed, on paper: labels, brackets, hints, and pages that cannot be broken by what people write.

import { describe, expect, it } from 'vitest'
import {
  blocksToHtml,
  blocksToMarkdown,
  bracketsOf,
  outcomeBlocks,
  outcomeHash,
  outcomeOf,
  outcomeWordsOf,
  placeLabels,
  rebase,
} from '../../src/index.ts'
import { Gathering, hash } from '../fold/gathering.ts'

function played() {
  const assembly = new Gathering({ passages: ['57', '65'] }).enrol({ civil: 5, state: 5 })
  const bis = assembly.propose(1.5, 'bis', { insert: '57' }, ['civil 1', 'state 1'])
  for (const group of ['civil', 'state']) {
    assembly.castAll(3, group, { '57': 2, '65': group === 'civil' ? 1 : -1, [bis]: 1 }, [1, 2, 3, 4])
    assembly.cast(4, `${group} 5`, { '57': [-1, hash('why')], '65': -1 })
  }
  assembly.pass(20)
  const outcome = outcomeOf(assembly.constitution, assembly.state())
  if (outcome === undefined) throw new Error('no outcome')
  return { assembly, outcome, bis }
}

describe('an outcome', () => {
  it('has adopted text, brackets by group, reservations with reasons, and an annex', () => {
    const { outcome, bis } = played()
    expect(outcome.passages.map(({ state }) => state)).toEqual(['closed', 'closed', 'bracketed'])
    expect([...placeLabels(outcome.passages).values()]).toEqual(['57', '57 bis', '65'])
    expect(outcome.annex).toEqual([outcome.passages[2]?.id])
    expect(outcome.passages[1]?.wordings[0]?.id).toBe(bis)
    expect(outcome.passages[0]?.wordings[0]?.reservations).toEqual([
      { group: 'civil', reason: hash('why'), people: 1, red: 0, lapsed: 0, answers: [] },
      { group: 'state', reason: hash('why'), people: 1, red: 0, lapsed: 0, answers: [] },
    ])
    const [bracket] = outcome.passages.slice(2).flatMap(bracketsOf)
    expect(bracket).toMatchObject({ number: 1, wantedBy: ['civil'], opposedBy: ['state'] })
    expect(outcome).toMatchObject({ agreed: 'open', standing: 'provisional' })
  })

  it.each(['en', 'zh-Hans', 'zh-Hant'].map(outcomeWordsOf))(
    'is Markdown and HTML in $lang, and nothing in a text is markup',
    (words) => {
      const { outcome } = played()
      const textOf = () => '# <script>alert(1)</script> [x](javascript:y)'
      const blocks = outcomeBlocks({ outcome, title: 'WSIS <b>', textOf, words })
      const html = blocksToHtml(blocks, words.lang)
      expect(html).not.toMatch(/<script|<b>W/)
      expect(html).toContain(words.annex)
      const markdown = blocksToMarkdown(blocks)
      expect(markdown).not.toMatch(/^# <|\[x\]\(/m)
      expect(markdown).toContain(outcomeHash(outcome))
      expect(
        blocksToMarkdown(outcomeBlocks({ outcome, title: '', textOf: () => undefined, words })),
      ).toContain(words.noText.replace(/[()]/g, (sign) => sign))
    },
  )
})

describe('the hint for a wording that was overtaken', () => {
  const base = 'reaffirming the centrality of the General Assembly and its review'

  it('makes the same changes to what was adopted', () => {
    const adopted = 'reaffirming the role of the General Assembly and its review'
    const mine = 'reaffirming the centrality of the General Assembly and its regular review'
    expect(rebase({ base, adopted, mine }, 'en')).toEqual({
      text: 'reaffirming the role of the General Assembly and its regular review',
    })
    expect(rebase({ base, adopted, mine: adopted }, 'en')).toEqual({ text: adopted })
    expect(
      rebase({ base: '重申大会的中心地位', adopted: '重申大会的作用', mine: '再次重申大会的中心地位' }, 'zh'),
    ).toHaveProperty('text')
  })

  it('shows where both changed the same words', () => {
    const adopted = base.replace('centrality', 'role')
    const mine = base.replace('centrality', 'leadership')
    expect(rebase({ base, adopted, mine }, 'en')).toEqual({
      conflicts: [{ base: 'centrality', adopted: 'role', mine: 'leadership' }],
    })
  })
})

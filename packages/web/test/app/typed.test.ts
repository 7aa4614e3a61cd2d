// What is typed into a form of an assembly waits where the composer's half-written text does.

import { beforeEach, describe, expect, it } from 'vitest'
import { BallotDraft, type TypedBallot } from '../../src/app/assembly/act/ballot-draft.ts'
import { path } from '../../src/app/shell/routes.ts'
import {
  clearTyped,
  forgetTyped,
  keepTyped,
  type Typed,
  takeUpTyped,
  typed,
  typedOf,
} from '../../src/app/write/typed.ts'

const kept = () => JSON.parse(JSON.stringify(typed.value)) as [string, Typed][]

describe('what is typed into a form', () => {
  beforeEach(() => {
    typed.value = []
  })

  it('waits under what it is about, with the path that leads back to it', () => {
    path.value = '!assembly/17/3'
    keepTyped('a1 propose p', { text: 'a wording' })
    keepTyped('a1 propose q', { text: 'another' })
    expect(typedOf('a1 propose p')).toEqual({ text: 'a wording' })
    expect(typed.value.map(([, { where }]) => where)).toEqual(['!assembly/17/3', '!assembly/17/3'])
  })

  it('goes once it was said, but for what was typed on meanwhile', () => {
    const said = { text: 'a wording' }
    keepTyped('a1 propose p', said)
    keepTyped('a1 propose p', { text: 'a wording, and more' })
    clearTyped('a1 propose p', said)
    expect(typedOf('a1 propose p')).toEqual({ text: 'a wording, and more' })
    clearTyped('a1 propose p', typedOf('a1 propose p'))
    expect(typed.value).toEqual([])
  })

  it('goes with the voice of its assembly, and with no other', () => {
    for (const about of ['a1 propose p', 'a1 ballot', 'a12 ballot']) keepTyped(about, 'words')
    forgetTyped('a1')
    expect(typed.value.map(([about]) => about)).toEqual(['form a12 ballot'])
  })

  it('is taken up again apart from the composer’s; what was typed meanwhile about the same goes first', () => {
    keepTyped('a1 propose p', 'older')
    keepTyped('a1 ballot', 'a ballot')
    const all: [string, Typed | { text: string }][] = [...kept(), ['', { text: 'a thread' }]]
    typed.value = []
    keepTyped('a1 propose p', 'newer')
    expect(takeUpTyped(all).map(([about]) => about)).toEqual([''])
    expect(typedOf('a1 propose p')).toBe('newer')
    expect(typedOf('a1 ballot')).toBe('a ballot')
    clearTyped('a1 propose p', 'newer')
    expect(typedOf('a1 propose p')).toBe('older')
  })
})

describe('a ballot that is being filled in', () => {
  it('goes on after its screen was left: positions, reasons and answers, over those that were cast', () => {
    let kept: TypedBallot | undefined
    const cast = [
      { on: 'w1', value: 2, reason: undefined },
      { on: 'w2', value: 1, reason: undefined },
    ] as const
    const keep = (typed: TypedBallot) => {
      kept = JSON.parse(JSON.stringify(typed))
    }
    const first = new BallotDraft(cast, undefined, keep)
    expect(kept).toBeUndefined()
    first.take('w2', { value: -2, reason: undefined, words: 'it names nobody' })
    first.answer('w3', 'r', 'we ask for time')
    const again = new BallotDraft(cast, kept, keep)
    expect(again.positions(['w1', 'w2'])).toEqual([
      { on: 'w1', value: 2, reason: undefined, words: undefined },
      { on: 'w2', value: -2, reason: undefined, words: 'it names nobody' },
    ])
    expect(again.answerTo('w3', 'r')).toBe('we ask for time')
    expect(again.answers).toEqual([{ on: 'w3', reason: 'r', words: 'we ask for time' }])
  })
})

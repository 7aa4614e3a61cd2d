// What is half written is not lost where somebody begins something else.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  clearDraft,
  draft,
  goOnWriting,
  halfWritten,
  startEdit,
  startReply,
  startThread,
  startThreadWith,
  takeUpKept,
} from '../../src/app/write/draft.ts'

const replyTo = (root: string, quote?: string) => startReply({ root, parent: root, quote })
const type = (text: string) => {
  draft.value = { ...draft.value, text }
}

describe('what is being written', () => {
  beforeEach(() => {
    vi.stubGlobal('history', { pushState: () => undefined })
    vi.stubGlobal('scrollY', 0)
    vi.stubGlobal('document', { activeElement: null, querySelectorAll: () => [] })
    for (let n = 0; n < 5; n++) clearDraft(draft.value)
  })

  it('waits half written while something else is begun, and goes on where it was left', () => {
    startThread('talk')
    type('a thread')
    replyTo('one')
    expect(draft.value).toMatchObject({ form: 'reply', text: '' })
    type('an answer to one')
    replyTo('two')
    expect(draft.value.text).toBe('')
    replyTo('one', 'that')
    expect(draft.value.text).toBe('> that\n\nan answer to one')
    startThread(undefined)
    expect(draft.value).toMatchObject({ form: 'thread', text: 'a thread', board: 'talk' })
    expect(draft.value.reply).toBeUndefined()
  })

  it('comes back once something else was said, and begins anew once it was said itself', () => {
    startThread('talk')
    type('a thread')
    replyTo('one')
    type('an answer')
    clearDraft(draft.value)
    expect(draft.value.text).toBe('a thread')
    clearDraft(draft.value)
    expect(draft.value).toMatchObject({ form: 'thread', text: '', board: 'talk' })
    replyTo('one')
    expect(draft.value.text).toBe('')
  })

  it('is never taken over by something else', () => {
    startEdit('30023:a:b')
    type('the article, corrected')
    startThread(undefined)
    expect(draft.value).toMatchObject({ form: 'thread', text: '' })
    expect(draft.value.edits).toBeUndefined()
    type('a thread')
    startThreadWith('An appeal', 'of place 7')
    expect(draft.value.text).toBe('of place 7')
    startThread(undefined)
    expect(draft.value.text).toBe('a thread')
  })

  it('is no answer that was begun without a word', () => {
    startThread('talk')
    replyTo('three')
    goOnWriting()
    expect(draft.value).toMatchObject({ form: 'thread' })
    expect(draft.value.reply).toBeUndefined()
    replyTo('three')
    type('an answer')
    goOnWriting()
    expect(draft.value).toMatchObject({ form: 'reply', text: 'an answer' })
  })

  it('keeps its name to itself', () => {
    replyTo('one')
    draft.value = { ...draft.value, text: 'signed', as: 'ab' }
    replyTo('two')
    expect(draft.value.as).toBeUndefined()
    startThread(undefined)
    expect(draft.value.as).toBeUndefined()
    replyTo('one')
    expect(draft.value.as).toBe('ab')
  })

  it('goes on where another was begun while it was being signed, which is not said a second time', () => {
    startThread('talk')
    type('a thread')
    const said = draft.value
    replyTo('one')
    type('an answer')
    clearDraft(said)
    expect(draft.value.text).toBe('an answer')
    startThread(undefined)
    expect(draft.value.text).toBe('')
  })

  it('is kept as a whole and taken up again; what was begun meanwhile about the same goes first', () => {
    startThread('talk')
    type('a thread')
    replyTo('ten')
    type('an answer')
    const kept = JSON.parse(JSON.stringify(halfWritten())) as [string, object][]
    clearDraft(draft.value)
    clearDraft(draft.value)
    expect(halfWritten().some(([about]) => about === 'ten')).toBe(false)
    takeUpKept(kept)
    expect(draft.value).toMatchObject({ form: 'reply', text: 'an answer' })
    expect(draft.value.edits).toBeUndefined()
    replyTo('eleven')
    takeUpKept([['eleven', { text: 'an older answer' }]])
    expect(draft.value.text).toBe('an older answer')
    type('a newer answer')
    takeUpKept([['eleven', { text: 'an older answer' }]])
    expect(draft.value.text).toBe('a newer answer')
    startThread(undefined)
    expect(draft.value.text).toBe('a thread')
    replyTo('eleven')
    expect(draft.value.text).toBe('a newer answer')
    // Asked for again while it is open it stays.
    replyTo('eleven')
    expect(draft.value.text).toBe('a newer answer')
    clearDraft(draft.value)
    replyTo('eleven')
    expect(draft.value.text).toBe('an older answer')
  })
})

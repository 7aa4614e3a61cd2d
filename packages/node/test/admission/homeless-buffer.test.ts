// Homeless events wait for their author or target: bounded, and not for ever.

import { describe, expect, it } from 'vitest'
import { HOMELESS_DAYS, HomelessBuffer, MAX_HOMELESS } from '../../src/admission/homeless-buffer.ts'
import { ALICE, BOB, fabricate } from '../../src/store/acceptance/fabricate.ts'

describe('homeless events', () => {
  const waiting = fabricate({ kind: 0, content: '{}' })

  it('come back when their author posts, once', () => {
    const buffer = new HomelessBuffer()
    buffer.add(waiting, [ALICE], 0)
    expect(buffer.claim(fabricate({ pubkey: BOB }), 1)).toEqual([])
    expect(buffer.claim(fabricate({ content: 'I am here' }), 1)).toEqual([waiting])
    expect(buffer.claim(fabricate({ content: 'again' }), 1)).toEqual([])
  })

  it('come back when their target comes', () => {
    const buffer = new HomelessBuffer()
    const target = fabricate({ pubkey: BOB })
    buffer.add(waiting, [ALICE, target.id], 0)
    expect(buffer.claim(target, 1)).toEqual([waiting])
    expect(buffer.size).toBe(0)
  })

  it('are forgotten after 30 days', () => {
    const buffer = new HomelessBuffer()
    buffer.add(waiting, [ALICE], 0)
    expect(buffer.claim(fabricate(), HOMELESS_DAYS)).toEqual([])
  })

  it('never take more room than was given to them', () => {
    const buffer = new HomelessBuffer()
    const many = Array.from({ length: MAX_HOMELESS + 10 }, (_, n) => fabricate({ content: String(n) }))
    for (const event of many) buffer.add(event, [event.id], 0)
    expect(buffer.size).toBe(MAX_HOMELESS)
    const [first, last] = [many[0], many.at(-1)]
    expect(first && buffer.claim(first, 1)).toEqual([])
    expect(last && buffer.claim(last, 1)).toEqual([last])
  })
})

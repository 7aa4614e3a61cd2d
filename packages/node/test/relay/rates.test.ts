// How often one source may ask, without knowing who that is.

import { describe, expect, it } from 'vitest'
import { Rates } from '../../src/relay/rates.ts'

function rates() {
  const clock = { now: 0 }
  let salts = 0
  const salt = () => {
    salts += 1
    return new Uint8Array(16).fill(salts)
  }
  return { clock, rates: new Rates({ burst: 3, perSecond: 1, salt, now: () => clock.now }) }
}

describe('rates', () => {
  it('lets a burst through, then as many as the seconds that pass', () => {
    const { clock, rates: one } = rates()
    const source = one.sourceOf('203.0.113.7')
    expect([1, 2, 3, 4].map(() => one.take(source))).toEqual([true, true, true, false])
    clock.now = 1
    expect([1, 2].map(() => one.take(source))).toEqual([true, false])
  })

  it('take what is worth several at once, or nothing of it', () => {
    const { rates: one } = rates()
    const source = one.sourceOf('203.0.113.7')
    expect(one.take(source, 4)).toBe(false)
    expect(one.take(source, 3)).toBe(true)
    expect(one.take(source)).toBe(false)
  })

  it('keeps no address, and gives another name to it after ten minutes', () => {
    const { clock, rates: one } = rates()
    const before = one.sourceOf('203.0.113.7')
    expect(before).not.toContain('203')
    expect(one.sourceOf('203.0.113.7')).toBe(before)
    clock.now = 600
    expect(one.sourceOf('203.0.113.7')).not.toBe(before)
  })

  it('counts a whole IPv6 line as one, and an IPv4 address as itself however it is written', () => {
    const { rates: one } = rates()
    const source = (address: string) => one.sourceOf(address)
    expect(source('2001:db8:1:2::7')).toBe(source('2001:db8:1:2:ffff:1:2:3'))
    expect(source('2001:db8::7')).toBe(source('2001:db8:0:0:9::1'))
    expect(source('2001:db8:1:2::7')).not.toBe(source('2001:db8:1:3::7'))
    expect(source('::ffff:203.0.113.7')).toBe(source('203.0.113.7'))
    expect(source('203.0.113.7')).not.toBe(source('203.0.113.8'))
  })

  it('shut nobody out, and remember nobody for longer, where the clock is set back', () => {
    const { clock, rates: one } = rates()
    clock.now = 10_000
    const before = one.sourceOf('203.0.113.7')
    one.take(before)
    clock.now = 1_000
    expect(one.take(before)).toBe(true)
    expect(one.sourceOf('203.0.113.7')).not.toBe(before)
  })

  it('never counts this machine, where proxies and onion services are', () => {
    const { rates: one } = rates()
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', undefined]) {
      const source = one.sourceOf(address)
      expect(Array.from({ length: 10 }, () => one.take(source))).not.toContain(false)
    }
  })
})

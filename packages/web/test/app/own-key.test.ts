import { describe, expect, it } from 'vitest'
import { keyToWithdraw } from '../../src/app/engine/say/own-key.ts'

/** A name whose key `old` was replaced by `new`, a house with two keys, and whose keys are here. */
function may(author: string, here: readonly string[]) {
  const names = { old: 'river', new: 'river', ann: 'house', bob: 'house' } as Record<string, string>
  const current: Record<string, readonly string[]> = { river: ['new'], house: ['ann', 'bob'] }
  return keyToWithdraw(author, {
    keyring: { speaksFor: (key) => here.includes(key) },
    names: { nameOf: (key) => names[key], currentKeys: (name) => current[name] ?? [] },
  })
}

describe('what may be withdrawn from this device', () => {
  it('what its throwaways and its names said', () => {
    expect(may('once', ['once'])).toBe('once')
    expect(may('new', ['new'])).toBe('new')
    expect(may('once', [])).toBeUndefined()
  })

  it('what the replaced key of a name said, by the key that replaced it and by no other', () => {
    expect(may('old', ['new'])).toBe('new')
    expect(may('old', ['old'])).toBeUndefined()
    expect(may('old', ['ann'])).toBeUndefined()
  })

  it('of a house with several keys, what one’s own key said', () => {
    expect(may('ann', ['ann', 'bob'])).toBe('ann')
    expect(may('ann', ['bob'])).toBeUndefined()
  })
})

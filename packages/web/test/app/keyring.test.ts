import { publicKeyOf, startOfHour } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { Keyring, type KeyringState } from '../../src/app/engine/say/keyring.ts'

/** Bytes that differ each time and are the same in every run. */
function counting() {
  let count = 0
  return (length: number) => new Uint8Array(length).fill(++count)
}

describe('keys', () => {
  it('each thread has one of its own, and keeps it', () => {
    const keys = new Keyring(counting())
    const [one, other] = [keys.keyFor('one'), keys.keyFor('other')]
    expect(publicKeyOf(one)).not.toBe(publicKeyOf(other))
    expect(keys.keyFor('one')).toBe(one)
    expect(keys.speaksIn('one')).toBe(true)
    expect(keys.speaksIn('third')).toBe(false)
  })

  it('come back as they were saved, and what is no key does not', () => {
    const keys = new Keyring(counting())
    const thread = publicKeyOf(keys.keyFor('one'))
    const name = keys.addName(new Uint8Array(32).fill(9))
    const again = new Keyring(counting())
    again.load({ ...keys.save(), names: [...keys.save().names, 'zz', ''] })
    expect(again.names).toEqual([name])
    expect(again.secretOf(thread)).toEqual(keys.secretOf(thread))
  })

  it('that both spoke in one thread are kept, and the last one goes on there', () => {
    const [saved, tab] = [new Keyring(counting()), new Keyring(counting())]
    const key = (n: number) => new Uint8Array(32).fill(n)
    saved.remember('one', key(8))
    tab.remember('one', key(9))
    const both = new Keyring(counting())
    both.load(saved.save())
    both.load(tab.save())
    const again = new Keyring(counting())
    again.load(both.save())
    expect(again.keyFor('one')).toEqual(key(9))
    expect([8, 9].map((n) => again.speaksFor(publicKeyOf(key(n))))).toEqual([true, true])
    expect(again.save()).toEqual(both.save())
  })

  it('a name that was replaced is forgotten', () => {
    const keys = new Keyring(counting())
    const name = keys.addName(new Uint8Array(32).fill(9))
    keys.dropName(name)
    expect(keys.names).toEqual([])
    expect(keys.secretOf(name)).toBeUndefined()
  })

  it('a throwaway’s date is the start of its hour', () => {
    expect(startOfHour(1_795_000_000)).toBe(1_794_999_600)
    expect(startOfHour(1_794_999_600)).toBe(1_794_999_600)
  })

  it('take in what another tab kept, but no name that was dropped here', () => {
    const [one, other] = [new Keyring(counting()), new Keyring(counting())]
    const name = one.addName(new Uint8Array(32).fill(9))
    const thread = publicKeyOf(other.keyFor('other'))
    const kept = one.save()
    one.dropName(name)
    one.load(kept)
    one.load(other.save())
    expect(one.names).toEqual([])
    expect(one.secretOf(thread)).toBeDefined()
  })

  it('bring back no name that another tab has dropped, unless its key was given again', () => {
    const [one, other] = [new Keyring(counting()), new Keyring(counting())]
    const [old, next] = [new Uint8Array(32).fill(8), new Uint8Array(32).fill(9)]
    let kept: KeyringState | undefined
    // As `Own` keeps them.
    const keep = (keys: Keyring) => {
      if (kept !== undefined) keys.reload(kept)
      kept = keys.save()
      keys.wasKept()
    }
    const name = one.addName(old)
    keep(one)
    keep(other)
    expect(other.names).toEqual([name])
    one.dropName(name)
    const after = one.addName(next)
    keep(one)
    keep(other)
    keep(one)
    for (const keys of [one, other]) {
      expect(keys.names).toEqual([after])
      expect(keys.secretOf(name)).toBeUndefined()
    }
    other.addName(old)
    keep(other)
    expect([...other.names].sort()).toEqual([name, after].sort())
  })

  it('a name that was never kept is not taken for dropped', () => {
    const keys = new Keyring(counting())
    keys.reload({ threads: [], names: [] })
    const name = keys.addName(new Uint8Array(32).fill(9))
    keys.reload({ threads: [], names: [] })
    expect(keys.names).toEqual([name])
  })
})

import { describe, expect, it } from 'vitest'
import { seededBytes } from '../../../wall/test/seeded.ts'
import { vaultRows } from '../../src/rows/vault-rows.ts'
import { pathStoreCases } from '../../src/store/acceptance/accept-path-store.ts'
import { MemoryTable } from '../../src/store/browser/table.ts'
import { TablePathStore } from '../../src/store/browser/table-store.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { OverflowStore } from '../../src/store/overflow-store.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { SealedPathStore } from '../../src/store/vault/sealed-store.ts'
import { Vault, type VaultOptions } from '../../src/store/vault/vault.ts'

const PASSPHRASE = '五个词比一个好 five words'
const random = seededBytes(1)

const IDLE = 60_000

/** A vault whose time is moved by hand. */
function makeVault(table = new MemoryTable(), options: Partial<VaultOptions> = {}) {
  const timers = new Set<() => void>()
  const after = (_: number, call: () => void) => {
    timers.add(call)
    return () => timers.delete(call)
  }
  let at = 0
  const vault = new Vault({ table, random, after, now: () => at, idle: IDLE, logN: 10, ...options })
  const sleeps = (milliseconds: number) => {
    at += milliseconds
  }
  return { vault, table, timers, sleeps, passes: () => [...timers].map((call) => call()) }
}

describe('a path store in a table', () => {
  for (const { name, run } of pathStoreCases({ keeps: false }))
    it(name, () => run(async () => new TablePathStore(new MemoryTable())))
})

describe('a sealed path store', () => {
  for (const { name, run } of pathStoreCases({ keeps: true })) {
    const table = new MemoryTable()
    it(name, () =>
      run(async () => {
        const { vault } = makeVault(table)
        await ((await vault.isThere()) ? vault.unlock(PASSPHRASE) : vault.create(PASSPHRASE))
        return new SealedPathStore(vault)
      }),
    )
  }

  it('opens with the passphrase and no other, however it was typed', async () => {
    const { vault, table } = makeVault()
    await vault.create(PASSPHRASE)
    await new SealedPathStore(vault).put('definition/1.gz', Uint8Array.of(7))
    vault.lock()
    const again = makeVault(table).vault
    await expect(again.unlock('another passphrase')).rejects.toMatchObject({ code: 'store/passphrase' })
    expect(again.isLocked).toBe(true)
    await again.unlock(PASSPHRASE.normalize('NFD'))
    expect(await new SealedPathStore(again).get('definition/1.gz')).toEqual(Uint8Array.of(7))
  })

  it('is put off by who is there, and by nothing that is done in the background', async () => {
    const { vault, timers } = makeVault()
    await vault.create(PASSPHRASE)
    const [first] = timers
    const [store, rows] = [new SealedPathStore(vault), vaultRows(vault)]
    await store.put('definition/1.gz', Uint8Array.of(7))
    await store.list()
    await rows.put('keys', Uint8Array.of(1))
    await rows.names()
    expect([...timers]).toEqual([first])
    vault.stay()
    expect(timers.size).toBe(1)
    expect(timers.has(first as () => void)).toBe(false)
  })

  it('is locked where its time came while the device slept, whoever asks first', async () => {
    for (const wakes of ['stay', 'use'] as const) {
      const { vault, sleeps } = makeVault()
      await vault.create(PASSPHRASE)
      sleeps(IDLE - 1)
      vault.use()
      sleeps(1)
      if (wakes === 'stay') vault.stay()
      else expect(() => vault.use()).toThrow('locked')
      expect(vault.isLocked).toBe(true)
    }
  })

  it('locks by itself when nobody was there for a while, and says so', async () => {
    let locked = 0
    const { vault, passes, timers } = makeVault(new MemoryTable(), { onLock: () => locked++ })
    await vault.create(PASSPHRASE)
    const store = new SealedPathStore(vault)
    await store.put('definition/1.gz', Uint8Array.of(7))
    expect(timers.size).toBe(1)
    passes()
    expect([vault.isLocked, locked]).toEqual([true, 1])
    await expect(store.get('definition/1.gz')).rejects.toMatchObject({ code: 'store/locked' })
    await expect(store.list()).rejects.toMatchObject({ code: 'store/locked' })
    await vault.unlock(PASSPHRASE)
    expect(await store.get('definition/1.gz')).toEqual(Uint8Array.of(7))
  })

  it('forgets the wrapped key before anything else in a wipe', async () => {
    const order: string[] = []
    class Watched extends MemoryTable {
      override async write(rows: Iterable<readonly [string, Uint8Array | undefined]>): Promise<void> {
        for (const [key, bytes] of rows) {
          if (bytes === undefined) order.push(`without ${key}`)
          await super.write([[key, bytes]])
        }
      }
      override async destroy(): Promise<void> {
        order.push('destroyed')
        await super.destroy()
      }
    }
    const { vault, table } = makeVault(new Watched())
    await vault.create(PASSPHRASE)
    await vault.wipe()
    expect(order).toEqual(['without k', 'destroyed'])
    expect(table.rows.size).toBe(0)
    expect(await vault.isThere()).toBe(false)
  })

  it('refuses a row that was changed or put in another’s place', async () => {
    const { vault, table } = makeVault()
    await vault.create(PASSPHRASE)
    const store = new SealedPathStore(vault)
    await store.put('definition/1.gz', Uint8Array.of(1))
    await store.put('definition/2.gz', Uint8Array.of(2))
    const [one = '', two = ''] = [...table.rows.keys()].filter((key) => key.startsWith('f/'))
    const [first, second] = [table.rows.get(one), table.rows.get(two)]
    table.rows.set(one, second as Uint8Array)
    table.rows.set(two, first as Uint8Array)
    await expect(store.get('definition/1.gz')).rejects.toMatchObject({ code: 'store/damaged' })
    await expect(store.get('definition/2.gz')).rejects.toMatchObject({ code: 'store/damaged' })
  })

  it('is begun once where two tabs begin at the same time: the second does not put its key over the first', async () => {
    const table = new MemoryTable()
    const slow = makeVault(table, { logN: 14 }).vault.create('six words of another tab')
    await makeVault(table).vault.create(PASSPHRASE)
    await expect(slow).rejects.toMatchObject({ code: 'store/refused' })
    await makeVault(table).vault.unlock(PASSPHRASE)
  })

  it('refuses a passphrase of a few letters', async () => {
    await expect(makeVault().vault.create('short')).rejects.toMatchObject({ code: 'store/passphrase' })
  })
})

describe('a store that runs full', () => {
  class Full extends MemoryPathStore {
    room = 2
    override async put(path: string, bytes: Uint8Array): Promise<void> {
      if (this.room-- <= 0) throw new StoreError('store/full', 'no room left')
      return super.put(path, bytes)
    }
  }

  for (const { name, run } of pathStoreCases({ keeps: false }))
    it(`goes on in memory: ${name}`, () => run(async () => new OverflowStore(new Full())))

  it('leaves what was kept as it was, and says that it is full', async () => {
    const under = new Full()
    const store = new OverflowStore(under)
    await store.put('definition/1.gz', Uint8Array.of(1))
    await store.put('definition/2.gz', Uint8Array.of(2))
    expect(store.full).toBeUndefined()
    await store.put('definition/1.gz', Uint8Array.of(9))
    await store.delete('definition/2.gz')
    expect(store.full?.code).toBe('store/full')
    expect(await store.list()).toEqual(['definition/1.gz'])
    expect(await store.get('definition/1.gz')).toEqual(Uint8Array.of(9))
    expect(await under.get('definition/1.gz')).toEqual(Uint8Array.of(1))
    expect(await under.get('definition/2.gz')).toEqual(Uint8Array.of(2))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressPool } from '../../src/dial/address-pool.ts'
import { HEAD_START, type Innocence, LEFT_ALONE } from '../../src/dial/manners.ts'
import { rowsMemory } from '../../src/dial/rows-memory.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import type { Transport } from '../../src/transports/transport.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { VirtualClock } from './virtual-clock.ts'

type Behaviour = 'answers' | 'slow' | 'reset' | 'unreachable' | 'silent' | 'lies' | 'refuses'

interface Contact {
  readonly host: string
  readonly at: number
  end: number
  reset: boolean
}

/** Addresses in virtual time, and a record of what somebody who watches the line would see. */
function world(clock = new VirtualClock()) {
  const seen: Contact[] = []
  const transport = (host: string, behaviour: () => Behaviour): Transport => ({
    kind: 'http',
    address: host.includes('.') ? `https://${host}/` : host,
    async read(_path, signal) {
      const contact = { host, at: clock.now(), end: Number.POSITIVE_INFINITY, reset: false }
      if (host.includes('.')) seen.push(contact)
      try {
        const does = behaviour()
        await clock.sleep(does === 'slow' ? 6_000 : does === 'silent' ? 30_000 : 300, signal)
        if (does === 'reset') {
          contact.reset = true
          throw new TransportError('transport/reset', 'cut')
        }
        if (does === 'silent') {
          contact.reset = true
          throw new TransportError('transport/timeout', 'silent')
        }
        if (does === 'refuses') throw new TransportError('transport/refused', 'status 405')
        if (does === 'unreachable') throw new TransportError('transport/unreachable', 'nobody')
        return new TextEncoder().encode(does)
      } finally {
        contact.end = clock.now()
      }
    },
    close: async () => undefined,
  })
  return { clock, seen, transport }
}

const question = {
  async ask(transport: Transport, signal: AbortSignal) {
    const bytes = await transport.read?.('head.tar', signal)
    const text = new TextDecoder().decode(bytes)
    if (text === 'lies') throw new Error('not the bytes of the tree')
    return text
  },
}

describe('a pool of addresses', () => {
  it('asks what is innocent first: own copy, then where the page came from, then others', async () => {
    const { clock, seen, transport } = world()
    const pool = await AddressPool.open({ clock })
    pool.add(
      transport('other.example', () => 'answers'),
      'other',
    )
    pool.add(
      transport('origin.example', () => 'answers'),
      'origin',
    )
    pool.add(
      transport('a file', () => 'answers'),
      'own',
    )
    expect((await clock.until(pool.ask(question)))?.from.address).toBe('a file')
    expect(seen).toEqual([])
    await pool.remove(pool.addresses()[0]?.transport as Transport)
    expect((await clock.until(pool.ask(question)))?.from.address).toBe('https://origin.example/')
    expect(seen.map(({ host }) => host)).toEqual(['origin.example'])
  })

  it('gives the first a head start, then lets a second try', async () => {
    const { clock, seen, transport } = world()
    const pool = await AddressPool.open({ clock })
    pool.add(
      transport('slow.example', () => 'slow'),
      'origin',
    )
    pool.add(
      transport('fast.example', () => 'answers'),
      'other',
    )
    const began = clock.now()
    expect((await clock.until(pool.ask(question)))?.from.address).toBe('https://fast.example/')
    expect(seen.map(({ host, at }) => [host, at - began])).toEqual([
      ['slow.example', 0],
      ['fast.example', HEAD_START],
    ])
  })

  it('leaves a place alone for 180 s after a reset, whichever address leads there', async () => {
    const { clock, seen, transport } = world()
    const pool = await AddressPool.open({ clock })
    let open = false
    pool.add(
      transport('one.example', () => (open ? 'answers' : 'reset')),
      'other',
    )
    await expect(clock.until(pool.ask(question))).rejects.toMatchObject({ code: 'pool/nobody' })
    const cut = clock.now()
    open = true
    pool.add({ ...transport('one.example', () => 'answers'), kind: 'relay' }, 'other')
    await expect(clock.until(pool.ask(question))).rejects.toMatchObject({ code: 'pool/resting' })
    expect(pool.addresses().map(({ restsUntil }) => restsUntil)).toEqual([cut + LEFT_ALONE, cut + LEFT_ALONE])
    expect(pool.addresses().map(({ workedAt }) => workedAt)).toEqual([undefined, undefined])
    clock.jump(LEFT_ALONE)
    await clock.until(pool.ask(question))
    const answered = clock.now()
    expect(pool.addresses().map(({ workedAt }) => workedAt)).toEqual([answered, answered])
    expect(seen.map(({ at }) => at)).toEqual([cut - 300, cut + LEFT_ALONE])
  })

  it('asks another where an answer is no good, and says each reason where none is', async () => {
    const { clock, transport } = world()
    const pool = await AddressPool.open({ clock })
    pool.add(
      transport('liar.example', () => 'lies'),
      'origin',
    )
    await expect(clock.until(pool.ask(question))).rejects.toMatchObject({
      refusals: [{ address: 'https://liar.example/', error: { message: 'not the bytes of the tree' } }],
    })
    pool.add(
      transport('honest.example', () => 'answers'),
      'other',
    )
    clock.jump(10_000)
    expect((await clock.until(pool.ask(question)))?.from.address).toBe('https://honest.example/')
  })

  it('leaves nobody alone for a no: who takes no posts is read at once', async () => {
    const { clock, transport } = world()
    const pool = await AddressPool.open({ clock })
    let does: Behaviour = 'refuses'
    pool.add(
      transport('static.example', () => does),
      'origin',
    )
    await expect(clock.until(pool.ask(question))).rejects.toMatchObject({ code: 'pool/nobody' })
    expect(pool.addresses().map(({ restsUntil }) => restsUntil)).toEqual([undefined])
    does = 'answers'
    expect((await clock.until(pool.ask(question)))?.value).toBe('answers')
    await pool.close()
  })

  it('remembers what worked in the store that it is given, by the hour, and asks it first', async () => {
    const { clock, seen, transport } = world()
    const rows = memoryRows()
    let writes = 0
    const counted = {
      ...rows,
      put: async (name: string, bytes: Uint8Array) => {
        writes += 1
        await rows.put(name, bytes)
      },
    }
    const memory = rowsMemory(counted)
    const fill = (pool: AddressPool) => {
      pool.add(
        transport('dead.example', () => 'unreachable'),
        'other',
      )
      pool.add(
        transport('alive.example', () => 'answers'),
        'other',
      )
    }
    const first = await AddressPool.open({ clock, memory })
    fill(first)
    for (let n = 0; n < 5; n++) await clock.until(first.ask(question))
    await first.close()
    seen.splice(0)
    clock.jump(3_600_000)
    const second = await AddressPool.open({ clock, memory })
    fill(second)
    await clock.until(second.ask(question))
    expect(seen.map(({ host }) => host)).toEqual(['alive.example'])
    const kept = JSON.parse((await memory.load()) ?? '[]')
    expect(kept.map(([place]: [string]) => place)).toEqual(['alive.example:443'])
    for (const [, worked] of kept) expect(worked % 3_600_000).toBe(0)
    expect(writes).toBeLessThanOrEqual(4)
  })

  it('opens with a memory that is damaged', async () => {
    for (const remembered of ['', '{', '[[1]]', '[["a:1",-1,0,0,0]]', 'null'])
      await AddressPool.open({ memory: { load: async () => remembered, save: async () => undefined } })
  })

  it('a clock that is put back by a year delays nothing', async () => {
    const { clock, transport } = world()
    const pool = await AddressPool.open({ clock })
    let open = false
    pool.add(
      transport('one.example', () => (open ? 'answers' : 'reset')),
      'other',
    )
    await expect(clock.until(pool.ask(question))).rejects.toThrow()
    open = true
    clock.jump(-365 * 86_400_000)
    expect((await clock.until(pool.ask(question)))?.value).toBe('answers')
  })

  it('never bursts: forty dead addresses are tried ever more slowly, two at a time', async () => {
    const { clock, seen, transport } = world()
    const pool = await AddressPool.open({ clock })
    for (let n = 0; n < 40; n++)
      pool.add(
        transport(`dead-${n}.example`, () => 'unreachable'),
        'other',
      )
    await expect(clock.until(pool.ask(question))).rejects.toMatchObject({ code: 'pool/nobody' })
    expect(new Set(seen.map(({ host }) => host)).size).toBe(40)
    for (const { at } of seen)
      expect(seen.filter((other) => other.at >= at && other.at < at + 60_000).length).toBeLessThanOrEqual(6)
  })

  it('holds its manners whatever the addresses do and however much is asked', async () => {
    const behaviour = fc.constantFrom<Behaviour>('answers', 'slow', 'reset', 'unreachable', 'silent', 'lies')
    const innocence = fc.constantFrom<Innocence>('origin', 'other')
    const address = fc.record({ innocence, does: fc.array(behaviour, { minLength: 1, maxLength: 4 }) })
    const gaps = fc.array(fc.nat(120_000), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(address, { minLength: 1, maxLength: 7 }), gaps, async (addresses, waits) => {
        const { clock, seen, transport } = world()
        const pool = await AddressPool.open({ clock })
        for (const [n, { innocence, does }] of addresses.entries()) {
          let turn = 0
          pool.add(
            transport(`host-${n}.example`, () => does[turn++ % does.length] ?? 'answers'),
            innocence,
          )
        }
        const asked = waits.map(async (wait) => {
          await clock.sleep(wait)
          await pool.ask(question).catch(() => undefined)
        })
        await clock.until(Promise.all(asked))
        for (const { host, at } of seen) {
          const open = seen.filter((other) => other.at <= at && other.end > at)
          expect(new Set(open.map((other) => other.host)).size).toBeLessThanOrEqual(2)
          for (const other of seen)
            if (other.host === host && other.reset && other.end < at)
              expect(at - other.end).toBeGreaterThanOrEqual(LEFT_ALONE)
        }
      }),
      { numRuns: 100, seed: 7 },
    )
  })
})

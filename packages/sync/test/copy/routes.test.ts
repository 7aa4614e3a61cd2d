// The same holdings by different routes: from hosts in one go or in steps, from parts carried by hand in any order, from
// a relay before any log had it. The same view, the same files.

import { gunzipSync } from 'node:zlib'
import {
  alreadyVerified,
  type EventTemplate,
  encodeTar,
  eventId,
  HEAD_TAR,
  type VerifiedEvent,
} from '@commonwall/wall'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { openFile } from '../../src/transports/file.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { type Files, HOUR, publicKey, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 100 * HOUR

function say(
  wall: string,
  seed: number,
  template: Omit<EventTemplate, 'created_at'> & { at: number },
): VerifiedEvent {
  const { kind, tags, content, at } = template
  const unsigned = {
    kind,
    content,
    created_at: START + at,
    tags: [['h', wall], ...tags],
    pubkey: publicKey(seed),
  }
  return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '0'.repeat(128) })
}

/** A wall with threads, replies, folds, withdrawals and a name, in three published states. */
async function livedWall() {
  const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
  const { id: wall, log } = maker
  const threads = maker.posts(40)
  const reply = (root: VerifiedEvent, seed: number, n: number) =>
    say(wall, seed, {
      kind: 1111,
      at: 100 + n,
      content: `reply ${n}`,
      tags: [
        ['E', root.id],
        ['K', '11'],
        ['e', root.id],
        ['k', '11'],
      ],
    })
  const replies = Array.from({ length: 400 }, (_, n) =>
    reply(threads[n % 40] as VerifiedEvent, 80 + (n % 7), n),
  )
  log.append(...threads, ...replies.slice(0, 260))
  await log.stamp(START + HOUR)
  const first = await maker.files(START + HOUR)
  const withdraw = (seed: number, target: VerifiedEvent | undefined, n: number) =>
    say(wall, seed, {
      kind: 5,
      at: 1_000 + n,
      content: '',
      tags: [
        ['e', target?.id ?? ''],
        ['k', '1111'],
      ],
    })
  const fold = (target: VerifiedEvent | undefined, n: number) =>
    say(wall, 60, {
      kind: 1985,
      at: 2_000 + n,
      content: '',
      tags: [
        ['L', 'commonwall'],
        ['l', n % 2 === 0 ? 'fold/spam' : 'fold/personal-data', 'commonwall'],
        ['e', target?.id ?? ''],
      ],
    })
  const name = say(wall, 81, {
    kind: 4592,
    at: 3_000,
    content: '',
    tags: [
      ['key', publicKey(81)],
      ['next', 'ab'.repeat(32)],
    ],
  })
  log.append(
    ...replies.slice(260, 330),
    withdraw(80, replies[0], 0),
    withdraw(82, replies[2], 1),
    fold(replies[5], 0),
    name,
  )
  await log.stamp(START + 2 * HOUR)
  const second = await maker.files(START + 2 * HOUR)
  log.append(
    ...replies.slice(330),
    fold(replies[6], 1),
    withdraw(83, replies[262], 2),
    withdraw(99, replies[8], 3),
  )
  await log.stamp(START + 3 * HOUR)
  // What the node has dropped by then.
  for (const post of [replies[0], replies[2], replies[262]]) log.holes.add(log.ids.indexOf(post?.id ?? ''))
  const third = await maker.files(START + 4 * HOUR)
  return { maker, states: [first, second, third] as const, events: log.events }
}

describe('copies with the same holdings', () => {
  let lived: Awaited<ReturnType<typeof livedWall>>
  let expected: Awaited<ReturnType<typeof shownBy>>
  beforeAll(async () => {
    lived = await livedWall()
    const copy = await open()
    await copy.catchUp([mapSource(lived.states[2])])
    expect(copy.status()).toMatchObject({ complete: true })
    expected = await shownBy(copy)
    expect(copy.holes().map(({ why }) => why.class)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
    expect(expected.view?.boards[0]?.threads.length).toBe(40)
  })

  const open = (store = new MemoryPathStore()) => Copy.open({ store, verify: believeZeros, now })

  async function shownBy(copy: Copy) {
    const files: Record<string, string> = {}
    for (const path of await copy.store.list())
      if (path.includes('/seg/'))
        files[path] = gunzipSync((await copy.store.get(path)) ?? new Uint8Array()).toString()
    const { from: _, ...log } = copy.status().logs[0] ?? {}
    return { view: copy.view(), log, files, holes: copy.holes() }
  }

  /** A part of the wall as a bundle: definitions and checkpoint always, and some of the rest. */
  async function part(files: Files, keep: (path: string) => boolean) {
    const kept = [...files].filter(
      ([path]) => path !== HEAD_TAR && (!/seg|tile\/entries/.test(path) || keep(path)),
    )
    const opened = await openFile(
      'part.tar',
      new Blob([encodeTar(kept.map(([path, bytes]) => ({ path, bytes })))]),
    )
    if (opened.kind !== 'wall') throw new Error('expected a bundle')
    return opened.transport
  }

  it('show the same, whether what they hold came at once, in steps, or through a restart', async () => {
    const [first, second, third] = lived.states
    for (const steps of [
      [first, third],
      [second, third],
      [first, second, third],
      [third, first, third],
      [third, third],
    ]) {
      const store = new MemoryPathStore()
      for (const files of steps) {
        const copy = await open(store)
        await copy.catchUp([mapSource(files)])
        await copy.close()
      }
      expect(await shownBy(await open(store))).toEqual(expected)
    }
  })

  it('show the same, whatever parts were carried to them by hand, in whatever order', async () => {
    const [, , third] = lived.states
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
        async (masks) => {
          const copy = await open()
          for (const mask of masks) {
            const keep = (path: string) => {
              const index = Number(/seg\/0\/(\d{3})/.exec(path)?.[1] ?? 2)
              return (mask & (1 << Math.min(index, 2))) !== 0
            }
            await copy.catchUp([await part(third, keep)])
          }
          await copy.catchUp([mapSource(third)])
          expect(await shownBy(copy)).toEqual(expected)
        },
      ),
      { numRuns: 20, seed: 7 },
    )
  }, 60_000)

  it('show the same, whatever a relay had told them before, and mark what no log had taken', async () => {
    const [first, , third] = lived.states
    const copy = await open()
    await copy.catchUp([mapSource(first)])
    const known = new Set([...copy.events()].map(({ id }) => id))
    const later = lived.events.filter(({ id }) => !known.has(id))
    const withdrawn = new Set(
      later.filter(({ kind }) => kind === 5).flatMap(({ tags }) => tags.map(([, id]) => id)),
    )
    for (const event of [...later].reverse()) if (!withdrawn.has(event.id)) await copy.add(event)
    const fresh = later.find(({ kind, id }) => kind === 1111 && !withdrawn.has(id))
    expect(copy.standing(fresh?.id ?? '')).toMatchObject({ places: [], witnessedAt: undefined })
    expect(await copy.add(fresh as VerifiedEvent)).toBe(false)
    await copy.catchUp([mapSource(third)])
    expect(copy.standing(fresh?.id ?? '').places).toHaveLength(1)
    expect(await shownBy(copy)).toEqual(expected)
  })

  it('let go of what its author took back, in memory and on the disk', async () => {
    const [first, second] = lived.states
    const store = new MemoryPathStore()
    const copy = await open(store)
    await copy.catchUp([mapSource(first)])
    const [, target] = lived.events.find(({ kind }) => kind === 5)?.tags.find(([name]) => name === 'e') ?? []
    expect(copy.event(target ?? '')).toBeDefined()
    const words = copy.event(target ?? '')?.content ?? ''
    await copy.catchUp([mapSource(second)])
    expect(copy.event(target ?? '')).toBeUndefined()
    for (const path of await store.list())
      if (path.includes('/seg/'))
        expect(gunzipSync((await store.get(path)) ?? new Uint8Array()).toString()).not.toContain(`"${words}"`)
    expect(copy.status()).toMatchObject({ complete: true })
    expect(copy.status().logs[0]).toMatchObject({ withdrawn: 2, withheld: 0 })
  })
})

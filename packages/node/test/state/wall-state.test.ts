import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseProof } from '@commonwall/tlog'
import type { WitnessEntry } from '@commonwall/wall'
import { decodeDefinitionFile, logOrigin, PAUSE } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { DAY, keyOf, logSigner, nextDefinition, openWall, signature } from './wall-rig.ts'

const DEFAULT = keyOf(logSigner(0))

/** A witness that nobody runs. */
function deadWitness(n: number): WitnessEntry {
  return { name: `witness.example/${n}`, key: keyOf(logSigner(100 + n)), url: 'http://127.0.0.1:1/' }
}

describe('the state of a wall', () => {
  it('dates what a log holds by the log itself where there is no witness', async () => {
    const wall = await openWall()
    const post = wall.post(1)
    wall.now.time += 500
    await wall.write(post)
    expect(wall.state.witnessedTime(post.id)).toBe(wall.now.time)
    expect(wall.state.history().notice).toBe('unwitnessed')
    await wall.close()
  })

  it('keeps dates over a restart, and the earliest one after many idle hours', async () => {
    const wall = await openWall()
    const post = wall.post(1)
    await wall.write(post)
    const first = wall.now.time
    await wall.close()
    const { data, store, founding, now } = wall
    now.time += DAY
    const again = await openWall({ data, store, founding, now })
    await again.write(again.post(2))
    expect(again.state.witnessedTime(post.id)).toBe(first)
    expect(again.troubles).toEqual([])
    await again.close()
  })

  it('puts a definition in force after the pause, and tells of it', async () => {
    const wall = await openWall()
    const { founding, fields, now } = wall
    const next = nextDefinition(founding, founding, fields, { titles: [{ lang: 'en', text: 'New' }] })
    let told = 0
    wall.state.onChange(() => told++)
    await wall.write(next)
    expect(wall.state.history().versions.at(-1)?.state).toBe('unsigned')
    await wall.write(signature(founding.id, next.id, 1))
    expect(wall.state.history().versions.at(-1)?.state).toBe('bound, waiting')
    now.time += PAUSE + 1
    await wall.write(wall.post(1))
    expect(wall.state.history().current.id).toBe(next.id)
    expect(told).toBeGreaterThanOrEqual(3)
    await wall.close()
  })

  it('stops a log that a definition in force closed, and goes on with the other', async () => {
    const wall = await openWall()
    const { founding, fields, now, store } = wall
    const [first, second] = fields.logs
    if (!first || !second) throw new Error('two logs')
    const added = { ...first, key: keyOf(logSigner(2)), url: 'https://log2.example/' }
    const next = nextDefinition(founding, founding, fields, {
      logs: [{ ...first, open: false }, second, added],
    })
    await wall.write(next, signature(founding.id, next.id, 1))
    // For a day it waits for the log that goes on to show that the pause is over; then it shows it itself.
    now.time += PAUSE + 1
    await wall.write(wall.post(1))
    expect(wall.state.history().logs.map(({ state }) => state)).toEqual(['open', 'open', 'provisional'])
    expect(store.unlogged('default', 9)).toHaveLength(1)
    now.time += 86_400
    await wall.flush()
    expect(wall.state.history().logs.map(({ state }) => state)).toEqual(['closed', 'open', 'open'])
    const late = wall.post(2)
    await store.put([{ event: late, log: 'default' }])
    await wall.flush()
    expect(store.unlogged('default', 9)).toEqual([late.id])
    await wall.close()
  })

  it('restores a lost log: the new one begins with the definition that continues the old', async () => {
    const lost = await openWall()
    await lost.write(lost.post(1), lost.post(2))
    const size = lost.sequencers.get('default')?.size ?? 0
    const root = lost.state.anchors(DEFAULT).at(-1)?.root ?? ''
    await lost.close()
    const { founding, fields, now, store } = lost
    const [first, second] = fields.logs
    if (!first || !second) throw new Error('two logs')
    const fresh = logSigner(5)
    const key = keyOf(fresh)
    const next = nextDefinition(founding, founding, fields, {
      logs: [first, second, { ...first, key, url: 'https://new.example/' }],
      continues: [{ key, origin: logOrigin(founding.id, DEFAULT), size, root }],
    })
    const restored = await openWall({ founding, now, default: fresh })
    const events = [
      store.get(founding.id),
      lost.post(1),
      lost.post(2),
      next,
      signature(founding.id, next.id, 1),
    ]
    await restored.write(...events.flatMap((event) => event ?? []))
    expect(restored.store.placed('default', 0, 2)).toEqual([next.id, signature(founding.id, next.id, 1).id])
    expect(restored.store.placedCount('default')).toBe(5)
    expect(restored.state.history().logs.find((log) => log.key === key)).toMatchObject({ continues: true })
    now.time += PAUSE + 1
    await restored.write(restored.post(3))
    expect(restored.state.history().logs.find((log) => log.key === key)?.state).toBe('open')
    expect(restored.state.history().current.id).toBe(next.id)
    expect(restored.state.witnessedTime(restored.post(1).id)).toBeDefined()
    await restored.close()
  })

  it('dates nothing without a quorum, and asks the witnesses of the definition in force', async () => {
    const wall = await openWall({ witnesses: [deadWitness(1)] })
    expect(wall.state.history().witnessesOf(DEFAULT)).toEqual([deadWitness(1)])
    await wall.write(wall.post(1))
    expect(wall.state.witnessedTime(wall.post(1).id)).toBeUndefined()
    expect(wall.state.anchors(DEFAULT).at(-1)?.size).toBe(2)
    await wall.close()
  })

  it('replaces witnesses that are all lost: after 7 days the log dates definitions by itself', async () => {
    const wall = await openWall({ witnesses: [deadWitness(1)] })
    const { founding, fields, now } = wall
    const next = nextDefinition(founding, founding, fields, { witnesses: [deadWitness(2)] })
    await wall.write(next, signature(founding.id, next.id, 1))
    const states: string[] = []
    for (let day = 1; day <= 12; day++) {
      now.time += DAY
      await wall.write(wall.post(day))
      states.push(wall.state.history().versions.at(-1)?.state ?? '')
    }
    expect(states.indexOf('bound, waiting')).toBe(7)
    expect(wall.state.history().current.id).toBe(next.id)
    expect(wall.state.history().witnessesOf(DEFAULT)).toEqual([deadWitness(2)])
    expect(wall.state.witnessedTime(wall.post(3).id)).toBeUndefined()
    const { shownBy } = wall.state.history().versions.at(-1) ?? {}
    const file = decodeDefinitionFile(gunzipSync(readFileSync(join(wall.root, 'definition/2.gz'))))
    expect(Buffer.from(parseProof(file[0]?.proof ?? '').extra ?? '').toString()).toBe(shownBy?.note)
    const { data, store } = wall
    await wall.close()
    now.time += 30 * DAY
    const again = await openWall({ data, store, founding, now, witnesses: [deadWitness(1)] })
    await again.write(again.post(99))
    expect(again.state.history().current.id).toBe(next.id)
    await again.close()
  })

  it('keeps of many checkpoints only those that segments keep, and the newest', async () => {
    const wall = await openWall()
    for (let n = 0; n < 12; n++) {
      wall.now.time += 900
      await wall.write(wall.post(n))
    }
    const sizes = wall.state.anchors(DEFAULT).map(({ size }) => size)
    expect(sizes.length).toBeLessThan(7)
    expect(sizes.at(-1)).toBe(13)
    await wall.close()
  })
})

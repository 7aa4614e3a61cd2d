// A log whose operator logged an id twice, which no copy can undo: it costs the log its good name, and nobody a result.

import { expect, it } from 'vitest'
import { auditWall } from '../../src/audit/audit.ts'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { HOUR, START, WallMaker } from '../rig/wall-maker.ts'

const now = () => START + 2 * HOUR

/** The founding definition, three posts, and the first of them at places 4 and 5 again. */
async function wallWithTwice() {
  const maker = new WallMaker()
  const [first, ...others] = maker.posts(3)
  if (first === undefined) throw new Error('no post')
  maker.log.append(first, ...others, first, first)
  return { first, files: await maker.files() }
}

it('a copy holds all its places, with fewer ids, each at its first place', async () => {
  const { first, files } = await wallWithTwice()
  const copy = await Copy.open({ store: new MemoryPathStore(), verify: believeZeros, now })
  const { caught } = await copy.catchUp([mapSource(files)])
  expect(caught).toEqual([])
  const [log] = copy.foundation()?.logs ?? []
  expect(log?.length).toBe(6)
  expect(log?.positions.size).toBe(4)
  expect(log?.positions.get(first.id)).toBe(1)
  await copy.close()
})

it('an audit finds the same, and names each place at which an id stands again', async () => {
  const { first, files } = await wallWithTwice()
  const { logs, findings } = await auditWall({
    read: mapSource(files).read,
    now: now(),
    verify: believeZeros,
  })
  expect(logs[0]).toMatchObject({ length: 6, size: 6 })
  expect(logs[0]?.positions.get(first.id)).toBe(1)
  expect(findings.map(({ problem }) => problem)).toEqual(
    [4, 5].map((n) => `position ${n}: expected an id once, got ${first.id} of position 1 again`),
  )
})

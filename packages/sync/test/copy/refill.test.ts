// Empty places that somebody can fill, behind more than a round's worth of those that nobody can.

import { SEGMENT_WIDTH } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { HOUR, START, WallMaker } from '../rig/wall-maker.ts'

it('are filled after some rounds, however many newer segments lack something for good', async () => {
  const maker = new WallMaker()
  const newer = 17
  maker.log.append(...maker.posts((newer + 1) * SEGMENT_WIDTH - 1))
  for (let index = 1; index <= newer; index++) maker.log.holes.add(index * SEGMENT_WIDTH + 5)
  const whole = await maker.files(START + HOUR)
  maker.log.holes.add(7)
  const lacking = await maker.files(START + HOUR)
  const copy = await Copy.open({
    store: new MemoryPathStore(),
    verify: believeZeros,
    now: () => START + 2 * HOUR,
  })
  const sources = [mapSource(lacking), mapSource(whole, 'https://b.example/')]
  const oldest = maker.log.ids[7] ?? ''
  await copy.catchUp(sources)
  expect(copy.event(oldest)).toBeUndefined()
  await copy.catchUp(sources)
  await copy.catchUp(sources)
  expect(copy.event(oldest)?.id).toBe(oldest)
  expect(copy.status().logs[0]).toMatchObject({ withheld: newer })
}, 60_000)

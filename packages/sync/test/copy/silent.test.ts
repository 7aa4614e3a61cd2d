// A line that is swallowed says nothing for long. Whoever has another address must not wait for it.

import { afterEach, expect, it, vi } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import type { Source } from '../../src/copy/source.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { HOUR, START, WallMaker } from '../rig/wall-maker.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('takes a wall from who answers, and waits four seconds and no longer for who is silent', async () => {
  const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
  maker.log.append(...maker.posts(20))
  await maker.log.stamp(START + HOUR)
  const answering = mapSource(await maker.files(START + HOUR))
  const asked: string[] = []
  const silent: Source = {
    kind: 'http',
    address: 'https://silent.example/',
    read(path, signal) {
      asked.push(path)
      return new Promise((_, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
      )
    },
  }
  const now = () => START + 2 * HOUR
  const copy = await Copy.open({ store: new MemoryPathStore(), verify: believeZeros, now })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let done = false
  const round = copy.catchUp([silent, answering]).finally(() => {
    done = true
  })
  await vi.advanceTimersByTimeAsync(3_900)
  expect(done).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  vi.useRealTimers()
  expect((await round).posts).toBeGreaterThanOrEqual(20)
  expect(asked).toEqual(['head.tar'])
  await copy.close()
})

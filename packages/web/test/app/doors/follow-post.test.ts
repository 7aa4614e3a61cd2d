// A post at a door that nobody takes is not waited for without end.

import { afterEach, expect, it, vi } from 'vitest'
import { followPost } from '../../../src/app/doors/follow-post.ts'
import type { EngineClient } from '../../../src/app/shell/engine-client.ts'

afterEach(() => void vi.useRealTimers())

it('is given up after a minute in which nobody took it, so that the door can try again', async () => {
  vi.useFakeTimers()
  const engine = { ask: async () => [{ id: 'a', state: 'waiting' }] } as unknown as EngineClient
  const { signal } = new AbortController()
  let ended: unknown
  followPost(engine, { id: 'a', since: performance.now(), onSent: () => undefined, signal }).catch(
    (error: unknown) => {
      ended = error
    },
  )
  await vi.advanceTimersByTimeAsync(59_000)
  expect(ended).toBe(undefined)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(ended).toMatchObject({ code: 'door/too-late' })
})

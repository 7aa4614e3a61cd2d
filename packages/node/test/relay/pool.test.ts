// nostr-tools' pool, a client that we did not write, publishes and reads.

import { AbstractSimplePool } from 'nostr-tools/abstract-pool'
import { finalizeEvent, generateSecretKey, verifyEvent } from 'nostr-tools/pure'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import { type OpenRelay, startOpenRelay } from './open-relay.ts'

describe('nostr-tools pool', () => {
  let relay: OpenRelay
  let pool: AbstractSimplePool
  beforeAll(async () => {
    relay = await startOpenRelay({ store: new MemoryStore() })
    pool = new AbstractSimplePool({
      verifyEvent: verifyEvent as never,
      websocketImplementation: WebSocket as never,
      maxWaitForConnection: 3000,
    })
  })
  afterAll(async () => {
    pool.destroy()
    await relay.close()
  })

  const secret = generateSecretKey()
  const post = (content: string, created_at = Math.floor(Date.now() / 1000)) =>
    finalizeEvent({ kind: 1, created_at, tags: [['t', 'pool']], content }, secret)

  it('publishes and reads what it published', async () => {
    const event = post('到墙上来')
    await Promise.all(pool.publish([relay.url], event))
    expect(await pool.get([relay.url], { ids: [event.id] })).toMatchObject({
      id: event.id,
      content: '到墙上来',
    })
    expect((await pool.querySync([relay.url], { '#t': ['pool'] })).map(({ id }) => id)).toEqual([event.id])
  })

  it('is told of what comes after it subscribed', async () => {
    const seen = new Promise<string>((resolve) => {
      pool.subscribe(
        [relay.url],
        { kinds: [1], '#t': ['pool'], limit: 0 },
        { onevent: ({ id }) => resolve(id) },
      )
    })
    const event = post('later')
    await Promise.all(pool.publish([relay.url], event))
    expect(await seen).toBe(event.id)
  })

  it('is told why an event is refused', async () => {
    const forged = { ...post('true'), content: 'false' }
    await expect(Promise.all(pool.publish([relay.url], forged))).rejects.toThrow(/^invalid: /)
  })
})

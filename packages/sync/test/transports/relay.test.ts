import { type NostrEvent, WALL_KINDS } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { transportAcceptance } from '../../src/transports/acceptance/transport-acceptance.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import { badRelay, relayRig } from './relay-rig.ts'

const { rig, close } = await relayRig()
afterAll(close)

describe('relay', () => {
  for (const { name, run } of transportAcceptance(rig)) it(name, run)
})

describe('a relay of another make', () => {
  const wall = rig.follows?.wall ?? ''
  const events = rig.follows?.events ?? []

  /** Follows until caught up, and tells what was heard and what the relay was asked. */
  async function follow(answer: (frame: unknown[]) => readonly unknown[][], known = events.slice(1)) {
    const asked: unknown[][] = []
    const relay = await badRelay((socket, text) => {
      const frame = JSON.parse(text)
      asked.push(frame)
      for (const reply of answer(frame)) socket.send(JSON.stringify(reply))
    })
    const transport = relayTransport(relay.url, { idle: 2_000 })
    const heard: string[] = []
    const ending = new AbortController()
    try {
      await transport.follow?.({
        wall,
        known,
        onEvent: ({ id }) => heard.push(id),
        onCaughtUp: () => ending.abort(),
        signal: ending.signal,
      })
    } catch (error) {
      if (!ending.signal.aborted) throw error
    } finally {
      await transport.close()
      await relay.close()
    }
    return { heard, asked }
  }

  const stored = ([, id, filter]: unknown[]) => {
    const { until = Number.POSITIVE_INFINITY, limit = 500 } = filter as { until?: number; limit?: number }
    const some = events.filter((event) => event.created_at <= until).slice(0, limit)
    return [...some.map((event) => ['EVENT', id, event]), ['EOSE', id]]
  }

  it.each([
    ['says so by NOTICE', [['NOTICE', 'ERROR: bad msg: unknown cmd']]],
    ['says so by NEG-ERR', 'NEG-ERR'],
    ['says nothing', []],
  ])('without NIP-77 that %s is asked for pages', async (_, reply) => {
    const { heard } = await follow((frame) => {
      if (frame[0] === 'REQ') return stored(frame)
      if (frame[0] !== 'NEG-OPEN') return []
      return reply === 'NEG-ERR' ? [['NEG-ERR', frame[1], 'unsupported']] : (reply as unknown[][])
    })
    expect(new Set(heard)).toEqual(new Set([events[0]?.id]))
  })

  it('that holds too many for one answer is asked by windows of time', async () => {
    let refused = 0
    const { asked } = await follow((frame) => {
      if (frame[0] === 'REQ') return stored(frame)
      if (frame[0] !== 'NEG-OPEN') return []
      const { since, until } = frame[2] as { since?: number; until?: number }
      if (since === undefined || until === undefined) {
        refused += 1
        return [['NEG-ERR', frame[1], 'blocked: too many query results']]
      }
      return [['NEG-MSG', frame[1], '61']]
    })
    expect(refused).toBe(1)
    const windows = asked.filter(([verb]) => verb === 'NEG-OPEN').slice(1)
    expect(windows).toHaveLength(2)
    for (const [, , filter] of windows) expect(filter).toMatchObject({ '#h': [wall] })
  })

  it.each([
    ['says whether there is more (NIP-67)', true],
    ['does not', false],
  ])('that gives 500 at a time and %s is asked until it has given all', async (_, hints) => {
    const many = Array.from({ length: 1_730 }, (_, n) => ({
      ...(events[1] as NostrEvent),
      id: n.toString(16).padStart(64, '0'),
      created_at: 1_790_000_000 - Math.floor(n / 40),
    }))
    const { heard, asked } = await follow((frame) => {
      if (frame[0] !== 'REQ') return []
      const { until = Number.POSITIVE_INFINITY, limit = 500 } = frame[2] as { until?: number; limit?: number }
      const left = many.filter(({ created_at }) => created_at <= until)
      const page = left.slice(0, Math.min(limit, 500))
      const hint = hints ? [[page.length < left.length ? 'more' : 'finish']] : []
      return [...page.map((event) => ['EVENT', frame[1], event]), ['EOSE', frame[1], ...hint]]
    }, [])
    expect(heard.length).toBe(1_730)
    expect(asked.filter(([verb]) => verb === 'REQ').length).toBeLessThan(9)
  })

  it('that gives 500 at a time, does not say more, and has more than that of one second, gives what is older too', async () => {
    const many = Array.from({ length: 900 }, (_, n) => ({
      ...(events[1] as NostrEvent),
      id: n.toString(16).padStart(64, '0'),
      created_at: n < 700 ? 1_790_000_000 : 1_789_999_999 - n,
    }))
    const { heard } = await follow((frame) => {
      if (frame[0] !== 'REQ') return []
      const { until = Number.POSITIVE_INFINITY } = frame[2] as { until?: number }
      const page = many.filter(({ created_at }) => created_at <= until).slice(0, 500)
      return [...page.map((event) => ['EVENT', frame[1], event]), ['EOSE', frame[1]]]
    }, [])
    const older = many.slice(700).map(({ id }) => id)
    expect(heard.filter((id) => older.includes(id))).toEqual(older)
  })

  it('that asks for AUTH, or limits the rate, has refused', async () => {
    for (const reason of ['auth-required: who are you', 'rate-limited: later'])
      await expect(
        follow((frame) => (frame[0] === 'REQ' ? [['CLOSED', frame[1], reason]] : []), []),
      ).rejects.toMatchObject({ code: 'transport/refused' })
  })

  it('that gives what was not asked for is not listened to', async () => {
    const foreign = { ...events[1], id: 'f'.repeat(64), tags: [['h', 'e'.repeat(64)]] }
    const { heard } = await follow(
      (frame) =>
        frame[0] === 'REQ'
          ? [
              ['EVENT', frame[1], foreign],
              ['EOSE', frame[1]],
            ]
          : [],
      [],
    )
    expect(heard).toEqual([])
  })

  it('is asked for the whole wall, and for ids only where it said that it holds them', async () => {
    const { asked } = await follow((frame) => (frame[0] === 'REQ' ? stored(frame) : []), [])
    for (const [verb, , filter] of asked)
      if (verb === 'REQ') {
        const { ids, kinds, '#h': walls, authors, '#e': targets } = filter as Record<string, unknown[]>
        expect([authors, targets]).toEqual([undefined, undefined])
        if (ids) expect(ids).toEqual([wall])
        else expect([walls, kinds?.length]).toEqual([[wall], WALL_KINDS.size])
      }
  })
})

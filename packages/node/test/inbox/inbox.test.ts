import {
  decodeInboxAnswer,
  encodeInboxBody,
  INBOX_SIZES,
  KIND,
  type NostrEvent,
  publicKeyOf,
  sealEvent,
  sealWithWork,
  signEvent,
  stringifyEvent,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { HeldTogether } from '../../src/http/held-together.ts'
import { inboxApp } from '../../src/inbox/inbox.ts'
import { createSealedDoor } from '../../src/inbox/sealed-door.ts'
import type { Answer, Carrier } from '../../src/intake/intake.ts'

const HASH = '0123456789abcdef'
const inboxSecret = new Uint8Array(32).fill(5)
const post = (content: string): NostrEvent =>
  signEvent(
    { kind: KIND.reply, created_at: 1_800_000_000, tags: [], content },
    new Uint8Array(32).fill(6),
    new Uint8Array(32),
  )
const sealing = (to: Uint8Array) => ({
  inboxKey: publicKeyOf(to),
  secretKey: new Uint8Array(32).fill(7),
  createdAt: 1_799_900_000,
  nonce32: new Uint8Array(32).fill(8),
  auxiliaryRandom: new Uint8Array(32),
})
const seal = (event: NostrEvent) => sealEvent(event, sealing(inboxSecret))
const sealWorked = (event: NostrEvent, to = inboxSecret) => sealWithWork(event, sealing(to), 8)

function setUp({ work = 0, allow = true } = {}) {
  const taken: { event: NostrEvent; carrier: Carrier }[] = []
  const intake = {
    async take(event: NostrEvent, carrier: Carrier): Promise<Answer> {
      if (event.content === 'refuse me') return { ok: false, message: 'blocked: not here' }
      taken.push({ event, carrier })
      return { ok: true, message: '' }
    },
  }
  const openSealed = createSealedDoor({ intake: () => intake, keys: () => [inboxSecret], work: () => work })
  const begin = () => new HeldTogether().begin(() => {})
  const app = inboxApp(() => [HASH], { intake, openSealed, allow: () => allow, begin })
  const send = (body: Uint8Array, hash = HASH) =>
    app.request(`/log/${hash}/inbox`, { method: 'POST', body: body as Uint8Array<ArrayBuffer> })
  return { taken, send }
}

const answerOf = async (response: Response) => decodeInboxAnswer(new Uint8Array(await response.arrayBuffer()))

describe('the inbox', () => {
  it('opens sealed lines and hands over what was inside', async () => {
    const { taken, send } = setUp()
    const response = await send(encodeInboxBody([stringifyEvent(seal(post('hello')))]))
    expect(response.status).toBe(200)
    expect((await answerOf(response)).map(({ refused }) => refused)).toEqual([undefined])
    expect(taken).toEqual([{ event: post('hello'), carrier: 'sealed' }])
  })

  it('answers each line in its place, padded; a broken one does not cost the others', async () => {
    const { taken, send } = setUp()
    const lines = [
      stringifyEvent(post('one')),
      '{"broken"',
      stringifyEvent(post('refuse me')),
      stringifyEvent(post('two')),
    ]
    const response = await send(encodeInboxBody(lines))
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(INBOX_SIZES).toContain(bytes.length)
    expect(decodeInboxAnswer(bytes).map(({ refused }) => refused?.split(':')[0])).toEqual([
      undefined,
      'invalid',
      'blocked',
      undefined,
    ])
    expect(taken.map(({ event }) => event.content).sort()).toEqual(['one', 'two'])
  })

  it('does not open what has not paid, nor what is sealed to somebody else', async () => {
    const { taken, send } = setUp({ work: 8 })
    const lines = [
      seal(post('no work')),
      await sealWorked(post('enough')),
      await sealWorked(post('other'), new Uint8Array(32).fill(9)),
    ].map(stringifyEvent)
    const answers = await answerOf(await send(encodeInboxBody(lines)))
    expect(answers.map(({ refused }) => refused?.split(':')[0])).toEqual(['pow', undefined, 'invalid'])
    expect(taken.map(({ event }) => event.content)).toEqual(['enough'])
  })

  it('refuses a sealed line within a sealed line', async () => {
    const { taken, send } = setUp()
    expect(() => seal(seal(post('x')))).toThrow(/kind/)
    const line = stringifyEvent({ ...seal(post('x')), content: 'not a ciphertext' })
    const [answer] = await answerOf(await send(encodeInboxBody([line])))
    expect(answer?.refused).toMatch(/^invalid/)
    expect(taken).toEqual([])
  })

  it('refuses bodies over 96 KB, other logs, and floods', async () => {
    const { send } = setUp()
    expect((await send(new Uint8Array(98_305))).status).toBe(413)
    expect((await send(new Uint8Array(1024).fill(10), 'f'.repeat(16))).status).toBe(404)
    expect((await setUp({ allow: false }).send(new Uint8Array(1024).fill(10))).status).toBe(429)
  })
})

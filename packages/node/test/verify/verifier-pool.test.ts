import { signEvent } from '@commonwall/wall'
import { afterEach, describe, expect, it } from 'vitest'
import { VerifierPool } from '../../src/verify/verifier-pool.ts'
import { VerifyError } from '../../src/verify/verify-error.ts'

const good = Array.from({ length: 8 }, (_, n) =>
  signEvent(
    { kind: 1, created_at: n, tags: [], content: 'line\nline' },
    new Uint8Array(32).fill(n + 1),
    new Uint8Array(32),
  ),
)
const [first] = good
if (first === undefined) throw new Error('an event')
const bad = { ...first, content: 'changed' }

const pools: VerifierPool[] = []

async function open(options: Parameters<typeof VerifierPool.open>[0]): Promise<VerifierPool> {
  const pool = await VerifierPool.open(options)
  pools.push(pool)
  return pool
}

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

const dying = new URL('./dying-worker.ts', import.meta.url)
const stillborn = new URL('./stillborn-worker.ts', import.meta.url)

describe('VerifierPool', () => {
  for (const portable of [true, false])
    it(`answers each event its own verdict, whatever the order (portable: ${portable})`, async () => {
      const pool = await open({ portable, size: 2 })
      const events = Array.from({ length: 300 }, (_, n) => (n % 3 === 0 ? bad : (good[n % 8] ?? first)))
      const verdicts = await Promise.all(events.map((event) => pool.verify(event)))
      expect(verdicts).toEqual(events.map((event) => event !== bad))
      expect(await pool.verified(first)).toBe(first)
      expect(await pool.verified(bad)).toBeUndefined()
    })

  it('says which engine it has, and why it is not a faster one', async () => {
    const portable = await open({ portable: true, size: 1 })
    expect(portable.engine).toEqual({ name: 'wasm', because: 'portable verification was asked for' })
    const { engine } = await open({ size: 1 })
    expect(engine.because === undefined).toBe(engine.name === 'libsecp256k1')
  })

  it('bounds what waits: room() waits, verify() refuses', async () => {
    const pool = await open({ portable: true, size: 1, mostWaiting: 10 })
    const waiting = Array.from({ length: 10 }, () => pool.verify(first))
    await expect(pool.verify(first)).rejects.toMatchObject({ code: 'verify/full' })
    await pool.room()
    expect(await pool.verify(first)).toBe(true)
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => true))
  })

  it('refuses as an error what a dying worker held, and goes on with another', async () => {
    const pool = await open({ size: 1, script: dying })
    const lost = await pool.verify({ ...first, content: 'die' }).catch((error: unknown) => error)
    expect(lost).toBeInstanceOf(VerifyError)
    expect(lost).toMatchObject({ code: 'verify/worker' })
    expect(await pool.verify(first)).toBe(true)
  })

  it('survives any number of deaths, without ever calling an event valid that was lost', async () => {
    const pool = await open({ size: 1, script: dying })
    for (let n = 0; n < 5; n++)
      await expect(pool.verify({ ...first, content: 'die' })).rejects.toMatchObject({ code: 'verify/worker' })
    expect(await pool.verify(first)).toBe(true)
  })

  it('does not open where no worker starts', async () => {
    await expect(VerifierPool.open({ size: 1, script: stillborn })).rejects.toMatchObject({
      code: 'verify/worker',
    })
  })

  it('refuses what waits when it is closed', async () => {
    const pool = await open({ portable: true, size: 1 })
    const waiting = good.map((event) => pool.verify(event).catch((error: VerifyError) => error.code))
    await pool.close()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['verify/closed']))
    await expect(pool.verify(first)).rejects.toMatchObject({ code: 'verify/closed' })
  })
})

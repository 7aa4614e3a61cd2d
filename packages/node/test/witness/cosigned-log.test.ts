import { signerFromSeed } from '@commonwall/tlog'
import { describe, expect, it } from 'vitest'
import { LockDatabase } from '../../src/sequencer/lock-database.ts'
import { readOwnCheckpoint } from '../../src/sequencer/own-checkpoint.ts'
import { MemoryStore } from '../../src/store/index.ts'
import type { RunningWitness } from '../../src/witness/serve-witness.ts'
import { startWitness } from '../../src/witness/serve-witness.ts'
import type { WitnessAddress } from '../../src/witness/witness-client.ts'
import { clock, openRig, START, temporaryFolder, testKey, write } from '../sequencer/rig.ts'

/** A witness of the test log on a port of its own. */
async function start(seed: number, port = 0, data = temporaryFolder()) {
  const signer = signerFromSeed(new Uint8Array(32).fill(seed))
  const name = `witness.example/${seed}`
  const running = await startWitness({ data, port, name, signer, logs: [testKey()], now: () => START + seed })
  const key = Buffer.from(signer.publicKey).toString('hex')
  const address: WitnessAddress = { name, key, url: `http://127.0.0.1:${running.port}/` }
  return { running, address, data }
}

async function startAll(count: number) {
  const all = await Promise.all(Array.from({ length: count }, (_, i) => start(101 + i)))
  return {
    witnesses: all.map(({ address }) => address),
    running: all.map(({ running }) => running),
    folders: all.map(({ data }) => data),
    close: () => Promise.all(all.map(({ running }) => running.close())),
  }
}

describe('a log and its witnesses', () => {
  it('publishes each checkpoint with every cosignature, in the order of the definition', async () => {
    const { witnesses, close } = await startAll(3)
    const rig = await openRig({ witnesses: () => witnesses })
    for (const count of [1, 300, 40]) {
      await write(rig.store, count, rig.sequencer.size)
      await rig.sequencer.flush()
    }
    const note = Buffer.from((await rig.files.read(`log/${rig.hash}/checkpoint`)) ?? '').toString()
    const anchor = await readOwnCheckpoint(note, rig.key, witnesses)
    expect([...anchor.cosignatures].slice(1)).toEqual(witnesses.map(({ key }, i) => [key, START + 101 + i]))
    const signers = note.split('\n').flatMap((line) => (line.startsWith('—') ? [line.split(' ')[1]] : []))
    expect(signers).toEqual([rig.key.origin, rig.key.origin, ...witnesses.map(({ name }) => name)])
    expect(rig.troubles).toEqual([])
    await rig.close()
    await close()
  })

  it('goes on without a dead witness, and asks it again once it is back', async () => {
    const { witnesses, running, folders, close } = await startAll(2)
    const rig = await openRig({ witnesses: () => witnesses, patience: 300 })
    await write(rig.store, 3)
    await rig.sequencer.flush()
    const [first] = running as [RunningWitness]
    await first.close()
    await write(rig.store, 3, 3)
    await rig.sequencer.flush()
    expect(rig.anchors.at(-1)?.cosignatures.size).toBe(2)
    expect(rig.troubles.map(({ message }) => message)).toEqual(['witness witness.example/101 did not answer'])
    const back = await start(101, first.port, folders[0])
    await write(rig.store, 3, 6)
    await rig.sequencer.flush()
    await expect.poll(() => rig.anchors.at(-1)?.cosignatures.size).toBe(3)
    await rig.close()
    await back.running.close()
    await close()
  })

  it('does not wait for a slow witness, and adds its line when it comes', async () => {
    const { witnesses, close } = await startAll(1)
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    let isSlow = false
    const waiting: (AbortSignal | null | undefined)[] = []
    const fetch = async (url: string, init: RequestInit) => {
      if (isSlow) {
        waiting.push(init.signal)
        await answered
      }
      return globalThis.fetch(url, init)
    }
    const rig = await openRig({ witnesses: () => witnesses, patience: 300, fetch })
    isSlow = true
    await write(rig.store, 3)
    await rig.sequencer.flush()
    expect(waiting.map((signal) => signal?.aborted)).toEqual([false])
    expect(rig.anchors.at(-1)?.cosignatures.size).toBe(1)
    answer()
    await expect.poll(() => rig.anchors.at(-1)?.cosignatures.size).toBe(2)
    const note = Buffer.from((await rig.files.read(`log/${rig.hash}/checkpoint`)) ?? '').toString()
    expect(note).toContain('witness.example/101')
    await rig.close()
    await close()
  })

  it('refuses to start from a backup that a witness saw grow, by its checkpoint or by its size alone', async () => {
    const { witnesses, close } = await startAll(1)
    const rig = await openRig({ witnesses: () => witnesses })
    await write(rig.store, 5)
    await rig.sequencer.flush()
    await rig.close()
    await expect(openRig({ witnesses: () => witnesses })).rejects.toMatchObject({
      code: 'sequencer/ahead',
      message: expect.stringContaining('witness witness.example/101 holds 5 leaves'),
    })
    const withoutMonitoring = async (url: string, init: RequestInit) =>
      init.method === 'POST' ? globalThis.fetch(url, init) : new Response('', { status: 404 })
    await expect(openRig({ witnesses: () => witnesses, fetch: withoutMonitoring })).rejects.toMatchObject({
      code: 'sequencer/ahead',
    })
    await close()
  })

  it('stops signing when a witness that was silent at the start turns out to have seen another history', async () => {
    const { witnesses, close } = await startAll(1)
    const rig = await openRig({ witnesses: () => witnesses })
    await write(rig.store, 5)
    await rig.sequencer.flush()
    await rig.close()
    let silent = true
    const fetch = async (url: string, init: RequestInit) => {
      if (silent) throw new TypeError('no route')
      return globalThis.fetch(url, init)
    }
    const other = await openRig({ witnesses: () => witnesses, fetch, now: clock(START + 10) })
    silent = false
    await write(other.store, 9, 1_000)
    await other.sequencer.flush().catch(() => undefined)
    await expect.poll(() => other.sequencer.refusal?.code).toBe('sequencer/differs')
    await expect(other.sequencer.flush()).rejects.toMatchObject({ code: 'sequencer/differs' })
    await other.close()
    await close()
  })

  it('starts where witnesses are silent or do not know the log', async () => {
    const data = temporaryFolder()
    const store = new MemoryStore()
    const lock = new LockDatabase(':memory:')
    const key = 'ab'.repeat(32)
    const deaf = { name: 'witness.example/deaf', key, url: 'http://127.0.0.1:1' }
    const rig = await openRig({ data, store, lock, witnesses: () => [deaf], patience: 200 })
    await write(store, 2)
    await rig.sequencer.flush()
    expect(rig.sequencer.size).toBe(2)
    await rig.close()
  })
})

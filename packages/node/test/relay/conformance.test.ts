// The conformance trials against our own relay on the memory store; the slow run `relay` uses SQLite and a clock past 2038.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBench, runTrial, TRIALS } from '../../slow/conformance/run.ts'
import type { Bench } from '../../slow/conformance/trial.ts'
import { MemoryStore } from '../../src/store/memory/memory-store.ts'
import { type OpenRelay, startOpenRelay } from './open-relay.ts'

/** What a wall refuses or leaves out on purpose, and why. */
const ON_PURPOSE: ReadonlyMap<string, RegExp> = new Map([
  ['nip11: claims support for NIP-4', /not claimed/],
  ['nip11: claims support for NIP-26', /not claimed/],
  ['nip11: claims support for NIP-29', /not claimed/],
  ['nip11: claims support for NIP-59', /not claimed/],
  ['nip11: claims support for NIP-65', /not claimed/],
  ['nip11: claims support for NIP-94', /not claimed/],
  ['nip11: claims support for NIP-96', /not claimed/],
  // Who waits for an id may wait: it may come.
  ['eose: closes complete subscriptions', /stays open/],
  // The id of `\/` is that of `/`; the id of a literal newline does not exist, as it is no JSON.
  ['json: unlisted escapes', /refused: invalid/],
  ['json: literals for escapes', /no OK|invalid/],
  ['time: before 1970', /created_at/],
  ['time: one year ahead', /created_at/],
  ['time: i64 max', /created_at/],
  ['time: 2^31 + 1', /created_at/],
  ['time: 2^32 + 1', /created_at/],
  ['time: scientific notation', /created_at/],
])

describe('conformance', () => {
  let relay: OpenRelay
  let bench: Bench & { close(): void }
  beforeAll(async () => {
    relay = await startOpenRelay({ store: new MemoryStore() })
    bench = await openBench({ url: relay.url, random: () => randomBytes(32), now: () => Date.now() / 1000 })
  })
  afterAll(async () => {
    bench.close()
    await relay.close()
  })

  for (const trial of TRIALS)
    it(`${trial.required ? 'required' : 'optional'}: ${trial.name}`, async () => {
      const { problem } = await runTrial(trial, bench)
      const expected = ON_PURPOSE.get(trial.name)
      if (expected && !trial.required) expect(problem).toMatch(expected)
      else expect(problem).toBeUndefined()
    })
})

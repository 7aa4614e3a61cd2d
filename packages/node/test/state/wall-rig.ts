// A whole wall with a clock of our own: keepers, a default and an optional log, everything real but time.

import type { Signer } from '@commonwall/tlog'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import type { DefinitionFields, EventTemplate, VerifiedEvent, WitnessEntry } from '@commonwall/wall'
import { alreadyVerified, definitionTemplate, eventId, KIND, publicKeyOf, signEvent } from '@commonwall/wall'
import type { LockDatabase } from '../../src/sequencer/index.ts'
import { lockDataFolder, openLogs } from '../../src/sequencer/index.ts'
import type { EventStore } from '../../src/store/index.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { clock, START, temporaryFolder } from '../sequencer/rig.ts'

export const DAY = 86_400
const secret = (seed: number) => new Uint8Array(32).fill(seed)
const KEEPERS = [0, 1, 2, 3, 4].map((n) => publicKeyOf(secret(10 + n)))
export const keeper = (n: number) => KEEPERS[n] ?? ''
export const logSigner = (n: number): Signer => signerFromSeed(secret(30 + n))
export const keyOf = (signer: Signer) => toHex(signer.publicKey)

/** Signs as keeper `n`, or as anybody else whose seed is 10 + n. */
export function sign(template: EventTemplate, n = 0): VerifiedEvent {
  return signEvent(template, secret(10 + n), new Uint8Array(32))
}

/** What the founding definition says, two of three keepers, one default and one optional log, no witnesses. */
export function foundingFields(witnesses: readonly WitnessEntry[] = []): DefinitionFields {
  const log = (n: number, admission: 'default' | 'optional') => ({
    key: keyOf(logSigner(n)),
    url: `https://log${n}.example/`,
    admission,
    open: true,
  })
  return {
    wall: undefined,
    prev: undefined,
    voids: [],
    version: 1,
    titles: [{ lang: 'en', text: 'Test' }],
    keepers: [keeper(0), keeper(1), keeper(2)],
    threshold: 2,
    logs: [log(0, 'default'), log(1, 'optional')],
    continues: [],
    witnesses,
    groups: [],
    moderators: [],
    boards: [],
    langs: ['en'],
    pow: 0,
    batch: 15,
    addresses: [],
    validUntil: START + 300 * DAY,
  }
}

/** The next definition, by keeper 0. */
export function nextDefinition(
  before: VerifiedEvent,
  founding: VerifiedEvent,
  fields: DefinitionFields,
  change: Partial<DefinitionFields>,
): VerifiedEvent {
  const next = { ...fields, ...change, wall: founding.id, prev: before.id, version: fields.version + 1 }
  return sign(definitionTemplate(next, { createdAt: START + next.version }))
}

/** A keeper's signature on a definition. */
export function signature(wall: string, definition: string, n: number): VerifiedEvent {
  const tags = [
    ['h', wall],
    ['e', definition],
    ['k', String(KIND.definition)],
  ]
  return sign({ kind: KIND.signature, created_at: START, tags, content: '' }, n)
}

export interface WallRigOptions {
  readonly witnesses?: readonly WitnessEntry[]
  readonly data?: string
  readonly store?: EventStore
  readonly lock?: LockDatabase
  readonly founding?: VerifiedEvent
  readonly now?: ReturnType<typeof clock>
  readonly default?: Signer
  readonly withheld?: (id: string) => boolean
  readonly renderIndex?: () => string | undefined
}

export async function openWall(options: WallRigOptions = {}) {
  const fields = foundingFields(options.witnesses)
  const founding = options.founding ?? sign(definitionTemplate(fields, { createdAt: START }))
  const data = options.data ?? temporaryFolder()
  const store = options.store ?? new MemoryStore()
  const now = options.now ?? clock()
  const lock = options.lock ?? lockDataFolder(data)
  const troubles: Error[] = []
  const inbox = publicKeyOf(secret(99))
  const logs = await openLogs({
    data,
    lock,
    store,
    founding,
    logs: {
      default: { signer: options.default ?? logSigner(0), inbox },
      optional: { signer: logSigner(1), inbox },
    },
    now,
    interval: 3_600_000,
    patience: 500,
    indexEvery: 0,
    ...(options.withheld && { withheld: options.withheld }),
    ...(options.renderIndex && { renderIndex: options.renderIndex }),
    onTrouble: (error) => troubles.push(error),
  })
  const write = async (...events: VerifiedEvent[]) => {
    await store.put(events.map((event) => ({ event, log: 'default' as const })))
    await logs.flush()
  }
  if (!store.get(founding.id) && options.default === undefined) await write(founding)
  return {
    ...logs,
    data,
    root: `${data}/public`,
    store,
    now,
    lock,
    founding,
    fields,
    troubles,
    write,
    /** A thread, by number, of one of five authors; its id is true and its signature is not. */
    post: (n: number) => fabricate(founding.id, n),
    async close() {
      await logs.close()
      lock.close()
    },
  }
}

function fabricate(wall: string, n: number): VerifiedEvent {
  const content = `post ${n} ${'x'.repeat(40)}`
  const unsigned = { pubkey: keeper(n % 5), created_at: START + n, kind: 11, tags: [['h', wall]], content }
  return alreadyVerified({ id: eventId(unsigned), ...unsigned, sig: '0'.repeat(128) })
}

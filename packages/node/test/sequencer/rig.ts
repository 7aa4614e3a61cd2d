// A log in a folder of its own, with everything real but the clock: what the tests of sequencer, publish and
// state start from. Events have true ids and no valid signatures, since nothing here looks at those.

import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signerFromSeed } from '@commonwall/tlog'
import type { Anchor, DatedNote, VerifiedEvent } from '@commonwall/wall'
import { alreadyVerified, eventId, logHash } from '@commonwall/wall'
import type { Disk } from '../../src/publish/disk.ts'
import { filesBelow, openFiles } from '../../src/publish/files.ts'
import { ownPlaces } from '../../src/publish/places.ts'
import { Segments } from '../../src/publish/segments.ts'
import { LockDatabase } from '../../src/sequencer/lock-database.ts'
import type { LogKey } from '../../src/sequencer/log-key.ts'
import { logKey } from '../../src/sequencer/log-key.ts'
import type { SequencerOptions } from '../../src/sequencer/sequencer.ts'
import { Sequencer } from '../../src/sequencer/sequencer.ts'
import type { EventStore } from '../../src/store/index.ts'
import { MemoryStore } from '../../src/store/index.ts'

export const WALL = 'a'.repeat(64)
export const START = 1_790_000_000

/** An event with a true id; `n` makes it another one. */
export function post(n: number, content = `post ${n}`): VerifiedEvent {
  const template = {
    pubkey: (n % 50).toString(16).padStart(64, '0'),
    created_at: START + n,
    kind: 1111,
    tags: [
      ['h', WALL],
      ['l', 'en'],
    ],
    content,
  }
  return alreadyVerified({ id: eventId(template), ...template, sig: n.toString(16).padStart(128, '0') })
}

/** `count` events from number `first` on, stored and waiting for the default log. */
export async function write(store: EventStore, count: number, first = 0): Promise<string[]> {
  const events = Array.from({ length: count }, (_, i) => post(first + i))
  await store.put(events.map((event) => ({ event, log: 'default' as const })))
  return events.map(({ id }) => id)
}

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes with the process. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-'))
  folders.push(folder)
  return folder
}

export function testKey(seed = 7): LogKey {
  return logKey(WALL, signerFromSeed(new Uint8Array(32).fill(seed)))
}

/** A clock that stands still until told. */
export function clock(start = START): (() => number) & { time: number } {
  const now = () => now.time
  now.time = start
  return now
}

export interface RigOptions extends Partial<Omit<SequencerOptions, 'files'>> {
  readonly data?: string
  readonly disk?: Disk
}

/** Opens the default log over a folder; what is not given is made anew. */
export async function openRig(options: RigOptions = {}) {
  const data = options.data ?? temporaryFolder()
  const now = options.now ?? clock()
  const key = options.key ?? testKey()
  const store = options.store ?? new MemoryStore()
  const root = join(data, 'public')
  const troubles: Error[] = []
  const anchors: Anchor[] = []
  if (options.disk === undefined) await mkdir(data, { recursive: true })
  const lock = options.lock ?? new LockDatabase(join(data, 'lock.db'))
  const disk = options.disk ? { disk: options.disk } : {}
  const files = await openFiles({ root, scratch: join(data, 'scratch'), now, tick: 900, ...disk })
  const hash = logHash(key.key)
  const dated = (): DatedNote[] => anchors.map(({ size, note }) => ({ size, note, date: dateOf(note) }))
  const segments = new Segments({
    places: ownPlaces(store, 'default'),
    originHash: hash,
    store,
    files,
    anchors: dated,
    onTrouble: (error) => troubles.push(error),
  })
  const open = () =>
    Sequencer.open({
      log: 'default',
      key,
      store,
      lock,
      files: filesBelow(files, `log/${hash}`),
      prepare: (from, to) => segments.prepare(from, to),
      onCheckpoint: (anchor) => {
        anchors.push(anchor)
      },
      witnesses: () => [],
      closed: () => false,
      now,
      onTrouble: (error) => troubles.push(error),
      interval: 3_600_000,
      ...Object.fromEntries(
        Object.entries(options).filter(([name]) => !['data', 'disk', 'store', 'lock', 'key'].includes(name)),
      ),
    })
  const sequencer = await open().catch((error: unknown) => {
    if (options.lock === undefined) lock.close()
    throw error
  })
  return {
    data,
    root,
    key,
    hash,
    store,
    lock,
    files,
    segments,
    sequencer,
    anchors,
    troubles,
    /** Stops the log and lets go of the folder. */
    async close() {
      await sequencer.close()
      if (options.lock === undefined) lock.close()
    },
  }
}

/** The log's own date: the first eight bytes of the last line's signature, behind the key id. */
function dateOf(note: string): number {
  const base64 = note.trimEnd().split(' ').at(-1) ?? ''
  return Number(Buffer.from(base64, 'base64').readBigUInt64BE(4))
}

// Runs inside a page of a real browser: the acceptance suite over the browser's own database, plain and sealed, and what a
// full or forbidden one says. Answers with a line for each case.

import { pathStoreCases } from '../../src/store/acceptance/accept-path-store.ts'
import { openIndexedDb } from '../../src/store/browser/indexed-db-table.ts'
import { TablePathStore } from '../../src/store/browser/table-store.ts'
import { wipeDatabase } from '../../src/store/browser/wipe-database.ts'
import { SealedPathStore } from '../../src/store/vault/sealed-store.ts'
import { Vault } from '../../src/store/vault/vault.ts'

export interface CaseResult {
  readonly name: string
  /** What went wrong; undefined if nothing did. */
  readonly problem: string | undefined
}

const PASSPHRASE = 'five words are better than one'
/** Fast, since a suite unlocks often; the real work factor is tried once, in `saveAndWipe`. */
const LOG_N = 10

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const after = (milliseconds: number, call: () => void) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}

/** The acceptance suite over plain rows, then over sealed ones. */
export async function runSuite(): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = []
  let number = 0
  for (const { name, run } of pathStoreCases({ keeps: true })) {
    const database = `plain-${number++}`
    results.push(
      await attempt(`plain: ${name}`, () =>
        run(async () => new TablePathStore(await openIndexedDb(database))),
      ),
    )
  }
  for (const { name, run } of pathStoreCases({ keeps: true })) {
    const database = `sealed-${number++}`
    results.push(await attempt(`sealed: ${name}`, () => run(() => openSealed(database, LOG_N))))
  }
  return results
}

async function openSealed(database: string, logN?: number) {
  const table = await openIndexedDb(database)
  const vault = new Vault({
    table,
    random,
    now: Date.now,
    after,
    idle: 60_000,
    ...(logN !== undefined && { logN }),
  })
  if (await vault.isThere()) await vault.unlock(PASSPHRASE)
  else await vault.create(PASSPHRASE)
  const store = new SealedPathStore(vault)
  return {
    get: (path: string) => store.get(path),
    put: (path: string, bytes: Uint8Array) => store.put(path, bytes),
    delete: (path: string) => store.delete(path),
    list: () => store.list(),
    async close() {
      await store.close()
      await vault.close()
    },
  }
}

/** Saves bytes under the real work factor. @returns milliseconds that it took to make the key */
export async function save(database: string, path: string, text: string): Promise<number> {
  const started = performance.now()
  const store = await openSealed(database)
  const took = performance.now() - started
  await store.put(path, new TextEncoder().encode(text))
  await store.close()
  return took
}

/** What a later visit reads. */
export async function read(database: string, path: string): Promise<string | undefined> {
  const store = await openSealed(database)
  try {
    const bytes = await store.get(path)
    return bytes && new TextDecoder().decode(bytes)
  } finally {
    await store.close()
  }
}

/** Every row as it lies in the database: keys and bytes, as latin-1 text. */
export async function raw(database: string): Promise<readonly (readonly [string, string])[]> {
  const table = await openIndexedDb(database)
  const rows: [string, string][] = []
  for (const key of await table.keys(''))
    rows.push([key, [...((await table.get(key)) ?? [])].map((byte) => String.fromCharCode(byte)).join('')])
  await table.close()
  return rows
}

/** Forgets the key first; says what is there after. */
export async function wipe(database: string): Promise<boolean> {
  const table = await openIndexedDb(database)
  const vault = new Vault({ table, random, now: Date.now, after, idle: 60_000 })
  await vault.wipe()
  return isThere(database)
}

/** Wipes while another holds the database and lets nothing go. @returns what had come of it then, and what is there at the end */
export async function wipeHeld(database: string) {
  const opening = indexedDB.open(database)
  const held = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  })
  let isKeyGone = false
  let isOver = false
  const wiping = wipeDatabase(database, () => {
    isKeyGone = true
  }).then(() => {
    isOver = true
  })
  while (!isKeyGone) await new Promise((resolve) => setTimeout(resolve, 20))
  const counting = held.transaction('rows').objectStore('rows').count()
  const rows = await new Promise((resolve) => {
    counting.onsuccess = () => resolve(counting.result)
  })
  const meanwhile = { isKeyGone, isOver, rows }
  held.close()
  await wiping
  return { ...meanwhile, isThere: await isThere(database) }
}

/** Wipes where nothing can be written any more. @returns whether it is still there */
export async function wipeUnwritable(database: string): Promise<boolean> {
  for (const write of ['delete', 'clear', 'put'] as const)
    IDBObjectStore.prototype[write] = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  await wipeDatabase(database, () => undefined)
  return isThere(database)
}

async function isThere(database: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === database)
}

/** Puts until there is no room. @returns code and message of the refusal, and whether what was kept before is whole */
export async function fill(megabytes: number): Promise<{ code: string; message: string; kept: boolean }> {
  const store = new TablePathStore(await openIndexedDb('full'))
  const block = new Uint8Array(4_000_000)
  for (let at = 0; at < block.length; at += 65_536) crypto.getRandomValues(block.subarray(at, at + 65_536))
  await store.put('definition/1.gz', Uint8Array.of(1, 2, 3))
  try {
    for (let n = 0; n * 4 < megabytes; n++) await store.put(`definition/${n + 2}.gz`, block)
    return { code: 'none', message: '', kept: true }
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string }
    const first = await store.get('definition/1.gz')
    const second = await store.get('definition/2.gz')
    return { code, message, kept: first?.join() === '1,2,3' && second?.length === block.length }
  }
}

/** What is said where the browser keeps nothing. */
export async function refused(): Promise<{ code: string; message: string }> {
  try {
    await openIndexedDb('refused')
    return { code: 'none', message: '' }
  } catch (error) {
    const { code = '', message = '' } = error as { code?: string; message?: string }
    return { code, message }
  }
}

async function attempt(name: string, run: () => Promise<void>): Promise<CaseResult> {
  try {
    await run()
    return { name, problem: undefined }
  } catch (error) {
    return { name, problem: error instanceof Error ? error.message : String(error) }
  }
}

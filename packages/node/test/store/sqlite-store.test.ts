import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runStoreAcceptance } from '../../src/store/acceptance/run-store-acceptance.ts'
import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import type { EventStore } from '../../src/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-store-'))
const paths = new Map<EventStore, string>()

async function open(path = join(folder, `${paths.size}.db`)): Promise<EventStore> {
  const store = new SqliteStore(path)
  paths.set(store, path)
  return store
}

afterAll(() => rmSync(folder, { recursive: true }))

runStoreAcceptance(
  'sqlite',
  () => open(),
  (closed) => open(paths.get(closed)),
)

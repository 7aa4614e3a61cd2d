// An open relay on SQLite in a process of its own, so that its memory is its own. Talks to its parent by IPC.

import { SqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { VerifierPool } from '../../src/verify/index.ts'
import { startOpenRelay } from '../../test/relay/open-relay.ts'

const pool = await VerifierPool.open({ portable: true, size: 1 })
const relay = await startOpenRelay({
  store: new SqliteStore(process.argv[2] ?? ''),
  verify: async (event) => {
    await pool.room()
    return pool.verified(event)
  },
  onFault: (error) =>
    process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
})
process.on('message', (question) => {
  if (question === 'memory') process.send?.({ rss: process.memoryUsage().rss })
  if (question === 'close')
    void relay
      .close()
      .then(() => pool.close())
      .then(() => process.exit(0))
})
process.send?.({ url: relay.url })

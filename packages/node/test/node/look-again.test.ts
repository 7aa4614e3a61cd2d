// What a node does every minute by itself: where it fails, it is said in the log and done again a minute later. A rejection
// that nobody takes would end the process.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { foundWall, type Log, silentLog, startNode } from '../../src/index.ts'

const AT = 1_795_000_000

it('says what failed in its minute, and lives on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-look-'))
  const random = seededBytes(3)
  foundWall({
    ...{ folder, langs: ['en'], url: 'https://wall.example/', otherKeepers: [], threshold: 1, witnesses: [] },
    titles: [{ lang: 'en', text: 'A wall' }],
    boards: [{ slug: 'board', lang: 'en', title: 'Board' }],
    ...{ keeper: secretOf(10), batch: 1, now: AT, random },
  })
  const said: string[] = []
  const log: Log = { ...silentLog, error: ({ reason = '' }, message) => said.push(`${message}: ${reason}`) }
  const unhandled: unknown[] = []
  const onUnhandled = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', onUnhandled)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  let isBroken = false
  const now = () => {
    if (isBroken) throw new Error('clock: expected a time, got none')
    return AT
  }
  try {
    const node = await startNode({ folder, port: 0, portable: true, log, now, random })
    isBroken = true
    vi.advanceTimersByTime(2 * 60_000)
    await vi.waitFor(() => expect(said.length).toBeGreaterThan(3))
    isBroken = false
    expect(unhandled).toEqual([])
    await node.close()
  } finally {
    vi.useRealTimers()
    process.off('unhandledRejection', onUnhandled)
    rmSync(folder, { recursive: true, force: true })
  }
})

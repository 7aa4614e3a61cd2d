// A wipe that is tried again, as on a full disk, says no worse of what is left than the one before found.

import { afterEach, expect, it, vi } from 'vitest'
import { SAVED } from '../../../src/app/engine/keep/there.ts'
import { forgetAll } from '../../../src/app/modes/forget.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A browser's database that lets nothing be opened or deleted. */
function refusing() {
  const refuse = () => {
    const request = { error: new DOMException('full', 'UnknownError'), onerror: () => undefined }
    setTimeout(() => request.onerror())
    return request
  }
  return { databases: async () => [{ name: SAVED }], open: refuse, deleteDatabase: refuse }
}

it('does not take back that the key is gone', async () => {
  vi.stubGlobal('indexedDB', refusing())
  vi.stubGlobal('location', { protocol: 'http:' })
  const first = forgetAll()
  await first.ended
  expect([...first.left]).toEqual(['key', 'rows'])
  const again = forgetAll(new Set(['rows']))
  await again.ended
  expect([...again.left]).toEqual(['rows'])
})

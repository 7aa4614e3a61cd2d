import { describe, expect, it } from 'vitest'
import { whyNoBrowser } from '../browser.ts'
import { catchQuic } from './quic.ts'

const reason = whyNoBrowser()

describe.skipIf(reason !== undefined)(
  `a real Chromium’s first QUIC packets${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    it('hold the name for whoever joins their pieces, and pass the box, which joins none', async () => {
      const flows = await catchQuic(1)
      expect(flows.length).toBeGreaterThan(0)
      for (const { readByJoining, readByBox, cut, frames } of flows) {
        expect(readByJoining).toBe('forum.blocked.test')
        expect(frames).toBeGreaterThan(1)
        expect(readByBox).toBeUndefined()
        expect(cut).toBe(false)
      }
    }, 60_000)
  },
)

// The Escape that takes back a character which was being put together, as Safari tells of it: once it is gone, so that only its
// number says whose it was.

import type { CDPSession } from 'playwright-core'

export async function takenBack(hands: CDPSession): Promise<void> {
  for (const type of ['rawKeyDown', 'keyUp'] as const)
    await hands.send('Input.dispatchKeyEvent', { type, key: 'Escape', windowsVirtualKeyCode: 229 })
}

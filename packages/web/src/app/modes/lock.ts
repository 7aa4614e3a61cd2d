// Locks what is saved here, in this tab: what was typed last is kept before, and holds it up for a moment at most.

import type { EngineClient } from '../shell/engine-client.ts'
import { within } from '../shell/within.ts'
import { keepNow } from '../write/kept-drafts.ts'

/** Milliseconds. */
const MOST = 1_000

export async function lock(engine: EngineClient): Promise<void> {
  await within(MOST, keepNow())
  await engine.ask('lock')
}

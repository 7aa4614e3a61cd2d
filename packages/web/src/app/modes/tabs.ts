// What one tab does to what is saved here holds in all of them: a wipe, and a lock that somebody asked for.
//
// One word, by the browser's own channel between tabs of one place; nothing of it stays anywhere.

import type { EngineClient } from '../shell/engine-client.ts'
import { lock } from './lock.ts'

/** What the channel is called: nothing that tells what it is for. */
const NAME = 'w'
type Word = 'wipe' | 'lock'

let tabs: BroadcastChannel | undefined

/** Listens to the other tabs. @param onWipe they are all to give way */
export function listenToTabs(engine: EngineClient, onWipe: () => void): void {
  if (!('BroadcastChannel' in globalThis)) return
  tabs = new BroadcastChannel(NAME)
  tabs.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === 'wipe') onWipe()
    else if (data === 'lock') void lock(engine)
  }
}

export function tellTabs(word: Word): void {
  tabs?.postMessage(word)
}

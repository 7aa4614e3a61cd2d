// Everybody who sits down at a real browser.

import type { BrowserReader } from './at-browser.ts'
import { forum, news, nostr } from './others.ts'
import { oursFile, oursPage } from './ours.ts'

export const BROWSER_READERS: readonly BrowserReader[] = [forum, news, nostr, oursPage, oursFile]

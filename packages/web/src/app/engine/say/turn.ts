// Which tab sends. Two tabs of *Saved here* have one outbox: one of them sends, the others show what it does, and when it
// is closed the next one sends. A post is never counted twice anyhow; but twice on the line is once more than need be.
//
// The browser's own locks decide where it has them; they end with their tab. Elsewhere a row says who sends and until when.
// In *Nothing saved* each tab is alone.

import { putJson, type Rows } from '@commonwall/sync'

/** What the lock and the channel are called: nothing that tells what they are for. */
const NAME = 'n'
const ROW = 'turn'
/** Seconds for which a row holds: a tab that is gone holds the others up no longer. */
const LEASE = 60

export interface TurnOptions {
  readonly saved: boolean
  readonly rows: Rows
  /** Unix seconds. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
  /** It is this tab's turn from now on, or another tab has done something. */
  readonly onNews: () => void
}

export class Turn {
  readonly #options: TurnOptions
  #channel: BroadcastChannel | undefined
  readonly #ended = new AbortController()
  readonly #id: string
  #hasLocks: boolean
  #isHeld = false

  constructor(options: TurnOptions) {
    const { saved, random, onNews } = options
    this.#options = options
    this.#id = random(16).join()
    this.#hasLocks = saved && navigator.locks !== undefined
    if (!saved) return
    this.#channel = new BroadcastChannel(NAME)
    this.#channel.onmessage = onNews
    if (this.#hasLocks) void this.#wait()
  }

  /** True where this tab is to send. @throws StoreError */
  async isOurs(): Promise<boolean> {
    const { saved, rows, now } = this.#options
    if (!saved) return true
    if (this.#hasLocks) return this.#isHeld
    const row = await rows.get(ROW)
    const { by, until } = readLease(row)
    if (by !== this.#id && until > now()) return false
    await putJson(rows, ROW, { by: this.#id, until: now() + LEASE })
    return true
  }

  /** Lets the other tabs look: something of the outbox has changed. */
  tell(): void {
    this.#channel?.postMessage(0)
  }

  /** Gives the turn to whoever waits for it. */
  close(): void {
    this.#ended.abort()
    this.#isHeld = false
    this.tell()
    this.#channel?.close()
    // A look that is still under way has nobody to tell.
    this.#channel = undefined
  }

  async #wait(): Promise<void> {
    const { signal } = this.#ended
    await navigator.locks
      .request(NAME, { signal }, async () => {
        this.#isHeld = true
        this.#options.onNews()
        if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve))
      })
      .catch(() => {
        // Refused, as to a page without an origin: then the row decides.
        this.#hasLocks &&= signal.aborted
      })
  }
}

/** What is no lease holds nobody up. */
function readLease(row: Uint8Array | undefined): { readonly by: string; readonly until: number } {
  try {
    const { by, until } = JSON.parse(new TextDecoder().decode(row)) as Record<string, unknown>
    return { by: String(by), until: Number(until) || 0 }
  } catch {
    return { by: '', until: 0 }
  }
}

/** Reads and writes one row with no other tab in between, where the browser can see to that. */
export async function inOneTab<T>(step: () => Promise<T>): Promise<T> {
  let begun = false
  const once = () => {
    begun = true
    return step()
  }
  try {
    return navigator.locks === undefined ? await once() : await navigator.locks.request(`${NAME}-row`, once)
  } catch (error) {
    // What the step threw is its caller's; a lock that was refused keeps nobody from writing.
    if (begun) throw error
    return once()
  }
}

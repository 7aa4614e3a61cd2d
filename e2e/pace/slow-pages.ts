// A slow phone for all of a page: its process is stopped and let go on by turns, so that its workers are as slow as
// itself. What DevTools slow down is the page's own thread alone; of a worker they refuse it.
//
// Linux and macOS. How much slower it is has to be measured where it matters: the machine may do other work.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'

/** Milliseconds for which it runs at a time: short beside what anybody notices. */
const SLICE = 10

export interface Slowness {
  /** Lets everything run again. */
  end(): Promise<void>
}

/** Slows down every page that this browser has open now. @param times 4: it runs a quarter of the time */
export async function slowPages(browser: Browser, times: number): Promise<Slowness> {
  const devtools = await browser.newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  await devtools.detach()
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  if (pages.length === 0) throw new Error('browser: expected the process of a page, got none')
  let isEnding = false
  const turns = async () => {
    // What is owed carries over: a turn that came late is made up for by the next.
    let owed = 0
    try {
      while (!isEnding) {
        owed += (times - 1) * (await timed(SLICE))
        if (owed <= 0) continue
        for (const id of pages) process.kill(id, 'SIGSTOP')
        owed -= await timed(owed)
        for (const id of pages) process.kill(id, 'SIGCONT')
      }
    } finally {
      for (const id of pages) letGo(id)
    }
  }
  const ended = turns()
  // Who ends it is told what went wrong.
  ended.catch(() => undefined)
  return {
    end() {
      isEnding = true
      return ended
    },
  }
}

async function timed(milliseconds: number): Promise<number> {
  const from = performance.now()
  await sleep(milliseconds)
  return performance.now() - from
}

function letGo(id: number): void {
  try {
    process.kill(id, 'SIGCONT')
  } catch {
    // It ended meanwhile.
  }
}

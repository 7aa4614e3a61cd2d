// The worker of a page by the name that the app gave it: to end it, to hang it, to fill its disk.

import type { Page, Worker } from 'playwright-core'

export async function workerOf(page: Page, name: string): Promise<Worker> {
  for (const worker of page.workers()) if ((await worker.evaluate('name')) === name) return worker
  throw new Error(`${name}: expected its worker, got none`)
}

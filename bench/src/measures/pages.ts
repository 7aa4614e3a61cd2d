// The pages without JavaScript, over HTTP, as a browser asks for them.

import { KIND } from '@commonwall/wall'
import { type Figure, figure } from '../figure.ts'
import { quantile } from '../statistics.ts'
import type { Target } from '../target.ts'

const NAMES = { front: 'page: front', thread: 'page: thread of 20' }

/** @param base URL of the wall, ending in a slash */
export async function measurePages(
  base: string,
  target: Target,
  { rounds, times }: { readonly rounds: number; readonly times: number },
): Promise<Figure[]> {
  // Places follow the order in which events came, so only asking tells which numbers are threads.
  const threads: string[] = []
  const opened = target.held.filter(({ kind }) => kind === KIND.thread).length
  for (let place = 1; threads.length < Math.min(20, opened) && place < 2_000; place++) {
    const response = await fetch(`${base}t/${place}`, { redirect: 'manual' })
    await response.arrayBuffer()
    if (response.status === 200) threads.push(`t/${place}`)
  }
  return [
    await measure(NAMES.front, () => base),
    await measure(NAMES.thread, (n) => `${base}${threads[n % threads.length] ?? ''}`),
  ]

  async function measure(name: string, url: (n: number) => string): Promise<Figure> {
    const medians: number[] = []
    let bytes = 0
    for (let round = 0; round < rounds; round++) {
      const waits: number[] = []
      for (let n = 0; n < times; n++) {
        const started = performance.now()
        const response = await fetch(url(n))
        bytes = (await response.arrayBuffer()).byteLength
        waits.push(performance.now() - started)
        if (response.status !== 200) throw new Error(`${name}: expected status 200, got ${response.status}`)
      }
      medians.push(
        quantile(
          waits.sort((a, b) => a - b),
          0.5,
        ),
      )
    }
    return figure(name, target.subject, 'ms', medians, `${Math.round(bytes / 1024)} KiB`)
  }
}

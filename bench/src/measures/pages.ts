// The pages without JavaScript, over HTTP, as a browser asks for them: the front page, and threads that it links to.

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
  const front = await (await fetch(base)).text()
  const threads = [...new Set(Array.from(front.matchAll(/href="[^"]*?(t\/\d+)"/g), ([, path]) => path))]
  if (threads.length === 0) throw new Error('front page: expected links to threads, found none')
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

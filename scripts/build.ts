// `npm run build`: builds the page renderer. With `--budgets` it fails where a part is heavier than it may be.

import { gzipSync } from 'node:zlib'
import { loadRenderer } from '@commonwall/node'

/** Bytes after gzip (DESIGN §8). A whole page is weighed where real ones are made: e2e and packages/node/test/pages. */
const BUDGETS = { style: 8_000 }

const { STYLE } = await loadRenderer()
const weights = {
  style: gzipSync(STYLE, { level: 9 }).length,
}
for (const [part, bytes] of Object.entries(weights)) {
  const most = BUDGETS[part as keyof typeof BUDGETS]
  console.log(`${part}: ${bytes} of ${most} bytes after gzip`)
  if (process.argv.includes('--budgets') && bytes > most) process.exitCode = 1
}

// `npm run build`: builds the page renderer and the app. With `--budgets` it fails where a part is heavier than it
// may be, and where the same sources give other bytes a second time.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { loadApp, loadRenderer } from '@commonwall/node'
import { APP_HTML, WORKER_JS } from '@commonwall/wall'

/**
 * Bytes after gzip (DESIGN §8; the engine: docs/decisions/0220). A whole page is weighed where real ones are made:
 * e2e and packages/node/test/pages.
 */
const BUDGETS = {
  style: 8_000,
  shell: 60_000,
  engine: 100_600,
  'own-engine': 53_050,
  'assembly-engine': 44_500,
  markdown: 20_000,
  chunk: 15_000,
  words: 8_000,
  file: 352_900,
} as const

const weigh = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length
const tooHeavy: string[] = []

/** Says what a part weighs and remembers if that is too much. */
function hold(part: keyof typeof BUDGETS, name: string, bytes: number): void {
  const most = BUDGETS[part]
  console.log(`${part.padEnd(7)} ${String(bytes).padStart(7)} of ${most} bytes after gzip: ${name}`)
  if (bytes > most) tooHeavy.push(name)
}

const { STYLE, APP_STYLE } = await loadRenderer()
const app = await loadApp()
hold('style', 'pages and app', weigh(STYLE + APP_STYLE))
let shell = 0
for (const [name, { bytes }] of app.files) {
  const part = /^(main|base|start|engine|own-engine|assembly-engine|markdown|words)-/.exec(name)?.[1]
  if (part !== 'main' && part !== 'base' && part !== 'start')
    hold((part ?? 'chunk') as keyof typeof BUDGETS, name, weigh(bytes))
  else shell += weigh(bytes)
}
hold('shell', 'main, base and start', shell)
hold('file', 'app.html', weigh(app.html))

if (process.argv.includes('--budgets')) {
  if (tooHeavy.length > 0) console.error(`too heavy: ${tooHeavy.join(', ')}`)
  const same = isReproducible()
  if (!same) console.error('app: expected the same bytes from a second build, got others')
  if (tooHeavy.length > 0 || !same) process.exitCode = 1
}

/** Builds once more under another name and compares. */
function isReproducible(): boolean {
  const again = '0'.repeat(16)
  const folder = `packages/web/dist/app/${again}`
  rmSync(folder, { recursive: true, force: true })
  const { status } = spawnSync(process.execPath, ['packages/web/build/build-app.ts', again], {
    stdio: 'inherit',
  })
  if (status !== 0) return false
  const names = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== WORKER_JS)
  const alike = names.every(
    (name) =>
      app.files.get(name) &&
      readFileSync(`${folder}/${name}`).equals(app.files.get(name)?.bytes ?? new Uint8Array()),
  )
  const html =
    readFileSync(`${folder}/${APP_HTML}`, 'utf8') === app.html &&
    readFileSync(`${folder}/${WORKER_JS}`, 'utf8') === app.worker
  rmSync(folder, { recursive: true })
  return alike && names.length === app.files.size && html
}

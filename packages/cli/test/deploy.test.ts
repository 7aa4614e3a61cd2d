// The web server files of `deploy/`, with the real servers where this machine has them: a mirror's files come as they are,
// cached by what they are, and what is not there is said to everybody and remembered by nobody.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort } from './reach/wall.ts'

const LOG = 'log/0123456789abcdef'
const FILES = [
  'index.html',
  'app.html',
  'head.tar',
  `${LOG}/checkpoint`,
  `${LOG}/tile/0/000`,
  `${LOG}/seg/0/000.gz`,
  `evidence/${'a'.repeat(64)}`,
]
/** A page's service worker. */
const WORKER = 'sw.js'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-deploy-'))
// A server that root starts reads as somebody else.
chmodSync(folder, 0o755)
const site = join(folder, 'site')
for (const path of [...FILES, WORKER]) {
  mkdirSync(dirname(join(site, path)), { recursive: true })
  writeFileSync(join(site, path), `${path}\n`.repeat(100))
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The configuration that an operator copies, for this folder and a free port. */
function configuration(file: string, port: number): string {
  const url = new URL(`../../../deploy/${file}`, import.meta.url)
  return readFileSync(fileURLToPath(url), 'utf8')
    .replaceAll('/srv/mirror', site)
    .replace(/^mirror\.example/m, `http://127.0.0.1:${port}`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
}

const SERVERS: Readonly<Record<string, (port: number) => readonly string[]>> = {
  caddy(port) {
    const file = join(folder, 'Caddyfile')
    writeFileSync(file, configuration('caddy/mirror.caddy', port))
    return ['run', '--adapter', 'caddyfile', '--config', file]
  },
  nginx(port) {
    const file = join(folder, 'nginx.conf')
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(folder, name)};`,
    )
    writeFileSync(
      file,
      `daemon off; pid ${join(folder, 'nginx.pid')}; error_log /dev/null; events {}
http { ${temporary.join(' ')}
${configuration('nginx/mirror.conf', port)} }`,
    )
    return ['-c', file]
  },
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, [program === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a mirror behind', () => {
  for (const [program, prepare] of Object.entries(SERVERS)) {
    const missing = !isInstalled(program)
    const why = missing ? ` (not exercised: no ${program} here)` : ''
    it.skipIf(missing)(
      `${program} is served as it is${why}`,
      async () => {
        const port = await freePort()
        const home = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
        const server: ChildProcess = spawn(program, prepare(port), {
          env: { ...process.env, ...home },
          stdio: 'ignore',
        })
        const ask = (path: string) =>
          fetch(`http://127.0.0.1:${port}/${path}`, {
            headers: {
              'Accept-Encoding': 'gzip, br',
              'If-Modified-Since': new Date(Date.now() + 86_400_000).toUTCString(),
            },
          })
        try {
          for (let n = 0; n < 100 && !(await ask('').catch(() => undefined))?.ok; n++) await setTimeout(50)
          const caching = async (path: string) => {
            const answer = await ask(path)
            expect([answer.status, await answer.text()]).toEqual([200, `${path}\n`.repeat(100)])
            expect(answer.headers.get('access-control-allow-origin')).toBe('*')
            expect(answer.headers.get('content-encoding')).toBe(null)
            expect(answer.headers.get('etag') ?? answer.headers.get('last-modified')).toBe(null)
            return answer.headers.get('cache-control')
          }
          const kept: (string | null)[] = []
          for (const path of FILES) kept.push(await caching(path))
          const forever = 'public, max-age=31536000, immutable'
          expect(kept).toEqual([
            ...['no-store', 'no-store', 'no-cache', 'no-cache'],
            ...[forever, 'public, max-age=3600', forever],
          ])
          // At the address itself, and the service worker: a browser opens and runs them.
          for (const path of ['', WORKER])
            expect([path, (await ask(path)).headers.get('cache-control')]).toEqual([path, 'no-store'])
          for (const path of [`${LOG}/tile/0/001`, `${LOG}/seg/0/001.gz`, LOG, '.well-known/x']) {
            const { status, headers } = await ask(path)
            expect([
              path,
              status,
              headers.get('access-control-allow-origin'),
              headers.get('cache-control'),
            ]).toEqual([path, 404, '*', 'no-cache'])
          }
        } finally {
          server.kill('SIGTERM')
        }
      },
      30_000,
    )
  }
})

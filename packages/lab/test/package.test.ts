import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../../scripts/pack.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'lab-package-'))
const installed = join(folder, 'node_modules/@commonwall/lab')
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url))

function readmeExample(): string {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const code = /```js\n(.*?)```/s.exec(readme)?.[1]
  if (code === undefined) throw new Error('README.md: expected a js example')
  return code
}

describe('the package, built and laid into an empty folder', () => {
  beforeAll(async () => {
    const dist = join(folder, 'dist')
    await buildPackage('lab', dist)
    mkdirSync(join(folder, 'node_modules/@commonwall'), { recursive: true })
    cpSync(dist, installed, { recursive: true })
    for (const name of ['valibot', 'koffi'])
      symlinkSync(join(modules, name), join(folder, 'node_modules', name))
    writeFileSync(join(folder, 'example.mjs'), readmeExample())
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('cuts a stranger’s client as its README says', async () => {
    const { stdout } = await run(process.execPath, [join(folder, 'example.mjs')], { cwd: folder })
    expect(stdout.trim().split('\n')).toEqual([
      'benign.test: HTTP/1.1 200 OK',
      'forum.blocked.test: ECONNRESET',
      'the wall: read "forum.blocked.test" in a request',
    ])
  })

  it('runs a command behind a wall, and tells what the wall did', async () => {
    const host = createServer((_, response) => response.end('a page'))
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    const { port } = host.address() as AddressInfo
    const client = `
      const { request } = await import('node:http')
      const proxy = new URL(process.env.HTTPS_PROXY)
      const tunnel = request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: 'out.test:80' })
      tunnel.on('connect', (_, socket) => { socket.on('data', (b) => { console.log(String(b).split('\\r\\n')[0]); process.exit(7) }); socket.write('GET / HTTP/1.1\\r\\nHost: out.test\\r\\n\\r\\n') })
      tunnel.end()`
    const args = [
      '--scenario',
      'clear-weather',
      '--host',
      `out.test=127.0.0.1:${port}`,
      '--',
      process.execPath,
      '-e',
      client,
    ]
    const ended = await run(process.execPath, [join(installed, 'main.js'), ...args], { cwd: folder }).catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
    host.close()
    expect(ended).toMatchObject({ code: 7, stdout: 'HTTP/1.1 200 OK\n' })
    expect(ended.stderr).toContain('names that anybody on the line could read: out.test')
  })

  it('brings its scenarios and lists along', async () => {
    const { stdout } = await run(process.execPath, [join(installed, 'main.js'), '--list'], { cwd: folder })
    expect(stdout.trim().split('\n')).toHaveLength(25)
  })
})

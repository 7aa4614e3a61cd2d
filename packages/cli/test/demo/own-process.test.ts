// The programs of a second wall end with the demonstration, also where that is killed and can tell nobody.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { freePort } from '../../src/demo/doors/own-process.ts'

const MODULE = new URL('../../src/demo/doors/own-process.ts', import.meta.url).href

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

it('a program ends when the one that started it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-own-'))
  const port = await freePort()
  const starts = `const { startOwn } = await import(${JSON.stringify(MODULE)})
    await startOwn('witness', ${JSON.stringify(folder)}, '--name', 'w.invalid/1', '--port', '${port}')
    console.log('up')`
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', starts], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    await new Promise((resolve) => parent.stdout.once('data', resolve))
    expect(await listens(port)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => listens(port), { timeout: 10_000, interval: 100 }).toBe(false)
  } finally {
    parent.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}, 30_000)

it('a port that is free is none that a connection going out could have a moment later', async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, freePort))
  expect(ports.filter((port) => port < 16_384 || port >= 32_768)).toEqual([])
  expect(new Set(ports).size).toBeGreaterThan(40)
})

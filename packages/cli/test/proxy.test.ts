// `commonwall --proxy`: nothing is connected to straight, whoever asks; what cannot go through the proxy is refused.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SocksServer, socksServer } from '../../sync/test/dial/socks-server.ts'
import { doctorCommand } from '../src/commands/doctor.ts'
import { initCommand } from '../src/commands/init.ts'
import { bucketTarget } from '../src/mirror/bucket-target.ts'
import { useProxy } from '../src/terminal/dialing.ts'
import { MAIN } from './run-command.ts'

const VKEY = 'witness.example/w1+df1c0a35+BIE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU'

describe('a proxy', () => {
  let folder = ''
  let proxy: SocksServer
  let asked: string[] = []
  let running: ChildProcess | undefined
  const elsewhere = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(404).end()
  })

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-proxy-'))
    proxy = await socksServer()
    asked = []
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
  })
  afterEach(async () => {
    const ended = running && new Promise((resolve) => running?.once('close', resolve))
    running?.kill('SIGTERM')
    await ended
    running = undefined
    await proxy.close()
    await new Promise((resolve) => elsewhere.close(resolve))
    rmSync(folder, { recursive: true })
  })

  const port = () => (elsewhere.address() as AddressInfo).port

  async function found(witness: string): Promise<string> {
    const wall = join(folder, 'wall')
    const about = ['--title', 'en=A wall', '--url', 'http://127.0.0.1/', '--witness', `${VKEY}=${witness}`]
    await initCommand().parseAsync([wall, ...about], { from: 'user' })
    rmSync(`${wall}-keepers`, { recursive: true })
    return wall
  }

  /** Runs a node until it says that it is up. */
  async function serve(...args: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, [MAIN, ...args, '--port', '0', '--open', '--json'])
    running = child
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve())
      child.once('close', () => reject(new Error('serve: expected it to be up, it ended')))
    })
  }

  it('carries what a node asks of its witnesses and mirrors, by their names', async () => {
    const wall = await found(`http://witness.wall:${port()}`)
    await serve('--proxy', proxy.url, 'serve', wall, '--mirror', `http://mirror.wall:${port()}/`)
    expect(new Set(proxy.asked)).toEqual(new Set([`witness.wall:${port()}`, `mirror.wall:${port()}`]))
    expect(asked.some((path) => path.endsWith('/checkpoint'))).toBe(true)
  })

  it('that is gone leaves a node alone: nobody is asked straight', async () => {
    const wall = await found(`http://127.0.0.1:${port()}`)
    await proxy.close()
    await serve('--proxy', proxy.url, 'serve', wall, '--mirror', `http://127.0.0.1:${port()}/`)
    expect(asked).toEqual([])
  })

  it('is refused by what would connect straight', async () => {
    useProxy(proxy.url)
    const straight = { code: 'usage/proxy', message: expect.stringContaining('nothing was done') }
    await expect(doctorCommand().parseAsync(['.'], { from: 'user' })).rejects.toMatchObject(straight)
    const bucket = { to: 's3://bucket', prefix: '', endpoint: undefined, region: 'auto', environment: {} }
    expect(() => bucketTarget(bucket)).toThrow(expect.objectContaining(straight))
  })
})

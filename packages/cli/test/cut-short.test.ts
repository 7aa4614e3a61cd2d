// Commands that are cut short: killed in the middle, or on a disk that is full. Nothing half stands under its final name, no
// wall is lost by it, and the same command again finishes.

import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import {
  type RunningNode,
  readKeyFile,
  silentLog,
  startNode,
  writeNewFile,
  writeOverFile,
} from '@commonwall/node'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundTestWall, say, type TestWall, thread } from './reach/wall.ts'
import { commonwall, MAIN } from './run-command.ts'

const POSTS = 600
/** Words that pack no better than those of people. */
const textOf = (n: number) => `${n} ${createHash('sha512').update(String(n)).digest('hex')}`

describe('a command that is cut short', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-cut-'))
  const at = (...names: string[]) => join(folder, ...names)
  let founded: TestWall
  let node: RunningNode

  beforeAll(async () => {
    founded = await foundTestWall(folder, 'wall')
    node = await startNode({ folder: founded.data, port: founded.port, portable: true, log: silentLog })
    const posts = Array.from({ length: POSTS }, (_, n) => thread(node.wall, textOf(n), n))
    expect(await say(node.url, posts)).toEqual([])
    await node.flush()
    const { code, err } = await commonwall('export', node.url, '--out', at('wall.tar'))
    expect(code, err).toBe(0)
  }, 120_000)

  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Kills it as soon as something of it stands there: by the clock, a quick machine would be done. */
  const killed = async (path: string, ...args: readonly string[]) => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' })
    const ended = new Promise<string | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)))
    while (!existsSync(path) && child.exitCode === null) await setTimeout(1)
    child.kill('SIGKILL')
    return ended
  }
  /** Every post is there, and nothing is wrong with any. */
  const isWhole = async (source: string) => {
    const { code, out, err } = await commonwall('verify', source, '--wall', node.wall)
    expect(code, out + err).toBe(0)
    expect(out).toContain('nothing is wrong')
    rmSync(at('all'), { force: true })
    const all = await commonwall('export', source, '--as', 'jsonl', '--out', at('all'))
    expect(all.out).toMatch(new RegExp(`^${POSTS + 1} posts`))
  }

  it.each([
    ['its store was made', 'node.db'],
    ['its first file was written', join('public', 'log')],
  ])(
    'takes a wall in after it was killed when %s',
    async (_, path) => {
      const data = at(`import-${path.length}`)
      const args = ['import', at('wall.tar'), '--data', data]
      expect(await killed(join(data, path), ...args)).toBe('SIGKILL')
      const again = await commonwall(...args)
      expect(again.code, again.out + again.err).toBe(0)
      await isWhole(join(data, 'public'))
    },
    60_000,
  )

  it.each([
    ['its keys were made', join('keys', 'log-default.key')],
    ['its wall was written down', 'wall.json'],
    ['its first posts were taken in', join('public', 'log')],
  ])(
    'restores a wall after it was killed when %s',
    async (_, path) => {
      const data = at(`restore-${path.length}`)
      const keys = founded.keeperFiles.flatMap((file) => ['--keeper-key', file])
      const args = [
        'restore',
        data,
        '--from',
        at('wall.tar'),
        ...keys,
        '--url',
        'http://127.0.0.1:9/',
        '--json',
      ]
      expect(await killed(join(data, path), ...args)).toBe('SIGKILL')
      const again = await commonwall(...args)
      expect(again.code, again.out + again.err).toBe(0)
      expect(JSON.parse(again.out)).toMatchObject({ bound: true })
      expect(JSON.parse(again.out).log).toBe(publicKeyIn(join(data, 'keys', 'log-default.key')))
      // Its new log is known to no copy before it is served, which is all that is found wrong.
      const { out } = await commonwall('verify', join(data, 'public'), '--wall', node.wall)
      expect(out).toContain(`${POSTS + 1} posts, ${POSTS + 1} bodies verified`)
      expect(readdirSync(data)).not.toContain('unfinished')
    },
    60_000,
  )

  it.each([
    ['its folder was made', ''],
    ['the first file of its log was written', 'log'],
  ])(
    'mirrors a wall after it was killed when %s',
    async (_, path) => {
      const site = at(`site-${path}`)
      const args = ['mirror', node.url, '--to', site]
      expect(await killed(join(site, path), ...args)).toBe('SIGKILL')
      const again = await commonwall(...args)
      expect(again.code, again.out + again.err).toBe(0)
      await isWhole(site)
    },
    60_000,
  )

  it('writes a file whole or not at all, and over nothing unless it is asked to', () => {
    const file = at('file')
    writeNewFile(file, 'one', 0o600)
    expect(() => writeNewFile(file, 'two')).toThrow(/nothing is overwritten/)
    expect(readFileSync(file, 'utf8')).toBe('one')
    writeOverFile(file, 'two')
    expect(readFileSync(file, 'utf8')).toBe('two')
    expect(() => writeNewFile(at('no folder', 'file'), 'x')).toThrow(/ENOENT/)
    expect(readdirSync(folder).filter((name) => name.includes('.half-'))).toEqual([])
  })

  const small = at('small')
  const why = whyNoSmallDisk(small)
  describe.skipIf(why !== undefined)(`on a full disk${why ? `: not exercised, ${why}` : ''}`, () => {
    beforeAll(() => {
      mkdirSync(small, { recursive: true })
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small])
    })
    afterAll(() => void execFileSync('umount', ['-l', small]))
    const grow = () => execFileSync('mount', ['-o', 'remount,size=64m', small])
    const shrink = () => execFileSync('mount', ['-o', 'remount,size=256k', small])

    it.each(['html', 'tar', 'jsonl'])(
      'leaves no %s, says so, and writes it once there is room',
      async (as) => {
        const out = join(small, as)
        const args = ['export', at('wall.tar'), '--as', as, '--out', out]
        writeNewFile(join(small, 'ballast'), new Uint8Array(200_000))
        const full = await commonwall(...args)
        expect(full.code).toBe(1)
        expect(full.err).toMatch(/no.*room.*disk|room on this disk/)
        expect(readdirSync(small)).toEqual(['ballast'])
        grow()
        expect((await commonwall(...args)).code).toBe(0)
        for (const name of readdirSync(small)) rmSync(join(small, name))
        shrink()
      },
      60_000,
    )

    it.each([
      ['import', (data: string) => ['import', at('wall.tar'), '--data', data], 'public'],
      ['mirror', (data: string) => ['mirror', node.url, '--to', join(data, 'site'), '--data', data], 'site'],
    ] as const)(
      '%s: says so, and finishes once there is room',
      async (_, argsOf, published) => {
        const data = join(small, 'data')
        const full = await commonwall(...argsOf(data))
        expect(full.code, full.out).toBe(1)
        expect(full.err).toMatch(/disk/)
        grow()
        const again = await commonwall(...argsOf(data))
        expect(again.code, again.out + again.err).toBe(0)
        await isWhole(join(data, published))
        rmSync(data, { recursive: true })
        shrink()
      },
      60_000,
    )
  })
})

function publicKeyIn(file: string): string {
  return toHex(signerFromSeed(readKeyFile(file)).publicKey)
}

function whyNoSmallDisk(folder: string): string | undefined {
  if (process.platform !== 'linux') return 'only Linux makes a small disk in memory'
  try {
    mkdirSync(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'nobody may mount a small disk here but root'
  }
}

// What the command is given that it cannot use, and results that nobody can write down.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseSeconds } from '../src/commands/running.ts'
import { commonwall, MAIN } from './run-command.ts'

describe('seconds between two rounds', () => {
  it.each(['1', '60', '604800'])('may be %s', (text) => expect(parseSeconds(text)).toBe(Number(text)))
  it.each(['0', '-5', '1.5', 'x', '', ' ', '1e9', '604801', 'Infinity', '６０'])('are not %j', (text) =>
    expect(() => parseSeconds(text)).toThrow('expected whole seconds, 1 to 604800'),
  )

  it('are refused before anybody is asked', async () => {
    const { code, err } = await commonwall('mirror', 'http://127.0.0.1:1/', '--to', '.', '--every', 'often')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('expected whole seconds') })
  })
})

describe('what cannot be read', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-unreadable-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is named, also where it is a folder', async () => {
    const key = join(folder, 'key')
    expect((await commonwall('keeper', 'key', key)).code).toBe(0)
    for (const [args, says] of [
      [['keeper', 'show', folder], `${folder}: expected a key file, got a folder`],
      [
        ['keeper', 'open', folder, '--keeper-key', key, '--to', '.'],
        `${folder}: expected a file, got a folder`,
      ],
      [['post', '.', '--board', 'a', '--file', folder], `${folder}: expected a file, got a folder`],
      [['post', '.', '--board', 'a', '--file', `${key}s`], `${key}s: expected a file, found nothing`],
    ] as const) {
      const { code, err } = await commonwall(...args)
      expect(code).toBeGreaterThan(0)
      expect(err).toBe(`${says}\n`)
    }
  }, 30_000)

  it('says of a node that has not run yet what starts it', async () => {
    const wall = join(folder, 'wall')
    await commonwall('init', wall, '--title', 'A', '--url', 'http://wall/')
    const { code, err } = await commonwall('read', wall)
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('commonwall serve starts it') })
  }, 30_000)
})

describe('a result', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'commonwall-result-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.skipIf(!existsSync('/dev/full'))(
    'that a full disk does not take is one that was not given',
    async () => {
      for (const args of [
        ['--help'],
        ['init', join(folder, 'wall'), '--title', 'A', '--url', 'http://wall/'],
      ]) {
        const child = spawn(process.execPath, [MAIN, ...args], {
          stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
        })
        let err = ''
        child.stderr?.on('data', (chunk) => {
          err += chunk
        })
        const code = await new Promise((resolve) => child.once('close', resolve))
        expect({ code, err }).toEqual({
          code: 1,
          err: 'standard output: expected it to take the result, got ENOSPC\n',
        })
      }
    },
  )
})

// Mirrors: a folder kept in step and never taken back, what a bad source is caught at, a second node that hands on.

import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type RunningNode, silentLog, startNode } from '@commonwall/node'
import { checkpointSize, logHash, stringifyEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundTestWall, freePort, say, start, type TestWall, thread } from './reach/wall.ts'
import { commonwall, commonwallWith } from './run-command.ts'

describe('commonwall mirror', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-mirror-'))
  const at = (...names: string[]) => join(folder, ...names)
  let founded: TestWall
  let node: RunningNode
  let log = ''
  let ahead = 0

  beforeAll(async () => {
    founded = await foundTestWall(folder, 'wall')
    node = await startNode({
      folder: founded.data,
      port: founded.port,
      portable: true,
      log: silentLog,
      now: () => Math.floor(Date.now() / 1000) + 60 * ahead,
    })
    log = `log/${logHash(node.state.history().current.logs[0]?.key ?? '')}`
  })

  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = async (...texts: string[]) => {
    expect(
      await say(
        node.url,
        texts.map((text, n) => thread(node.wall, text, 10 * text.length + n)),
      ),
    ).toEqual([])
    await node.flush()
  }
  const sizeIn = (file: string) => checkpointSize(readFileSync(file, 'utf8'))

  it('keeps a folder in step, below a prefix, that verifies and needs no program', async () => {
    await write('one', 'two')
    const first = await commonwall('mirror', node.url, '--to', at('site'), '--prefix', 'a/wall', '--json')
    expect(first.code, first.err).toBe(0)
    expect(JSON.parse(first.out).published).toMatchObject({ put: 8, removed: 0 })
    await write('three')
    const second = await commonwall('mirror', node.url, '--to', at('site'), '--prefix', 'a/wall')
    expect(second.out).toMatch(/1 new places, 1 new posts/)
    const third = await commonwall('mirror', node.url, '--to', at('site'), '--prefix', 'a/wall')
    expect(third.out).toMatch(/nothing new\n0 files written, 0 old ones removed/)
    const verified = await commonwall('verify', at('site', 'a/wall'), '--wall', node.wall)
    expect(verified.out).toMatch(/nothing is wrong\n$/)
    expect(readFileSync(at('site', 'a/wall/index.html'), 'utf8')).toContain('three')
    cpSync(at('site', 'a/wall'), at('old'), { recursive: true })
  }, 60_000)

  it('goes back for nobody: an older source changes nothing, an older target is refused', async () => {
    await write('four')
    await commonwall('mirror', node.url, '--to', at('site'), '--prefix', 'a/wall')
    const older = await commonwall('mirror', at('old'), '--to', at('site'), '--prefix', 'a/wall')
    expect(older).toMatchObject({ code: 0 })
    expect(sizeIn(at('site', 'a/wall', log, 'checkpoint'))).toBe(5)
    const behind = await commonwall(
      'mirror',
      at('old'),
      '--data',
      at('other'),
      '--to',
      at('site'),
      '--prefix',
      'a/wall',
    )
    expect(behind.code).toBe(1)
    expect(behind.err).toMatch(/covers 5 posts there and 4 here; nothing was published/)
  }, 60_000)

  it('publishes nothing of a source with a changed bit, and names the file', async () => {
    await write('five')
    cpSync(join(founded.data, 'public'), at('bad'), { recursive: true })
    const segment = join(at('bad'), log, 'seg/0/000.p/6.gz')
    const bytes = readFileSync(segment)
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
    writeFileSync(segment, bytes)
    const bad = await commonwall('mirror', at('bad'), '--to', at('site'), '--prefix', 'a/wall')
    expect(bad.code).toBe(1)
    expect(bad.out).toMatch(/✗ .*seg\/0\/000\.p\/6\.gz: /)
    expect(sizeIn(at('site', 'a/wall', log, 'checkpoint'))).toBe(5)
    const both = await commonwall('mirror', at('bad'), node.url, '--to', at('site'), '--prefix', 'a/wall')
    expect(both.code).toBe(0)
    expect(sizeIn(at('site', 'a/wall', log, 'checkpoint'))).toBe(6)
  }, 60_000)

  it('is a second node with --serve: shows the wall, takes posts, and hands them on to the log', async () => {
    const port = String(await freePort())
    const mirror = await start(
      'mirror',
      node.url,
      '--serve',
      '--data',
      at('second'),
      '--port',
      port,
      '--every',
      '1',
    )
    try {
      const url = String(mirror.up.url)
      expect(await (await fetch(url)).text()).toContain('five')
      const sealed = await commonwallWith(
        'By way of\n\na mirror',
        'post',
        url,
        '--board',
        'letters',
        '--to',
        url,
        '--json',
      )
      expect(sealed.code, sealed.err).toBe(0)
      const { id } = JSON.parse(sealed.out)
      const open = thread(node.wall, 'open at the mirror', 99)
      expect(await say(url, [open])).toEqual([])
      for (let n = 0; n < 100 && node.store.shelf('waiting').count() < 2; n++) await setTimeout(100)
      ahead += 5
      await node.batch.releaseDue()
      await node.flush()
      expect(node.store.position('default', id)).toBeGreaterThan(0)
      expect(node.store.position('default', open.id)).toBeGreaterThan(0)
      const there = async () => (await fetch(url)).text()
      for (let n = 0; n < 100 && !(await there()).includes('By way of'); n++) await setTimeout(100)
      expect(await there()).toContain('By way of')
      expect(await there()).toContain('open at the mirror')
    } finally {
      await mirror.kill('SIGTERM')
    }
  }, 60_000)

  it('is written to by way of a host at the edge, which passes on what is sealed and nothing else', async () => {
    const port = await freePort()
    const program = fileURLToPath(new URL('../../../examples/edge/forward.js', import.meta.url))
    const host = spawn(process.execPath, [program, String(port)], { env: { ...process.env, WALL: node.url } })
    const url = `http://127.0.0.1:${port}/`
    try {
      for (let n = 0; n < 50 && !(await fetch(url).catch(() => undefined))?.ok; n++) await setTimeout(100)
      const waiting = node.store.shelf('waiting').count()
      const sealed = await commonwallWith(
        'At the edge\n\nof it',
        'post',
        url,
        '--board',
        'letters',
        '--to',
        url,
      )
      expect(sealed.code, sealed.err).toBe(0)
      expect(node.store.shelf('waiting').count()).toBe(waiting + 1)
      const open = `${stringifyEvent(thread(node.wall, 'not sealed', 98))}`.padEnd(1_024, '\n')
      const refused = await fetch(`${url}${log}/inbox`, { method: 'POST', body: open })
      expect(refused.status).toBe(400)
    } finally {
      host.kill()
    }
  }, 60_000)
})

// Links in posts, in a real Firefox without a proxy: on a page without encryption, and in a file, it looks up the name of
// every link's host as soon as it stands there, also of one that is folded away, so that whoever runs the network reads in
// clear what the reader has before them. A page of ours asks it not to.

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { loadApp } from '@commonwall/node'
import { KIND, signEvent } from '@commonwall/wall'
import { fillFile, mainOf } from '@commonwall/web/file'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretOf } from '../../packages/wall/test/seeded.ts'
import { firefoxProgram } from '../firefox.ts'
import { type DemoNode, startDemoNode } from './demo-node.ts'

const LINKED = 'linked-in-a-post.example'
/** Of a page that is none of ours: without it nobody knows whether a lookup would have been seen. */
const CONTROL = 'linked-elsewhere.example'
const TITLE = 'A way out'
/** Milliseconds in which a Firefox starts and opens a page. */
const OPENED = 40_000

const program = firefoxProgram()
const called = program === undefined ? 'a Firefox: not exercised, none is here' : 'a Firefox'

describe.skipIf(program === undefined)(called, () => {
  let demo: DemoNode
  let elsewhere: Server
  let control = ''
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-lookups-'))

  beforeAll(async () => {
    demo = await startDemoNode(async (wall, now) => [
      signEvent(
        {
          kind: KIND.thread,
          created_at: now - 60,
          tags: [
            ['h', wall],
            ['title', TITLE],
            ['t', 'this-wall'],
            ['l', 'en'],
          ],
          content: `Read https://${LINKED}/what-was-banned today.`,
        },
        secretOf(41),
        new Uint8Array(32),
      ),
    ])
    elsewhere = createServer((_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><title>Elsewhere</title><a href="https://${CONTROL}/">on</a>`)
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    control = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  }, 120_000)

  afterAll(async () => {
    elsewhere.close()
    await demo.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(['a page of a node', 'a file'])(
    'looks up no host of a link in %s',
    async (what) => {
      const page = `${demo.url}${demo.pathOf(TITLE)}`
      const html = await (await fetch(page)).text()
      expect(html).toContain(`href="https://${LINKED}/`)
      const file = join(folder, 'wall.html')
      const { html: app } = await loadApp()
      writeFileSync(file, fillFile(app, { main: mainOf(html), bundle: new Uint8Array(1024) }))
      const seen = await lookedUp(what === 'a file' ? `file://${file}` : page)
      expect(seen).toContain(CONTROL)
      expect(seen).not.toContain(LINKED)
    },
    2 * OPENED,
  )

  /** What the browser's own log says of names while it shows the address, and then a page with a link of the control's. */
  async function lookedUp(address: string): Promise<string> {
    const profile = mkdtempSync(join(folder, 'profile-'))
    const log = join(profile, 'lookups')
    writeFileSync(
      join(profile, 'user.js'),
      'user_pref("browser.aboutwelcome.enabled", false);user_pref("network.proxy.type", 0);\n',
    )
    // The control is opened by the page in between, a while after the other: tabs of one start open in any order.
    const between = join(profile, 'between.html')
    writeFileSync(between, `<meta http-equiv="refresh" content="4;url=${control}">`)
    const args = ['--headless', '--no-remote', '--profile', profile, address, `file://${between}`]
    const child = spawn(program ?? '', args, {
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, HOME: profile, MOZ_LOG: 'nsHostResolver:5', MOZ_LOG_FILE: log },
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const read = () => {
      try {
        return readFileSync(`${log}.moz_log`, 'latin1')
      } catch {
        return ''
      }
    }
    for (const until = Date.now() + OPENED; Date.now() < until && !read().includes(CONTROL); ) await wait(200)
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await ended
    return read()
  }
})

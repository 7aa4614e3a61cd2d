// The second wall of a demonstration: what is done to it is real, undone for whoever comes anew, and gone with it.

import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { SecondWall } from '../../src/demo/doors/second-wall.ts'
import { loadWall } from '../../src/source/load-wall.ts'
import { now } from '../../src/terminal/arguments.ts'

const parent = mkdtempSync(join(tmpdir(), 'commonwall-second-'))
const folder = join(parent, 'doors')
const second = new SecondWall(folder)
const wordsAt = async (url: string) =>
  [...(await loadWall(url, { now: now() })).report.events.values()].map(({ content }) => content)

/** Programs that were started in this process, the last one last. */
const started: ChildProcess[] = []
subscribe('child_process', (message) => started.push((message as { readonly process: ChildProcess }).process))
const lastOf = (argument: string) => started.findLast(({ spawnargs }) => spawnargs.includes(argument))

afterAll(async () => {
  await second.close()
  rmSync(parent, { recursive: true, force: true })
})

it('is altered so that no audit lets it pass, and put right for whoever comes anew', async () => {
  const { url, copy } = await second.open()
  const { says } = await second.alter({ lang: 'zh-Hans' })
  expect(says).toMatch(/^无人有权/)
  await expect(wordsAt(url)).rejects.toThrow('it does not verify')
  expect(await wordsAt(copy)).toContainEqual(expect.stringMatching(/^人人有权/))
  await second.open()
  expect(await wordsAt(url)).toContainEqual(expect.stringMatching(/^人人有权/))
}, 60_000)

it('stands again for whoever comes after it was killed', async () => {
  const { url } = await second.stop()
  await expect(fetch(url)).rejects.toThrow()
  expect((await second.open()).url).toBe(url)
  expect((await fetch(url)).status).toBe(200)
}, 60_000)

it('stands again where its server and its copy were ended by somebody else', async () => {
  const { url, copy } = await second.open()
  for (const argument of ['--beside', 'mirror']) {
    const program = lastOf(argument)
    expect(program?.exitCode).toBe(null)
    const gone = new Promise((resolve) => program?.once('close', resolve))
    program?.kill('SIGKILL')
    await gone
  }
  for (const gone of [url, copy]) await expect(fetch(gone)).rejects.toThrow()
  expect(await second.open()).toMatchObject({ url, copy })
  for (const back of [url, copy]) expect((await fetch(back)).status).toBe(200)
}, 60_000)

it('refuses a language that it is not in, and goes on', async () => {
  await expect(second.alter({ lang: 'tlh' })).rejects.toThrow('language: expected one')
  expect(await second.heal()).toMatchObject({ posts: 5, findings: 0 })
}, 60_000)

it('leaves neither program nor folder', async () => {
  const { url, copy } = await second.open()
  await second.close()
  for (const gone of [url, copy]) await expect(fetch(gone)).rejects.toThrow()
  expect(existsSync(folder)).toBe(false)
}, 30_000)

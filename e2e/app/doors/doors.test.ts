// The doors of a real demonstration, walked through once: every figure that is told must be true, nobody but this
// demonstration's own programs is asked, and nothing of it outlives it.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, whyNoBrowser } from '../../browser.ts'
import { type Gate, openGate } from '../../gate.ts'
import { bringAxe, wrongOn } from '../axe.ts'
import { openReader, PHONE, type Reader } from '../reader.ts'
import { tongueOf } from '../words.ts'
import {
  agree,
  allowSecond,
  alterIt,
  type Demonstration,
  openDoor,
  PATIENCE,
  pullThePlug,
  sayIt,
  startDemonstration,
} from './journey.ts'

const reason = whyNoBrowser()

/** What axe finds on the open screen, light and dark, at 320 px; and whether it scrolls sideways there. */
async function axeFinds({ page }: Reader): Promise<readonly string[]> {
  const size = page.viewportSize() ?? PHONE
  await bringAxe(page)
  await page.setViewportSize({ width: 320, height: 700 })
  const found = [...(await wrongOn(page, 'door', 'light')), ...(await wrongOn(page, 'door', 'dark'))]
  await page.setViewportSize(size)
  return found
}

describe.skipIf(reason !== undefined)(
  `the doors of a demonstration${reason ? `: not exercised, ${reason}` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonwall-doors-'))
    const data = join(folder, 'data')
    let demonstration: Demonstration
    let browser: Browser
    let gate: Gate
    let reader: Reader
    /** Addresses of the second wall, as they were told. */
    const second: string[] = []

    beforeAll(async () => {
      demonstration = await startDemonstration(data)
      browser = await launchBrowser()
      gate = await openGate([demonstration.host])
      reader = await openReader(browser, gate, await tongueOf('en'))
      await allowSecond(reader, gate)
      await reader.page.goto(`${demonstration.url}en/`)
      await reader.appStands(PATIENCE)
    }, 300_000)
    afterAll(async () => {
      await reader?.close()
      await browser?.close()
      await gate?.close()
      await demonstration?.command.kill()
      rmSync(folder, { recursive: true, force: true })
    }, 120_000)

    it('starts nothing before one is opened', () => {
      expect(existsSync(join(data, 'doors'))).toBe(false)
    })

    it('shows its doors first; axe finds nothing there', async () => {
      const first = await reader.page.locator('main h2').first().innerText()
      expect(first).toBe('Four doors, sixty seconds')
      expect(await axeFinds(reader)).toEqual([])
    }, 120_000)

    it('1: what is said gets its place and a proof', async () => {
      const { page } = reader
      await openDoor(page, 1)
      const { arrival } = await sayIt(page)
      expect(arrival.size).toBeGreaterThan(arrival.place)
      expect(arrival.hashes).toBeGreaterThan(0)
      await page.getByRole('link', { name: 'See it on the wall' }).click()
      await page.getByRole('heading', { level: 1, name: 'I was here.' }).waitFor()
      await page.getByRole('link', { name: 'Newest' }).click()
    }, 180_000)

    it('2: what is altered is caught, named, and had from another copy', async () => {
      const { page } = reader
      await openDoor(page, 2)
      const { second: wall, altered, caught, healed } = await alterIt(page)
      second.push(wall.url, wall.copy)
      expect(altered.says).toMatch(/^Nobody has the right to freedom of opinion/)
      expect(caught.problem).toMatch(new RegExp(`^position ${altered.position}: `))
      expect(caught.path).toMatch(/^log\/[0-9a-f]{16}\/seg\//)
      expect(healed).toMatchObject({ findings: 0 })
      expect(await (await fetch(`${wall.url}t/${altered.position}`)).text()).toContain(
        'Everyone has the right',
      )
    }, 300_000)

    it('3: a server that is killed takes nothing along, and what waited comes onto the wall', async () => {
      const { page } = reader
      await openDoor(page, 3)
      let file = ''
      const facts = await pullThePlug(page, async (path) => {
        file = readFileSync(path, 'utf8')
      })
      expect(file).toContain('Everyone has the right to freedom of opinion')
      expect(Buffer.byteLength(file)).toBe(facts.file)
      second.push(facts.started.url)
      expect(facts.started.url).not.toBe(facts.stopped.url)
      await expect(fetch(facts.stopped.url)).rejects.toThrow()
      expect(facts.arrival).toMatchObject({ witnesses: 3, of: 3, place: facts.held })
      expect(await (await fetch(facts.started.url)).text()).toContain('1 reply')
    }, 300_000)

    it('3, at its end: axe finds nothing, and nothing scrolls sideways at 320 px', async () => {
      expect(await axeFinds(reader)).toEqual([])
    }, 120_000)

    it('4: what one bloc cannot do alone is counted', async () => {
      const { page } = reader
      await openDoor(page, 4)
      expect(await agree(page)).toMatchObject({
        twoThirds: 1_412,
        forced: 283,
        adopted: 932,
        forcedByRule: 0,
      })
    })

    it('names nothing in its address, asks no other host, and breaks no rule of its page', () => {
      expect(reader.page.url()).toBe(demonstration.url)
      expect(gate.refused).toEqual([])
      // The server that was killed was asked, as it should be: the browser says so.
      expect(reader.wrong.filter((line) => !line.includes('Failed to load resource'))).toEqual([])
    })

    it('shows its operator a page of his own; axe finds nothing there', async () => {
      const address = String(demonstration.command.up.operator)
      gate.allow(new URL(address).host)
      const operator = await openReader(browser, gate, await tongueOf('en'))
      await operator.page.goto(`${address}en/`)
      await operator.page.getByRole('heading', { level: 1, name: 'This node' }).waitFor()
      expect(await axeFinds(operator)).toEqual([])
      expect(operator.wrong).toEqual([])
      await operator.close()
    }, 120_000)

    it('tells a recorded run to who has no JavaScript', async () => {
      const { page, close } = await openReader(browser, gate, await tongueOf('zh-Hans'), {
        javaScriptEnabled: false,
      })
      await page.goto(`${demonstration.url}zh-hans/`)
      await page.getByRole('link', { name: '改掉它' }).click()
      await page.getByText('没有任何问题').waitFor()
      expect(new URL(page.url()).pathname).toBe('/zh-hans/d/2')
      await close()
    })

    it('ends with the demonstration: no program, no folder', async () => {
      await demonstration.command.kill('SIGTERM')
      expect(second.length).toBe(3)
      for (const url of second) await expect(fetch(url)).rejects.toThrow()
      expect(existsSync(join(data, 'doors'))).toBe(false)
    }, 120_000)
  },
)

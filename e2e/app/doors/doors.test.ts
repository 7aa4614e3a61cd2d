// The doors of a real demonstration, walked through once: every figure that is told must be true, nobody but this
// demonstration's own programs is asked, and nothing of it outlives it.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { CHANGES } from '../../../packages/web/src/app/doors/facts.ts'
import { WHY } from '../../../packages/web/src/app/shell/why-words.ts'
import { OPERATOR_WORDS } from '../../../packages/web/src/pages/operator/words.ts'
import { lookAt, wrongWithoutScripts } from '../axe.ts'
import { inBrowser } from '../in-browser.ts'
import type { Reader } from '../reader.ts'
import { ANY, another, anyNumbers, tongue } from '../words.ts'
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

const words = await tongue('zh-Hant')
const { t, doors } = words
const { before, after } = CHANGES[words.language]

inBrowser('the doors of a demonstration', (on) => {
  const data = () => join(on.folder, 'data')
  let demonstration: Demonstration
  let reader: Reader
  /** Addresses of the second wall, as they were told. */
  const second: string[] = []

  beforeAll(async () => {
    demonstration = await startDemonstration(data())
    on.also({ close: () => demonstration.command.kill() })
    await on.openGate(demonstration.host)
    reader = await on.reader(words)
    await allowSecond(reader, on.gate)
    await reader.page.goto(`${demonstration.url}${words.language.toLowerCase()}/`)
    await reader.appStands(PATIENCE)
  }, 300_000)

  it('starts nothing before one is opened', () => {
    expect(existsSync(join(data(), 'doors'))).toBe(false)
  })

  it('shows its doors first; axe finds nothing there', async () => {
    const first = await reader.page.locator('main h2').first().innerText()
    expect(first).toBe(doors.title)
    await lookAt(reader, 'doors')
  }, 120_000)

  it('1: what is said gets its place and a proof', async () => {
    const { page } = reader
    await openDoor(reader, 1)
    const { arrival } = await sayIt(reader)
    expect(arrival.size).toBeGreaterThan(arrival.place)
    expect(arrival.hashes).toBeGreaterThan(0)
    await lookAt(reader, 'door 1')
    await reader.link(doors.say.see).click()
    await page.getByRole('heading', { level: 1, name: doors.say.example }).waitFor()
    await reader.link(t.newest).click()
  }, 180_000)

  it('1: takes no line in a browser that watches', async () => {
    const userAgent = `${await reader.page.evaluate(() => navigator.userAgent)} MicroMessenger/8.0.49`
    const watched = await on.reader(words, { userAgent })
    await watched.visit(demonstration.url)
    await openDoor(watched, 1)
    await watched.page.getByText(words.a.watching.why('WeChat')).waitFor()
    expect(await watched.page.locator('input').count()).toBe(0)
    expect(watched.wrong).toEqual([])
    await watched.close()
  }, 120_000)

  it('2: what is altered is caught, named, and had from another copy', async () => {
    await openDoor(reader, 2)
    await reader.button(doors.alter.button(before, after)).waitFor({ timeout: PATIENCE })
    // Where the altered server does not answer it is said, and can be asked again.
    const others = (url: URL) => url.host !== demonstration.host
    await reader.context.route(others, (route) => route.fulfill({ status: 503 }))
    const altering = alterIt(reader)
    await reader.button(doors.retry).waitFor({ timeout: PATIENCE })
    await reader.context.unroute(others)
    await reader.button(doors.retry).click()
    const { second: wall, altered, caught, healed } = await altering
    second.push(wall.url, wall.copy)
    expect(altered.says).toMatch(new RegExp(`^${after}`))
    expect(caught.problem).toMatch(new RegExp(`^position ${altered.position}: `))
    expect(caught.reads).toMatch(new RegExp(`^${before}`))
    expect(altered.says).toBe(caught.reads.replace(before, after))
    expect(caught.path).toMatch(/^log\/[0-9a-f]{16}\/seg\//)
    expect(healed).toMatchObject({ findings: 0 })
    await lookAt(reader, 'door 2')
    expect(await (await fetch(`${wall.url}t/${altered.position}`)).text()).toContain(before)
  }, 300_000)

  it('3: a server that is killed takes nothing along, and what waited comes onto the wall', async () => {
    await openDoor(reader, 3)
    let file = ''
    // Where it stands elsewhere and ends at once, it is said, and started elsewhere once more.
    const { context } = reader
    const others = (url: URL) => url.host !== demonstration.host
    await context.route('**/doors/start', async (route) => {
      await context.route(others, (asked) => asked.abort('connectionrefused'))
      await route.fallback()
    })
    const pulling = pullThePlug(reader, async (path) => {
      file = readFileSync(path, 'utf8')
    })
    await reader.button(doors.retry).waitFor({ timeout: PATIENCE })
    await reader.page.getByText(doors.failed(WHY[words.language].silent)).waitFor()
    await context.unroute('**/doors/start')
    await context.unroute(others)
    await reader.button(doors.retry).click()
    const facts = await pulling
    expect(file).toContain('Everyone has the right to freedom of opinion')
    expect(Buffer.byteLength(file)).toBe(facts.file)
    second.push(facts.started.url)
    expect(facts.started.url).not.toBe(facts.stopped.url)
    await expect(fetch(facts.stopped.url)).rejects.toThrow()
    expect(facts.arrival).toMatchObject({ witnesses: 3, of: 3, place: facts.held })
    expect(await (await fetch(facts.started.url)).text()).toContain('1 reply')
    await lookAt(reader, 'door 3')
  }, 300_000)

  it('3: walked through once more within the hour it says a post of its own', async () => {
    const [before] = second.slice(-1)
    await reader.link(t.newest).click()
    await openDoor(reader, 3)
    const facts = await pullThePlug(reader)
    expect(facts.stopped.url).toBe(before)
    second.splice(-1, 1, facts.started.url)
    expect(facts.arrival).toMatchObject({ witnesses: 3, of: 3, place: facts.held })
    expect(await (await fetch(facts.started.url)).text()).toContain('2 replies')
  }, 300_000)

  it('4: what one bloc cannot do alone is counted', async () => {
    await openDoor(reader, 4)
    expect(await agree(reader)).toMatchObject({
      twoThirds: 1_412,
      forced: 283,
      adopted: 932,
      forcedByRule: 0,
    })
    await lookAt(reader, 'door 4')
  })

  it('names nothing in its address, asks no other host, and breaks no rule of its page', () => {
    expect(reader.page.url()).toBe(demonstration.url)
    expect(on.gate.refused).toEqual([])
    // The server that was killed was asked, as it should be: the browser says so.
    expect(reader.wrong.filter((line) => !line.includes('Failed to load resource'))).toEqual([])
  })

  it('shows its operator a page of their own; axe finds nothing there', async () => {
    const address = String(demonstration.command.up.operator)
    on.gate.allow(new URL(address).host)
    const operator = await on.reader(words)
    await operator.page.goto(`${address}${words.language.toLowerCase()}/`)
    await operator.page
      .getByRole('heading', { level: 1, name: OPERATOR_WORDS[words.language].title })
      .waitFor()
    await lookAt(operator, 'operator')
    expect(operator.wrong).toEqual([])
    await operator.close()
  }, 120_000)

  it('tells a recorded run to who has no JavaScript', async () => {
    const other = await another(words)
    const { page, close } = await on.reader(other, {
      javaScriptEnabled: false,
    })
    await page.goto(`${demonstration.url}${other.language.toLowerCase()}/`)
    await page.getByRole('link', { name: other.doors.names[2] }).click()
    await page.getByText(anyNumbers(other.doors.alter.repaired(ANY, ANY))).waitFor()
    expect(await wrongWithoutScripts(page, 'door 2 without scripts')).toEqual([])
    expect(new URL(page.url()).pathname).toBe(`/${other.language.toLowerCase()}/d/2`)
    await close()
  })

  it('ends with the demonstration: no program, no folder', async () => {
    await demonstration.command.kill('SIGTERM')
    expect(second.length).toBe(3)
    for (const url of second) await expect(fetch(url)).rejects.toThrow()
    expect(existsSync(join(data(), 'doors'))).toBe(false)
  }, 120_000)

  it('says in the words of its reader that it has ended', async () => {
    await reader.link(t.newest).click()
    await openDoor(reader, 4)
    await reader.button(doors.agree.button).click()
    await reader.page.getByText(doors.failed(doors.trouble.gone)).waitFor()
  }, 60_000)
})

// Buttons that are pressed twice, on a device whose engine is slow: what they do is done once, and is not called wrong then.

import { beforeAll, expect, it } from 'vitest'
import { comesOntoWall } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('zh-Hans')
const { a, beside } = words

inBrowser('a reader with a slow device', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words)
    await reader.visit(on.demo.url)
  }, 120_000)

  /** Presses twice while the engine takes nothing. @returns what it was asked for meanwhile, of that method */
  const pressTwice = async (label: string, method: string) => {
    const engine = await workerOf(reader.page, 'engine')
    await engine.evaluate(() => {
      const { onmessage } = globalThis
      const held: MessageEvent[] = []
      const letGo = () => {
        Object.assign(globalThis, { onmessage })
        for (const event of held) dispatchEvent(new MessageEvent('message', { data: event.data }))
        return held.map(({ data }) => data.method)
      }
      Object.assign(globalThis, { onmessage: (event: MessageEvent) => held.push(event), letGo })
    })
    for (const _ of [1, 2]) await reader.button(label).click()
    const asked = (await engine.evaluate('letGo()')) as readonly string[]
    return asked.filter((one) => one === method)
  }
  const typeAgain = async () => {
    const { page } = reader
    const shown = await page.locator('.words li').allInnerTexts()
    await reader.button(a.names.written).click()
    for (const [place, word] of shown.entries()) {
      const field = page.getByLabel(a.names.word(place + 1), { exact: true })
      if ((await field.count()) > 0) await field.fill(word)
    }
    return shown
  }
  let old: readonly string[] = []

  it('makes one name', async () => {
    const { page } = reader
    await reader.link(a.names.title).click()
    await reader.button(a.names.make).click()
    await page.getByLabel(a.names.called, { exact: true }).fill('River Press')
    await reader.button(a.names.showWords).click()
    await reader.button(a.risk.no).click()
    await page.locator('.words li').last().waitFor()
    old = await typeAgain()
    expect(await pressTwice(a.names.finish, 'confirmWords')).toHaveLength(1)
    await page.getByText(a.names.made).waitFor()
  }, 60_000)

  it('makes one key for a name of somebody else', async () => {
    const { page } = reader
    await reader.link(a.names.title).click()
    const alone = page.locator('.versions > li .hex')
    // The screen before shows the key of the name that was made, until this one is drawn.
    await expect.poll(() => alone.count()).toBe(0)
    expect(await pressTwice(beside.makeKey, 'keyForAName')).toHaveLength(1)
    await alone.waitFor()
    await page.locator('.said-aloud', { hasText: beside.keyMade }).waitFor()
    expect(await alone.count()).toBe(1)
  }, 60_000)

  it('is shown the words that count where a stolen key is replaced', async () => {
    const { page } = reader
    await comesOntoWall(reader, on.demo)
    await reader.link(a.names.title).click()
    await reader.button(a.names.stolen).click()
    await page.getByLabel(a.names.oldWords, { exact: true }).fill(old.join(' '))
    expect(await pressTwice(a.names.showWords, 'beginRotation')).toHaveLength(1)
    await page.locator('.words li').last().waitFor()
    await typeAgain()
    await reader.button(a.names.finish).click()
    await page.getByText(a.names.made).waitFor()
    expect(reader.wrong).toEqual([])
  }, 60_000)
})

// What a finger is on when news comes: it stays what it was, and pressing it counts also where it moved meanwhile.

import { beforeAll, expect, it } from 'vitest'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { answers } from './somebody.ts'
import { tongue } from './words.ts'
import { workerOf } from './worker-of.ts'

const words = await tongue('zh-Hans')
const { a } = words

inBrowser('a reader whose finger is down when an answer comes', (on) => {
  let reader: Reader
  /** Pixels by which an answer moves what lies below it. */
  let grown = 0

  beforeAll(async () => {
    await on.start()
    reader = await on.reader(words, { hasTouch: true })
    await reader.visit(on.demo.url, on.demo.pathOf(HOW))
  }, 120_000)

  const post = (text: string) => reader.page.locator('.post', { hasText: text })
  const somebodyAnswers = async (text: string) => {
    await answers(on.demo, HOW, text)
    await on.demo.release()
  }
  /** What somebody answered is drawn, above the foot. */
  const answerComes = async (text: string) => {
    const engine = await workerOf(reader.page, 'engine')
    await engine.evaluate("onmessage({ data: { id: -1, method: 'catchUp' } })")
    await post(text).waitFor()
  }
  /** Where a way at the foot lies, once it stands still. @returns its middle */
  const middleOf = async (name: string) => {
    await reader.page.mouse.wheel(0, 100_000)
    await reader.way(name).hover()
    const { x, y, width, height } =
      (await reader.way(name).boundingBox()) ?? expect.fail(`${name}: expected it shown`)
    return { x: x + width / 2, y: y + height / 2 }
  }
  const marked = () => reader.way(a.names.title).evaluate((way) => Object.assign(globalThis, { way }))
  const stands = () =>
    reader.way(a.names.title).evaluate((way) => (globalThis as unknown as { way: Element }).way === way)

  it('has pressed what the pointer was put on, though it lies elsewhere when that is let go', async () => {
    const { page } = reader
    await somebodyAnswers('它在鼠标按下时到来。')
    const { y } = await middleOf(a.names.title)
    await marked()
    await page.mouse.down()
    await answerComes('它在鼠标按下时到来。')
    expect(await stands()).toBe(true)
    const now = await reader.way(a.names.title).boundingBox()
    grown = (now?.y ?? 0) + (now?.height ?? 0) / 2 - y
    expect(grown).toBeGreaterThan(20)
    await page.mouse.up()
    await page.getByText(a.names.intro).waitFor({ timeout: 5_000 })
  }, 30_000)

  it('has not where the pointer was led away from it', async () => {
    const { page } = reader
    await page.goBack()
    await post('它在鼠标按下时到来。').waitFor()
    const { x, y } = await middleOf(a.names.title)
    await page.mouse.down()
    await page.mouse.move(x, y - 60)
    await page.mouse.up()
    await page.waitForTimeout(300)
    expect(await page.getByText(a.names.intro).count()).toBe(0)
  }, 30_000)

  it('has by a finger too', async () => {
    const { page } = reader
    await somebodyAnswers('它在手指按下时到来。')
    const line = await reader.context.newCDPSession(page)
    const { x, y } = await middleOf(a.names.title)
    await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await answerComes('它在手指按下时到来。')
    await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await page.getByText(a.names.intro).waitFor({ timeout: 5_000 })
  }, 30_000)

  it('has pressed nothing where the finger was put on text, and a way came to lie under it', async () => {
    const { page } = reader
    await page.goBack()
    await post('它在手指按下时到来。').waitFor()
    await somebodyAnswers('它在手指按在文字上时到来。')
    const line = await reader.context.newCDPSession(page)
    // Where now is text, and a way once all has moved down by as much as the last time.
    const at = await page.evaluate((down) => {
      scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
      const pressed = (x: number, y: number) => document.elementFromPoint(x, y)?.closest('a, button')
      // A finger is taken to mean what may be pressed close by.
      const around = [-32, -16, 0, 16, 32]
      const isText = (x: number, y: number) =>
        around.every((right) => around.every((below) => !pressed(x + right, y + below)))
      for (let y = down; y < innerHeight; y += 4)
        for (let x = 4; x < innerWidth; x += 4)
          if (pressed(x, y - down)?.closest('.ways') && isText(x, y)) return { x, y }
      return undefined
    }, grown)
    if (at === undefined) expect.fail('expected text below a way, got none')
    await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
    await answerComes('它在手指按在文字上时到来。')
    const under = await page.evaluate(
      ({ x, y }) => document.elementFromPoint(x, y)?.closest('.ways a') !== null,
      at,
    )
    expect(under).toBe(true)
    await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await page.waitForTimeout(300)
    await post('它在手指按在文字上时到来。').waitFor({ timeout: 1_000 })
    expect(reader.wrong).toEqual([])
  }, 30_000)
})

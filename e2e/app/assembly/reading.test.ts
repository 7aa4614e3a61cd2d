// Reading an assembly: from the front to its text, a passage with its wordings, the result; counted again in the page,
// and by the other implementation from what the page saves. In every language, light and dark, at 320 px, with axe.

import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { outcomeWordsOf } from '@commonwall/assembly'
import { dataFolder } from '@commonwall/node'
import { KIND } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { lookAlong } from '../axe.ts'
import { inBrowser } from '../in-browser.ts'
import { ASSEMBLY_WAYS } from '../ways.ts'
import { tongue } from '../words.ts'

const words = await tongue('en')
const { t, assembly } = words
/** Groups that hold up the first wording. */
const HOLDING = ['civil-society', 'business', 'technical']
const home = words.language.toLowerCase()
const command = 'packages/cli/src/main.ts'
const python = 'packages/assembly/python/assembly.py'
const hasPython = spawnSync('python3', ['--version']).status === 0
const whyNoPython = hasPython ? '' : ' (Python: not exercised, there is no python3 here)'

inBrowser('an assembly in the app', (on) => {
  beforeAll(async () => {
    await on.start(undefined, true)
  }, 120_000)

  it(`is read, counted again here, and counted to the same hash in Python from what the page saves${whyNoPython}`, async () => {
    const reader = await on.reader(words)
    const { page } = reader
    await reader.visit(on.demo.url)
    await ASSEMBLY_WAYS.list?.(page)
    await ASSEMBLY_WAYS.front?.(page)
    expect(await page.locator('.rule').innerText()).toContain(assembly.rule(2))
    expect(await page.locator('.draft .state').allInnerTexts()).toEqual([
      assembly.states.closed,
      assembly.states.closed,
      assembly.states.closed,
      assembly.states.bracketed,
    ])
    // What was negotiated in English is not read out in the reader's language.
    const said = page.locator('main .said')
    const inAnother = page.locator('main .said:not([lang=en])')
    expect([(await said.count()) > 0, await inAnother.count()]).toEqual([true, 0])
    await ASSEMBLY_WAYS.passage?.(page)
    expect([(await said.count()) > 0, await inAnother.count()]).toEqual([true, 0])
    const changes = page.locator('.changes').first()
    expect((await changes.locator('del').allInnerTexts()).join(' ')).toContain('centrality')
    expect((await changes.locator('ins').allInnerTexts()).join(' ')).toContain('role')
    const failed = page.locator('.alternative', { hasText: assembly.first })
    expect(await failed.locator('.verdict > p').first().innerText()).toBe(
      assembly.levels.divergence +
        assembly.stop +
        assembly.verdictFails(HOLDING.join(assembly.listed), 12, 0),
    )
    await ASSEMBLY_WAYS.result?.(page)
    expect(await page.locator('main').innerText()).toContain(assembly.agreed)
    expect(await page.locator('.opinion-map .voice').count()).toBe(24)
    const check = page.locator('.check-yourself')
    await check.getByRole('button', { name: assembly.checkNow, exact: true }).click()
    await check.getByText(assembly.same).waitFor()
    const [state, outcome] = await check.locator('dd').allInnerTexts()
    await check.locator('input').fill(outcome ?? '')
    await check.getByText(assembly.matchesOutcome).waitFor()
    const saving = page.waitForEvent('download')
    await check.getByRole('button', { name: assembly.saveRecords, exact: true }).click()
    const records = await (await saving).path()
    if (hasPython) {
      const { stdout } = spawnSync('python3', [python, '--show', records], { encoding: 'utf8' })
      expect(stdout.split('\n').slice(0, 2)).toEqual([`state   ${state}`, `outcome ${outcome}`])
    }
    const savingPage = page.waitForEvent('download')
    await reader.button(assembly.save.html).click()
    const html = readFileSync(await (await savingPage).path(), 'utf8')
    expect(html).toContain(outcome)
    expect(html).toContain(outcomeWordsOf(words.language).annex)
    // Without JavaScript, from the node's store, it is the same.
    const place = on.demo.node.store.query([{ kinds: [KIND.constitution], tags: {} }], 1).events[0]?.id ?? ''
    const path = `${home}/m/${on.demo.node.store.position('default', place)}`
    const unscripted = await (await fetch(`${on.demo.url}${path}/r`)).text()
    expect(unscripted).toContain(state)
    expect(unscripted).toContain(outcome)
    // Whoever comes by that page reads on in the app at the same place.
    await page.goto(`${on.demo.url}${path}/1`)
    await reader.appStands()
    await page.locator('.changes ins').first().waitFor()
    // Nothing names what was read.
    expect(page.url()).toBe(on.demo.url)
    expect(await page.title()).toBe(t.wall)
    expect(reader.wrong).toEqual([])
    await reader.close()
  }, 90_000)

  it('is counted in one file that was carried, with nobody to ask', async () => {
    const file = join(on.demo.folder, 'wall.html')
    const source = dataFolder(on.demo.folder).published
    execFileSync(process.execPath, [command, 'export', source, '--as', 'html', '--out', file])
    const reader = await on.reader(words, {}, await on.openGate())
    const { page } = reader
    await page.goto(pathToFileURL(file).href)
    await reader.appStands()
    for (const go of Object.values(ASSEMBLY_WAYS)) await go(page)
    const check = page.locator('.check-yourself')
    await check.getByRole('button', { name: assembly.checkNow, exact: true }).click()
    await check.getByText(assembly.same).waitFor()
    expect(reader.wrong).toEqual([])
    await reader.close()
  }, 90_000)

  it('is printed with each heading above what it is about, and each test beside its bars, wherever a page ends', async () => {
    const reader = await on.reader(words)
    const { page } = reader
    await reader.visit(on.demo.url)
    for (const go of Object.values(ASSEMBLY_WAYS)) await go(page)
    await page.setViewportSize({ width: 1_000, height: 700 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bars').count()).toBeGreaterThan(3)
    // Columns break where sheets do, and can be measured.
    const parted = await page.locator('main').evaluate((main) => {
      const found = new Set<string>()
      for (let height = 640; height < 1_200; height += 20) {
        main.style.cssText = `block-size: ${height}px; columns: 600px; column-fill: auto`
        // Of a paragraph that is pushed into the next column an empty beginning may stay: where its first word stands, it is.
        const column = (element: Element) => {
          const words = document.createRange()
          words.selectNodeContents(element)
          const { left } = [...words.getClientRects()].find((one) => one.height > 0) ?? { left: 0 }
          return Math.floor(left / 900)
        }
        for (const bars of main.querySelectorAll('.bars, figure'))
          if (bars.getClientRects().length > 1) found.add(`${bars.className} in two`)
        for (const head of main.querySelectorAll('h2, h3, details[open] > summary, .verdict > .line')) {
          const next = head.nextElementSibling
          if (next?.checkVisibility() && column(head) !== column(next)) found.add(`${head.textContent} alone`)
        }
      }
      return [...found]
    })
    expect(parted).toEqual([])
    await reader.close()
  }, 60_000)

  it('axe finds nothing, nothing scrolls sideways or is cut; each in another language', async () => {
    await lookAlong(on, ASSEMBLY_WAYS)
  }, 120_000)
})

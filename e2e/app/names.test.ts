// A lasting name: made with words that are shown once, stolen by somebody with its key, and taken back.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, KIND, recoveryKey, tagValue } from '@commonwall/wall'
import { decrypt } from 'nostr-tools/nip49'
import { beforeAll, expect, it } from 'vitest'
import { openMirror } from '../hostile/mirror.ts'
import { laterThan, openThief, type Thief } from '../hostile/thief.ts'
import { lookAt } from './axe.ts'
import { allSent, askForNews, passCheck, startThread } from './deeds.ts'
import { boardTitle, FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { rotation } from './planted-name.ts'
import type { Reader } from './reader.ts'
import { ANY, another, anyNumbers, type Tongue, tongue } from './words.ts'

const words = await tongue('zh-Hant')
const { t, a, beside, caught, keeping, letter } = words
/** Of the thief, and of the second who speaks for the name. */
const others = await another(words)

inBrowser('a lasting name', (on) => {
  let owner: Reader
  let thief: Reader
  let second: Reader
  let twelve: string[] = []
  /** Id of the name. */
  let name = ''
  let robber: Thief
  const keyFile = () => join(on.folder, 'key')

  beforeAll(async () => {
    await on.start()
    owner = await on.reader(words, { acceptDownloads: true })
    thief = await on.reader(others)
    second = await on.reader(others)
    for (const reader of [owner, thief, second]) await reader.visit(on.demo.url)
  }, 120_000)

  /** Copies the words from the owner's screen and types those that are asked for. */
  const copyWords = async () => {
    await owner.page.locator('.words li').last().waitFor()
    await lookAt(owner, 'twelve words')
    return passCheck(owner, () => lookAt(owner, 'check of the words'))
  }

  /** The six words of the name, as they are told on a screen and as they must be. */
  const sealOf = ({ page }: Reader) => page.locator('.seal-line').innerText()
  const spoken = ({ language }: Tongue) =>
    language === 'en' ? fingerprint(name, 'en').join(' ') : fingerprint(name, 'zh').join('')

  /** The owner looks for words. */
  const find = async (sought: string) => {
    await owner.link(t.search).click()
    await owner.page.getByLabel(t.searchLabel).fill(`"${sought}"`)
    await owner.page.getByLabel(t.searchLabel).press('Enter')
  }

  /** After something that is found, so that what is said is said of these words. */
  const findNothing = async (sought: string) => {
    await find(FOLDED)
    await owner.link(FOLDED).waitFor()
    await find(sought)
    await owner.page.getByText(t.noResults).waitFor()
  }

  const catchUp = async (reader: Reader, writer = reader) => {
    await allSent(writer)
    await on.demo.release()
    await askForNews(reader)
  }

  it('is made with twelve words that are shown once and checked', async () => {
    const { page } = owner
    await owner.link(a.names.title).click()
    await owner.button(a.names.make).click()
    const called = page.getByLabel(a.names.called, { exact: true })
    await called.fill('River Press')
    await owner.button(a.names.showWords).click()
    // The question has a way back, and what was typed is still there.
    await page.locator('.risk').getByRole('button', { name: a.write.leave, exact: true }).click()
    expect(await called.inputValue()).toBe('River Press')
    await owner.button(a.names.showWords).click()
    await owner.button(a.risk.no).click()
    twelve = await copyWords()
    expect(twelve.length).toBe(12)
    expect(await page.getByText(twelve.join(' ')).count()).toBe(0)
    await page.getByText(a.names.state.waiting).waitFor()
    await catchUp(owner)
    await owner.link(a.names.title).click()
    await page.locator('.versions .true', { hasText: a.names.state.protected }).waitFor()
    name = on.demo.node.store.query([{ kinds: [KIND.key], tags: {} }], 1).events[0]?.id ?? ''
    expect(await sealOf(owner)).toBe(spoken(words))
  }, 60_000)

  it('signs an article as an open letter, after it was said that the name stays', async () => {
    const { page } = owner
    await owner.link(t.newest).click()
    await owner.link(boardTitle('words-of-2015', words.language)).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await owner.button(letter.button).click()
    await page.getByText(letter.stays).waitFor()
    await lookAt(owner, 'sign a letter')
    await owner.button(`${letter.signAs} River Press`).click()
    await page.getByText(letter.signed).waitFor()
    await catchUp(owner)
    await owner.link(t.newest).click()
    await owner.link(boardTitle('words-of-2015', words.language)).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.getByText(t.signatures(1)).waitFor()
    await owner.button(letter.button).click()
    await page.locator('.panel', { hasText: `${letter.signedBy}River Press` }).waitFor()
    expect(await owner.button(`${letter.signAs} River Press`).count()).toBe(0)
  }, 60_000)

  it('a thief who has the key file and its password speaks in the name', async () => {
    const { page } = owner
    await owner.link(a.names.title).click()
    await page.locator('summary', { hasText: a.names.keyFile }).click()
    await page.getByLabel(a.names.password).fill('a long password')
    await lookAt(owner, 'save a key')
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      owner.button(a.names.exportKey).click(),
    ])
    await saved.saveAs(keyFile())
    await thief.link(others.a.names.title).click()
    await thief.page.locator('summary', { hasText: others.a.names.keyFile }).click()
    const opens = async (password: string, said: string) => {
      await thief.page.getByLabel(others.a.names.password).fill(password)
      await thief.page.setInputFiles('input[type=file]', keyFile())
      await thief.page.locator('.said-aloud', { hasText: said }).waitFor({ timeout: 20_000 })
    }
    await opens('a wrong password', others.a.names.notOpened)
    // A browser tells of no file that is chosen twice: it must not stay chosen.
    expect(await thief.page.locator('input[type=file]').inputValue()).toBe('')
    await opens('a long password', others.a.names.imported)
    // Which key a file would be made of is shown, though there was none when the panel was opened.
    const which = thief.page.getByRole('combobox', { name: others.a.names.title })
    await expect.poll(() => which.inputValue()).not.toBe('')
    await askForNews(thief)
    await startThread(thief, {
      title: 'Borrowed voice',
      text: 'Said before anybody knew.',
      as: 'River Press',
      careful: false,
    })
    await catchUp(owner, thief)
    await find('Borrowed voice')
    await owner.link('Borrowed voice').waitFor()
  }, 60_000)

  it('the owner’s words replace the key; what the thief says after that counts for nothing', async () => {
    const { page } = owner
    await owner.link(a.names.title).click()
    await owner.button(a.names.stolen).click()
    await page.getByText(beside.replacesAll).waitFor()
    await page.getByLabel(a.names.oldWords, { exact: true }).fill(twelve.join(' '))
    await lookAt(owner, 'replace a key')
    await owner.button(a.names.showWords).click()
    const old = twelve
    twelve = await copyWords()
    expect(twelve).not.toEqual(old)
    await catchUp(owner)
    await owner.link(a.names.title).click()
    expect(await sealOf(owner)).toBe(spoken(words))

    // The app knows better by now than to offer that key; a program of the thief’s own does not.
    await askForNews(thief)
    await thief.link(others.a.names.title).click()
    await thief.page.getByText(others.a.names.state.replaced).waitFor()
    await thief.link(others.a.nav.write).click()
    await thief.page.getByText(others.a.write.throwaway).waitFor()
    expect(await thief.page.getByLabel('River Press').count()).toBe(0)
    const now = Math.floor(Date.now() / 1000)
    const stolen = decrypt(readFileSync(keyFile(), 'utf8').trim(), 'a long password')
    robber = openThief(on.demo.node.wall, stolen, name, now)
    // So does somebody who had read the paper, later than its owner.
    const { events } = on.demo.node.store.query([{ kinds: [KIND.key], tags: {} }], 10)
    const replaced = events.find((event) => tagValue(event, 'prev') === name)?.id ?? ''
    const reader = laterThan(replaced, (attempt) =>
      rotation(on.demo.node.wall, now - attempt, name, recoveryKey(old.join(' ')), ['ab'.repeat(32)]),
    )
    for (const event of [robber.takeover, robber.anew, reader, robber.say('Stolen voice', now)])
      await on.demo.node.intake.take(event, 'relay')
    await on.demo.release()
    await askForNews(owner)
    await findNothing('Stolen voice')
    await owner.link(a.names.title).click()
    await page.getByText(beside.attempts(3)).waitFor()
    await page.getByText(anyNumbers(keeping.hadWords(ANY))).waitFor()
    await page.locator('.versions .true', { hasText: a.names.state.protected }).waitFor()
    expect(await sealOf(owner)).toBe(spoken(words))
  }, 90_000)

  it('who tried is told to everybody beside what can be trusted, and whoever had its words apart', async () => {
    const { page, tongue } = second
    await askForNews(second)
    await page.locator('.truth').click()
    const tries = second.section(tongue.keeping.onNames)
    const one = tries.locator('li', { hasText: 'River Press' })
    await one.getByText(tongue.beside.attempts(3)).waitFor()
    expect(await one.locator('.late').allInnerTexts()).toEqual([
      expect.stringMatching(anyNumbers(tongue.keeping.hadWords(ANY))),
    ])
  })

  it('a log of the thief’s own, which dates it before the name began, counts for nothing and is named', async () => {
    const { page } = owner
    const backdated = robber.say('Voice of last month', Math.floor(Date.now() / 1000) - 30 * 86_400)
    const host = await openMirror(on.demo.url)
    on.gate.allow(host.host)
    await askForNews(owner)
    await page.locator('#address').fill(host.tell('', await robber.host(on.demo, [backdated])))
    await page.locator('#address').press('Enter')
    await page.getByText(caught.noticed(1)).click()
    await page.getByText(caught.deeds['definition/forged']).waitFor()
    await lookAt(owner, 'caught')
    await findNothing('Voice of last month')
    await owner.link(a.names.title).click()
    await page.getByText(beside.attempts(3)).waitFor()
    await page.locator('.versions .true', { hasText: a.names.state.protected }).waitFor()
    expect(await sealOf(owner)).toBe(spoken(words))
    await host.close()
    expect(on.gate.refused).toEqual([])
    expect(owner.wrong).toEqual([])
  }, 60_000)

  it('a second key speaks for the name once its owner’s words list it and it has agreed on its own device', async () => {
    const { page } = second
    await second.link(others.a.names.title).click()
    await second.button(others.beside.makeKey).click()
    await page.getByText(others.beside.alone).waitFor()
    const npub = await page.locator('.versions .hex').innerText()

    await owner.link(a.names.title).click()
    await owner.button(beside.add).click()
    await owner.page.getByLabel(beside.keys, { exact: true }).fill(npub.slice(0, -1))
    await owner.page.getByLabel(a.names.oldWords, { exact: true }).fill(twelve.join(' '))
    await owner.button(a.names.showWords).click()
    await owner.page.getByText(beside.noKey).waitFor()
    await lookAt(owner, 'a key beside')
    await owner.page.getByLabel(beside.keys, { exact: true }).fill(npub)
    await owner.button(a.names.showWords).click()
    await copyWords()
    await catchUp(second, owner)
    await second.link(others.a.names.title).click()
    await page.getByText(others.beside.asked).waitFor()
    await lookAt(second, 'asked to speak')
    expect(await sealOf(second)).toBe(spoken(others))
    expect(await page.locator('.versions .true').count()).toBe(0)
    await second.button(others.beside.agree).click()
    await second.button(others.a.risk.no).click()
    await page.getByText(others.beside.agreed).waitFor()
    await page.locator('.versions .late', { hasText: others.a.names.state.waiting }).waitFor()
    await catchUp(owner, second)
    await catchUp(second)
    await second.link(others.a.names.title).click()
    await page.locator('.versions .true', { hasText: others.a.names.state.protected }).waitFor()
    expect(await sealOf(second)).toBe(spoken(others))
    await owner.link(a.names.title).click()
    await owner.page.locator('.versions .true', { hasText: a.names.state.protected }).waitFor()
    expect(await sealOf(owner)).toBe(spoken(words))
    expect(on.gate.refused).toEqual([])
    expect(second.wrong).toEqual([])
  }, 90_000)
})

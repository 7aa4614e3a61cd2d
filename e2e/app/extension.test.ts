// A key in a browser's extension (NIP-07): it signs what its owner chose it for, and is asked for nothing else.

import { KIND } from '@commonwall/wall'
import { finalizeEvent, generateSecretKey, getPublicKey } from 'nostr-tools/pure'
import { beforeAll, expect, it } from 'vitest'
import { FAILED } from '../../packages/web/src/app/shell/failed-words.ts'
import { whyOf } from '../../packages/web/src/app/shell/why.ts'
import { allSent, askForNews, comesOntoWall, passCheck, startThread } from './deeds.ts'
import { HOW } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { type PlantedName, plantedName, rotation } from './planted-name.ts'
import type { Reader } from './reader.ts'
import { ASSEMBLY_WAYS, WAYS } from './ways.ts'
import { another, tongue } from './words.ts'

const words = await tongue('zh-Hans')
/** Of who moderates. */
const others = await another(words)

type Answers = 'truly' | 'nothing' | 'another'

/** An extension as NIP-07 has it, which signs without asking its owner. */
async function bringExtension(
  { context }: Reader,
  { secret, asked, answers }: { secret: Uint8Array; asked: string[]; answers: () => Answers },
): Promise<void> {
  await context.exposeFunction('__key', () => {
    asked.push('key')
    return getPublicKey(secret)
  })
  await context.exposeFunction('__sign', (event: Parameters<typeof finalizeEvent>[0]) => {
    asked.push('sign')
    if (answers() === 'nothing') throw new Error('refused')
    const { kind, created_at, tags, content } = event
    const later = answers() === 'another' ? 1 : 0
    return finalizeEvent({ kind, created_at: created_at + later, tags, content }, secret)
  })
  await context.addInitScript(() => {
    const { __key, __sign } = globalThis as unknown as Record<string, (event?: object) => Promise<unknown>>
    Object.assign(globalThis, {
      nostr: { getPublicKey: () => __key?.(), signEvent: (event: object) => __sign?.(event) },
    })
  })
}

inBrowser('a key in an extension', (on) => {
  const secret = generateSecretKey()
  const asked: string[] = []
  let answers: Answers = 'truly'
  let reader: Reader
  let press: PlantedName

  beforeAll(async () => {
    await on.start(async (wall, now) => {
      press = plantedName(wall, now, 'River Press')
      return press.events
    }, true)
    reader = await on.reader(words)
    await bringExtension(reader, { secret, asked, answers: () => answers })
  }, 120_000)

  const write = (title: string, as?: string) =>
    startThread(reader, { title, text: `${title}, and its text.`, careful: false, ...(as && { as }) })
  const kindsOf = (key: Uint8Array) =>
    on.demo.node.store
      .query([{ authors: [getPublicKey(key)], tags: {} }], 1_000)
      .events.map(({ kind }) => kind)
      .sort((one, other) => one - other)
  const authorOf = (title: string) =>
    on.demo.node.store
      .query([{ kinds: [KIND.thread], tags: {} }], 1_000)
      .events.find(({ content }) => content === `${title}, and its text.`)?.pubkey

  it('is not asked for anything by who writes without a name', async () => {
    await reader.visit(on.demo.url)
    await write('Without a name')
    await reader.page.locator('.mine', { hasText: 'Without a name' }).waitFor()
    // In a thread in which this device spoke, no fresh key speaks, whatever else can be chosen.
    await reader.link('Without a name').click()
    await reader.button(words.a.post.replyThread).click()
    await reader.page.getByLabel(words.a.write.sameThrowaway).waitFor()
    expect(await reader.page.getByText(words.a.write.throwaway).count()).toBe(0)
    expect(asked).toEqual([])
  }, 60_000)

  it('signs a post of its own, which comes onto the wall', async () => {
    await write('By an extension', words.editing.extension)
    await reader.page.locator('.mine', { hasText: 'By an extension' }).waitFor()
    expect(asked).toEqual(['key', 'sign'])
    await allSent(reader)
    await on.demo.release()
    expect(authorOf('By an extension')).toBe(getPublicKey(secret))
    expect(authorOf('Without a name')).not.toBe(getPublicKey(secret))
  }, 90_000)

  it('signs for a lasting name that is made of it, whose words no extension holds', async () => {
    const { page } = reader
    const { a, extension } = words
    asked.length = 0
    await reader.link(a.names.title).click()
    await page.getByText(extension.here).waitFor()
    await page.getByText(extension.cannot).waitFor()
    await reader.button(extension.make).click()
    await page.getByLabel(a.names.called).fill('扩展里的人')
    await reader.button(a.names.showWords).click()
    expect(await passCheck(reader)).toHaveLength(12)
    expect(asked).toEqual(['sign', 'sign'])
    await comesOntoWall(reader, on.demo)
    await reader.link(a.names.title).click()
    await page.getByText(a.names.state.protected).waitFor()
    expect(kindsOf(secret)).toEqual([KIND.profile, KIND.thread, KIND.key])
  }, 90_000)

  it('reports and signs a letter under that name', async () => {
    const { page } = reader
    const { a, t, letter, moderating } = words
    asked.length = 0
    await WAYS.article?.(page)
    await reader.button(letter.button).click()
    await reader.button(`${letter.signAs} 扩展里的人`).click()
    await page.getByText(letter.signed).waitFor()
    await reader.link(words.t.newest).click()
    await reader.link(HOW).click()
    await page.locator('#f2').getByRole('button', { name: a.report.button, exact: true }).click()
    await page.getByLabel('扩展里的人').check()
    await page.locator('.panel').getByRole('button', { name: a.report.types.spam, exact: true }).click()
    await page.getByText(a.report.sent).waitFor()
    expect(asked).toEqual(['sign', 'sign'])
    await comesOntoWall(reader, on.demo)
    expect(kindsOf(secret)).toEqual([KIND.profile, KIND.thread, KIND.report, KIND.signature, KIND.key])
    await reader.link(t.moderation).click()
    await page.getByText(moderating.counts(1, 1)).waitFor()
  }, 90_000)

  it('vouches, signs the outcome of an assembly, and takes back what it said', async () => {
    const { page } = reader
    const { a, act, back, moderating } = words
    asked.length = 0
    await reader.link(words.t.newest).click()
    await reader.link(HOW).click()
    await page.locator('#f3').getByRole('button', { name: a.report.button, exact: true }).click()
    await page.getByText(moderating.vouchNeedsName).waitFor()
    await page.getByLabel('扩展里的人').check()
    await reader.button(moderating.vouch).click()
    await page.getByText(moderating.labelled).waitFor()
    await reader.link(words.t.newest).click()
    for (const way of ['list', 'front', 'passage', 'result']) await ASSEMBLY_WAYS[way]?.(page)
    await reader.button(`${act.signAs} 扩展里的人`).click()
    await page.locator('.said-aloud', { hasText: act.signed }).waitFor()
    await comesOntoWall(reader, on.demo)
    expect(asked).toEqual(['sign', 'sign'])
    for (const [said, button] of [
      [back.report(a.report.types.spam), back.button],
      ['By an extension', a.withdraw.button],
    ] as const) {
      await reader.link(a.nav.mine).click()
      const all = page.locator('.mine > li')
      const post = all.filter({ hasText: said })
      await post.waitFor()
      const before = await all.count()
      await post.getByRole('button', { name: button, exact: true }).click()
      await post.locator('.panel').getByRole('button', { name: button, exact: true }).click()
      await expect.poll(() => all.count(), { timeout: 20_000 }).toBe(before + 1)
    }
    await comesOntoWall(reader, on.demo)
    expect(asked).toEqual(['sign', 'sign', 'sign', 'sign'])
    const said = [KIND.profile, KIND.withdrawal, KIND.withdrawal, KIND.thread, KIND.report, KIND.label]
    expect(kindsOf(secret)).toEqual([...said, KIND.signature, KIND.signature, KIND.key])
    await reader.link(words.t.moderation).click()
    await page.getByText(moderating.nothingReported).waitFor()
  }, 90_000)

  it('a moderator’s key in one labels, and agrees to speak for a name that lists it', async () => {
    const moderator = await on.reader(others)
    const { page, tongue, link, button } = moderator
    const { a, beside, extension, moderating } = tongue
    const here: string[] = []
    await bringExtension(moderator, { secret: on.demo.moderator, asked: here, answers: () => 'truly' })
    await moderator.visit(on.demo.url)
    await link(a.names.title).click()
    await button(extension.use).click()
    await page.getByText(beside.alone).waitFor()
    const pubkey = getPublicKey(on.demo.moderator)
    const { wall, intake } = on.demo.node
    const now = Math.floor(Date.now() / 1000)
    await intake.take(rotation(wall, now, press.name, press.recovery, [press.pubkey, pubkey]), 'relay')
    await on.demo.release()
    await askForNews(moderator)
    await link(a.names.title).click()
    await page.getByText(beside.before).waitFor()
    await button(beside.agree).click()
    await button(a.risk.no).click()
    await page.getByText(beside.agreed).waitFor()
    await comesOntoWall(moderator, on.demo)
    await link(a.names.title).click()
    await page.locator('.versions .true', { hasText: a.names.state.protected }).waitFor()
    await page.locator('.versions', { hasText: 'River Press' }).waitFor()
    expect(here).toEqual(['key', 'sign'])

    await link(tongue.t.newest).click()
    await link(HOW).click()
    const post = page.locator('#f1')
    await post.getByRole('button', { name: a.report.button, exact: true }).click()
    await page.locator('.panel select').selectOption('unverified')
    await page.getByText(moderating.marks).waitFor()
    await page.locator('.panel').getByRole('button', { name: moderating.label, exact: true }).click()
    await page.getByText(moderating.labelled).waitFor()
    expect(here).toEqual(['key', 'sign', 'sign'])
    await comesOntoWall(moderator, on.demo)
    await link(tongue.t.newest).click()
    await link(HOW).click()
    await page.getByText(tongue.t.unverified).waitFor()
    expect(moderator.wrong).toEqual([])
  }, 90_000)

  it('that signs nothing, or something else, lets nothing leave, and the screen says so', async () => {
    const { page } = reader
    const { a } = words
    const waiting = async () => {
      await reader.link(a.nav.mine).click()
      await page.locator('.mine > li').first().waitFor()
      return page.locator('.mine > li').count()
    }
    asked.length = 0
    const before = await waiting()
    await reader.link(words.t.newest).click()
    await reader.link(HOW).click()
    await page.locator('#f2').getByRole('button', { name: a.report.button, exact: true }).click()
    await page.getByLabel('扩展里的人').check()
    for (const answer of ['nothing', 'another'] as const) {
      answers = answer
      await page.locator('.panel').getByRole('button', { name: a.report.types.spam, exact: true }).click()
      await expect.poll(() => asked.length).toBe(answer === 'nothing' ? 1 : 2)
      const why = answer === 'nothing' ? 'engine/unsigned' : 'engine/signed'
      const told = FAILED[words.language](whyOf({ code: why }, words.language))
      await page.getByText(told, { exact: true }).waitFor()
    }
    expect(await waiting()).toBe(before)
    expect(reader.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 90_000)
})

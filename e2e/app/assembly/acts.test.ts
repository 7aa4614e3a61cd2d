// Two delegates work on a text: proposals of each kind, read as redlines by somebody else; standing behind them, and no more;
// red lines, their answers, a ballot that replaces another. One sits at a browser, with a voice that is an anonymous
// credential; the other has an engine of its own. Weeks pass by a clock that all of them share.

import { alternativeTemplate } from '@commonwall/assembly'
import { KIND, replyTags } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { problemsOfScreen } from '../../hostile/read-all.ts'
import { FIXED } from '../../hostile/texts.ts'
import { moveClock, shiftClock } from '../../negotiate/moved-clock.ts'
import { lookAt } from '../axe.ts'
import { askForNews, saveHere, unlock } from '../deeds.ts'
import { inBrowser } from '../in-browser.ts'
import type { Reader } from '../reader.ts'
import { says } from '../somebody.ts'
import { another, anyNumbers, tongue } from '../words.ts'
import { workerOf } from '../worker-of.ts'
import { alternativeOf, askedOn, wordingOn } from './by-words.ts'
import { type Engine, openVoice } from './engine.ts'
import { type AssemblyHall, DAY, openHall } from './hall.ts'
import { type Member, memberOf } from './member.ts'

const words = await tongue('zh-Hant')
const { a, act, assembly, broken, editing, stays } = words
/** Each further screen is looked at where all of them are. */
const look: typeof lookAt = process.env.COMMONWALL_LANG === undefined ? async () => undefined : lookAt
const START = Math.floor(Date.now() / 1000 / DAY) * DAY
const FEW_SAID = { voices: 1, anyhow: true }

const BETTER = 'reaffirming the role of the General Assembly'
const THEIRS = 'reaffirming the primacy of the General Assembly'
const MERGED = 'reaffirming the role and the primacy of the General Assembly'
const ADDED = 'and the part of every stakeholder'
const REVIEW = 'a review in ten years'
const REASON = 'Primacy is not in the Charter.'
const ANSWER = 'The Charter says so in its tenth article.'
const HALF = 'a review in five years, half typed'
/** Turned around, unseen, in one line: as long as what is typed may be, and as a post may be. */
const HARM = FIXED.filter(({ name }) => name !== 'a tower of marks')
  .map(({ text }) => text.slice(0, 1_500).toWellFormed())
  .join('\n\n')
const LONGEST = `${REVIEW}\u200b, ${HARM.slice(0, 9_000)} ${'W'.repeat(20_000)}`.toWellFormed()

inBrowser('a delegate who works on the text', (on) => {
  let hall: AssemblyHall
  let member: Reader
  let at: Member
  let other: Engine
  const page = () => member.page
  const link = (name: string) => member.link(name)
  const button = (name: string) => member.button(name)
  const said = (text: string) => page().locator('.said-aloud', { hasText: text }).waitFor()
  const noHarm = async (where: string, reader = member) =>
    expect.soft(await problemsOfScreen(reader.page), where).toEqual([])

  /** What waits with either of them leaves: a ballot for the next daily batch. */
  async function leaves(number: number): Promise<void> {
    await at.sends(number)
    await other.look()
  }
  /** What has left has its place by then, and is read by both. */
  async function isThere(number: number): Promise<void> {
    await at.reads(number)
    await other.catchUp()
  }
  async function comes(number: number): Promise<void> {
    await leaves(number - 0.01)
    await isThere(number)
  }

  /** A wording on the passage that is open, by its text. */
  const wording = (text: string, { page }: Reader = member) => wordingOn(page, text)
  const nameOf = (text: string) => wording(text).locator('h2').innerText()
  const openLoose = () => page().locator('summary', { hasText: assembly.loose }).click()
  /** One on the ballot. */
  const asked = (text: string) => askedOn(page(), text)
  const proposes = async () => {
    await button(act.proposeNow).click()
    await page().locator('form.compose').waitFor({ state: 'detached' })
  }
  const openBallot = async () => {
    await at.openAssembly()
    await link(act.toBallot).click()
    await page().locator('fieldset.asked').first().waitFor()
  }

  beforeAll(async () => {
    hall = on.also(await openHall({ app: true, start: START, rounds: 2 }))
    await on.openGate(new URL(hall.node.url).host)
    member = await on.reader(words)
    await shiftClock(member.context, 0)
    at = memberOf(member, hall)
    await hall.day(0.1)
    other = await openVoice(hall, 'state')
    await member.visit(hall.node.url)
    await moveClock(page(), at.later())
    await at.joins('civil')
    await at.day(2.5)
    await hall.finishIssuing()
    await at.day(3)
    await leaves(8.1)
    await isThere(8.95)
  }, 120_000)

  it('proposes other words, a new passage and to strike one, and is told at the field what cannot be proposed', async () => {
    await at.openPassage('role')
    await button(act.propose).click()
    const whole = page().getByLabel(act.whole)
    await page().getByText(act.unchanged).waitFor()
    expect(await button(act.proposeNow).isDisabled()).toBe(true)
    await whole.fill('W'.repeat(18_001))
    await page().getByText(a.write.tooLong).waitFor()
    expect(await button(act.proposeNow).isDisabled()).toBe(true)
    // Pasted from somebody's own copy.
    await whole.fill(BETTER.replace('role', 'ro\u200ble'))
    await page().getByText(editing.unseen(1)).waitFor()
    await whole.fill(BETTER)
    await page().getByText(editing.unseen(1)).waitFor({ state: 'detached' })
    await page().locator('.changes ins', { hasText: 'role' }).waitFor()
    await page().getByText(act.isPublic('civil')).waitFor()
    await look(member, 'assembly other words')
    await at.openPassage('review')
    await at.openPassage('role')
    expect(await whole.inputValue()).toBe(BETTER)
    await proposes()
    await said(act.proposed)
    await button(act.propose).click()
    await page().getByLabel(act.ways.insert).check()
    await whole.fill(ADDED)
    await look(member, 'assembly new passage')
    await proposes()
    await at.openPassage('review')
    await button(act.propose).click()
    await page().getByLabel(act.ways.strike).check()
    await page().locator('.changes del', { hasText: REVIEW }).waitFor()
    await look(member, 'assembly strike')
    await proposes()
    await other.propose({
      ...{ assembly: hall.constitution.id, place: 'passage', target: 'role', lang: 'en' },
      ...{ words: THEIRS, parents: [] },
    })
    // Whoever has no voice may propose as well, and mean harm.
    const { subject } = hall.constitution
    const reply = { kind: KIND.reply, tags: replyTags({ id: subject, kind: KIND.thread }), content: LONGEST }
    const text = (await says({ node: hall.node, url: hall.node.url }, reply)).id
    const about = { wall: hall.constitution.wall, assembly: hall.constitution.id, parents: [], text }
    for (const place of ['passage', 'insert'] as const) {
      const { kind, tags, content } = alternativeTemplate(
        { ...about, place, target: 'review' },
        { createdAt: hall.now() },
      )
      await says({ node: hall.node, url: hall.node.url }, { kind, tags: tags.slice(1), content })
    }
    await comes(9.3)
  }, 120_000)

  it('is read as a redline by somebody else, in the app and without scripts, whatever was proposed beside it', async () => {
    const reader = await on.reader(await another(words))
    await shiftClock(reader.context, at.later())
    const there = memberOf(reader, hall)
    const { assembly: theirs } = reader.tongue
    await reader.visit(hall.node.url)
    await there.openPassage('role')
    const changes = wording(BETTER, reader).locator('.changes')
    await changes.locator('del', { hasText: 'centrality' }).waitFor()
    await changes.locator('ins', { hasText: 'role' }).waitFor()
    await wording(BETTER, reader).getByText(theirs.by('civil')).waitFor()
    const added = reader.page.locator('.alternative', { hasText: theirs.insertAfter('role') })
    await added.getByText(ADDED).waitFor()
    expect(await reader.button(reader.tongue.act.propose).count()).toBe(0)
    await look(reader, 'assembly redlines')
    await there.openPassage('review')
    await reader.page.locator('.changes del', { hasText: REVIEW }).waitFor()
    // What nobody stands behind buries nothing: it is closed, and read by who opens it.
    expect(await reader.page.locator('main').innerText()).not.toContain('onerror')
    await reader.page.locator('summary', { hasText: theirs.loose }).click()
    await expect.poll(() => reader.page.locator('.rest .alternative').count()).toBe(2)
    await noHarm('proposals of harm', reader)
    await look(reader, 'assembly proposals of harm')
    const html = await (await fetch(`${hall.node.url}en/m/${hall.place}/1`)).text()
    expect(html).toMatch(/<del>.*centrality.*<\/del>/)
    expect(reader.wrong).toEqual([])
    await reader.close()
  }, 120_000)

  it('stands behind what others proposed, joins two wordings, and stands behind its own no more', async () => {
    await at.openPassage('role')
    await wording(THEIRS).getByRole('button', { name: act.standBehind }).click()
    await wording(THEIRS).getByText(act.stands).waitFor()
    await wording(BETTER).getByRole('button', { name: act.takeBack }).click()
    await wording(BETTER).getByRole('button', { name: act.standBehind }).waitFor()
    await wording(BETTER)
      .getByText([assembly.by('civil'), assembly.noMore].join(assembly.semicolon))
      .waitFor()
    await button(act.propose).click()
    const [better, theirs] = [await nameOf(BETTER), await nameOf(THEIRS)]
    // By its kind: what is said of a wording is named by it as well.
    const from = (name: string) => page().getByRole('checkbox', { name, exact: true })
    for (const name of [better, theirs]) await from(name).check()
    await from(assembly.alt(1)).uncheck()
    await page().getByLabel(act.whole).fill(THEIRS)
    await page().getByText(act.already(theirs)).waitFor()
    expect(await button(act.proposeNow).isDisabled()).toBe(true)
    await page().getByLabel(act.whole).fill(MERGED)
    for (const name of [better, theirs])
      await page().locator('form.compose').getByText(assembly.against(name)).waitFor()
    await look(member, 'assembly compromise')
    await proposes()
    await comes(9.5)
    const { id } = alternativeOf(hall, MERGED)
    expect(alternativeOf(hall, MERGED).tags.filter(([name]) => name === 'parent')).toHaveLength(2)
    await other.sponsor({ assembly: hall.constitution.id, alternative: id, stands: true })
    await comes(10)
    await at.openPassage('role')
    await wording(MERGED)
      .getByText(assembly.joins([better, theirs].join(assembly.listed)))
      .waitFor()
    await wording(MERGED)
      .getByText(assembly.by(['civil', 'state'].join(assembly.listed)))
      .waitFor()
    await expect.poll(() => wording(MERGED).locator('.changes').count()).toBe(2)
    await openLoose()
    await wording(BETTER).getByText(assembly.nobody).waitFor()
    await wording(BETTER).getByText(act.takeUp).waitFor()
    await lookAt(member, 'assembly passage of proposals')
  }, 120_000)

  it('draws a red line and answers one; each ballot replaces the one before, and says so', async () => {
    await at.day(14.1)
    await askForNews(member)
    await other.catchUp()
    await openBallot()
    // Called is what both groups stood behind when the round opened.
    expect(await asked(BETTER).count()).toBe(0)
    await page().getByLabel(act.fewYes).check()
    await page()
      .getByText(anyNumbers(act.taken(0, 5)))
      .waitFor()
    expect(await button(act.cast).isDisabled()).toBe(true)
    const theirs = asked(THEIRS)
    await theirs.getByLabel(act.values['-2'] ?? '', { exact: true }).check()
    await theirs.getByLabel(act.whyRed).selectOption({ label: act.ownWords })
    await page().getByText(act.needsReason(1)).waitFor()
    await theirs.getByLabel(act.ownWordsHow).fill('W'.repeat(18_001))
    await theirs.getByText(a.write.tooLong).waitFor()
    expect(await button(act.cast).isDisabled()).toBe(true)
    await theirs.getByLabel(act.ownWordsHow).fill(REASON)
    await asked(MERGED)
      .getByLabel(act.values['2'] ?? '', { exact: true })
      .check()
    await look(member, 'assembly first ballot')
    await button(act.cast).click()
    await said(act.wasCast)
    await page().getByText(act.last(1)).waitFor()
    const [mine, both] = [alternativeOf(hall, THEIRS).id, alternativeOf(hall, MERGED).id]
    const ballot = { assembly: hall.constitution.id, stage: 1, lang: 'en', among: FEW_SAID }
    const positions = [
      { on: mine, value: 2 as const },
      { on: both, value: -2 as const, words: HARM },
    ]
    await other.cast({ ...ballot, positions, replies: [] })
    await leaves(14.2)
    await isThere(14.95)

    await openBallot()
    const line = asked(MERGED).locator('details', { hasText: act.redLineSays('state') })
    await line.locator(':scope > summary').click()
    await line.getByText('<img src=x onerror=').first().waitFor()
    // Read out in the language that it is in.
    expect(await line.locator('summary q').getAttribute('lang')).toBe('en')
    await line.getByRole('link', { name: assembly.readThere, exact: true }).waitFor()
    await noHarm('red line of harm')
    await line.getByLabel(act.answer).fill(ANSWER)
    await page().getByLabel(act.fewYes).check()
    await lookAt(member, 'assembly answer to a red line')
    await button(act.castAgain).click()
    await said(act.wasCast)
    await page().getByText(act.last(2)).waitFor()
    const red = hall.node.store
      .query([{ kinds: [KIND.reply], tags: {} }], 1_000)
      .events.find(({ content }) => content === REASON)
    await other.cast({
      ...{
        ...ballot,
        positions: [
          { on: mine, value: 2 },
          { on: both, value: -2, words: HARM },
        ],
      },
      replies: [{ on: mine, reason: red?.id ?? '', words: ANSWER }],
    })
    await leaves(15)
    await isThere(15.95)

    await openBallot()
    await asked(THEIRS).getByText(act.ownAnswered).waitFor()
    await asked(THEIRS).getByText(ANSWER).waitFor()
    await look(member, 'assembly own red line answered')
    await asked(THEIRS)
      .getByLabel(act.values['1'] ?? '', { exact: true })
      .check()
    await page().getByLabel(act.fewYes).check()
    await button(act.castAgain).click()
    await page().getByText(act.last(3)).waitFor()
    await leaves(16.1)
    await isThere(16.95)
    await at.openPassage('role')
    // Of three ballots the last one counts: no red line of civil is left on it.
    await wording(THEIRS).getByText(assembly.verdictAll).waitFor()
    for (const name of [assembly.result, assembly.reasons])
      await wording(MERGED)
        .locator('summary')
        .filter({ hasText: new RegExp(`^${name}$`) })
        .click()
    await wording(MERGED).locator('.quoted-answer', { hasText: ANSWER }).waitFor()
    await noHarm('passage with a reason of harm')
  }, 180_000)

  it('is asked once before anything leaves, whatever is pressed first; and finds what was half typed after unlocking', async () => {
    await at.openPassage('review')
    await button(act.propose).click()
    await page().getByLabel(act.whole).fill(HALF)
    await saveHere(member)
    // Half a second after the last key it is kept, which nothing on the screen tells.
    await page().waitForTimeout(700)
    await member.context.addInitScript((seconds) => globalThis.shiftTo(1000 * seconds), at.later())
    await page().reload()
    await unlock(member)
    // All that was said before is still listed as one's own, and all of it is on the wall.
    const steps = page().locator('.mine .now')
    const onTheWall = a.mine.step['on-the-wall']
    const nothingLeaves = async () => {
      await link(a.nav.mine).click()
      await page().getByText(words.ofVoice.ballot, { exact: true }).first().waitFor()
      for (const step of await steps.allInnerTexts()) expect(step.startsWith(onTheWall), step).toBe(true)
    }
    await nothingLeaves()
    const question = page().getByText(a.risk.question)
    const notNow = async () => {
      await question.waitFor()
      await button(a.write.leave).click()
      await question.waitFor({ state: 'detached' })
    }
    await at.openPassage('role')
    await openLoose()
    await wording(BETTER).getByRole('button', { name: act.standBehind }).click()
    await notNow()
    await at.openPassage('review')
    expect(await page().getByLabel(act.whole).inputValue()).toBe(HALF)
    await button(act.proposeNow).click()
    await notNow()
    expect(await page().getByLabel(act.whole).inputValue()).toBe(HALF)
    await openBallot()
    await page().getByLabel(act.fewYes).check()
    await button(act.castAgain).click()
    await notNow()
    await nothingLeaves()
    await at.openPassage('role')
    await openLoose()
    await wording(BETTER).getByRole('button', { name: act.standBehind }).click()
    await question.waitFor()
    await button(a.risk.yes).click()
    await wording(BETTER).getByText(act.stands).waitFor()
    await at.openPassage('review')
    await proposes()
    await said(act.proposed)
    expect(await question.count()).toBe(0)
  }, 120_000)

  it('is told that what counts has ended, or is silent, and starts it again with what was half typed', async () => {
    // The engine’s own notice stands above the screen: a clock that leaps may show it for a moment as well.
    const notice = page().locator('#text').getByRole('alert')
    await button(act.propose).click()
    await page().getByLabel(act.whole).fill(HALF.toUpperCase())
    await page().clock.install({ time: 1000 * hall.now() })
    const ways = [
      [broken.dead, 'setTimeout(() => { close(); throw new Error("planted") })', 10_000],
      [broken.silent, 'setTimeout(() => { for (;;); })', 30_000],
    ] as const
    for (const [says, end, milliseconds] of ways) {
      const worker = await workerOf(page(), 'assembly-engine')
      await worker.evaluate(end).catch(() => undefined)
      // Something is asked of it, and comes after that.
      await link(assembly.back).click()
      await link('role').click()
      await page().clock.runFor(milliseconds)
      await notice.getByText(says).waitFor()
      await notice.getByText(stays).waitFor()
      await look(member, `assembly worker ${milliseconds}`)
      await notice.getByRole('button', { name: broken.again }).click()
      await notice.waitFor({ state: 'detached' })
      await wording(THEIRS).locator('.changes').first().waitFor()
      await link(assembly.back).click()
      await link('review').click()
      expect(await page().getByLabel(act.whole).inputValue()).toBe(HALF.toUpperCase())
    }
  }, 120_000)

  it('leaves nothing but the wall’s own paths on the wire, and no errors', () => {
    expect(on.gate.refused).toEqual([])
    expect(member.wrong.filter((line) => !line.includes('planted'))).toEqual([])
  })
})

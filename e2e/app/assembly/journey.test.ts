// A member at a telephone: from an invitation to a ballot that is counted, on a real node with three issuers. Weeks pass
// by a clock that node, page and engine share.

import { readFileSync } from 'node:fs'
import { KIND } from '@commonwall/wall'
import { beforeAll, expect, it } from 'vitest'
import { problemsOfScreen } from '../../hostile/read-all.ts'
import { problemsOfMarkup } from '../../hostile/read-markup.ts'
import { FIXED, MARKUP } from '../../hostile/texts.ts'
import { moveClock, shiftClock } from '../../negotiate/moved-clock.ts'
import { lookAt } from '../axe.ts'
import { arrives, askForNews } from '../deeds.ts'
import { inBrowser } from '../in-browser.ts'
import type { Reader } from '../reader.ts'
import { says } from '../somebody.ts'
import { ANY, anyNumbers, tongue } from '../words.ts'
import { type AssemblyHall, DAY, openHall } from './hall.ts'
import { type Member, memberOf } from './member.ts'

const words = await tongue('zh-Hans')
const { a, act, assembly, letter } = words
const LETTER = 'A letter to the assembly'
const [TOO_FAR = ''] = act.phrases
/** What means harm, but towers of marks, which are cut where they would paint over others, and so look cut. */
const HARM = FIXED.filter(({ name }) => name !== 'a tower of marks')
  .map(({ text }) => text.slice(0, 2_500).toWellFormed())
  .join('\n\n')
/** As long as a post may be: with a word of tens of thousands of letters at its end. */
const LONGEST = `${HARM}\n\n${'W'.repeat(58_000 - new TextEncoder().encode(JSON.stringify(HARM)).length)}`
/** A reason, as long as one that is typed may be. */
const REASON = HARM.slice(0, 4_000).toWellFormed().trim()
const START = Math.floor(Date.now() / 1000 / DAY) * DAY

inBrowser('a member of an assembly', (on) => {
  let hall: AssemblyHall
  let member: Reader
  let at: Member

  beforeAll(async () => {
    const harm = { title: `The review ${MARKUP.join(' ')}`.slice(0, 200), review: LONGEST }
    hall = on.also(await openHall({ app: true, start: START, ...harm }))
    await on.openGate(new URL(hall.node.url).host)
    member = await on.reader(words)
    await shiftClock(member.context, 0)
    at = memberOf(member, hall)
    await hall.day(0.1)
  }, 120_000)

  const link = (name: string) => member.link(name)
  const button = (name: string) => member.button(name)
  const day = (number: number) => at.day(number)
  const openAssembly = () => at.openAssembly()
  const paste = (text: string) => at.paste(text)

  /** What means harm stands in the title, in a passage and in a reason, and does none on this screen. */
  const noHarm = async (where: string) => expect.soft(await problemsOfScreen(member.page), where).toEqual([])

  it('joins by an invitation and three answers, by a file and over the wall', async () => {
    const { page } = member
    await member.visit(hall.node.url)
    await moveClock(page, at.later())
    await openAssembly()
    await lookAt(member, 'assembly front for a member')
    await link(act.join).click()
    await page.getByText(act.promise).waitFor()
    await paste(hall.invitation('civil').slice(0, -1))
    await page.getByText(anyNumbers(act.failed(ANY))).waitFor()
    await paste(`https://example.org/#${hall.invitation('civil')}`)
    await button(act.joinFor('civil')).click()
    // Its first ballot will leave by itself: what leaves is asked about before that begins, also where no name says it.
    await page.getByText(a.risk.question).waitFor()
    await button(a.write.leave).click()
    await button(act.joinFor('civil')).click()
    await button(a.risk.yes).click()
    await button(act.askNow).waitFor()
    await lookAt(member, 'assembly requests for a member')
    // The first by hand: the request as a file, the answer as one.
    const saving = page.waitForEvent('download')
    await button(act.saveRequest).first().click()
    const file = await saving
    expect(file.suggestedFilename()).toBe('notes-1.json')
    const answer = hall.answer('civil', 0, readFileSync(await file.path(), 'utf8').trim())
    await page
      .getByLabel(act.file)
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(answer) })
    await page.getByText(act.answered).waitFor()
    // The others are there when they are asked, over the wall's own node.
    const silence = await hall.listen()
    await button(act.askNow).click()
    await page.getByText(anyNumbers(act.drawn('civil', ANY))).waitFor()
    await silence()
    await lookAt(member, 'assembly drawn for a member')
    // The voice is in this tab alone, and nobody gives it out twice.
    const isAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    await expect.poll(isAsked).toBe(true)
  }, 180_000)

  it('votes, after its first ballot left at the second that chance drew, and is counted', async () => {
    const { page } = member
    await day(2.5)
    await hall.finishIssuing()
    await day(3)
    await day(8)
    await link(a.nav.mine).click()
    await page.getByRole('heading', { name: words.ofVoice.ballot }).waitFor()
    await button(a.mine.look).click()
    await page.locator('.mine .now', { hasText: a.mine.step.sent }).waitFor({ timeout: 30_000 })
    await openAssembly()
    // Whoever holds the paper of a text does not learn whose voice the reader has.
    const yours = page.getByRole('heading', { name: act.yours })
    await yours.waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await yours.isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    await link(act.toBallot).click()
    const role = page.getByRole('group', { name: `role · ${assembly.alt(1)}` })
    await role.getByLabel(act.values['-2'] ?? '', { exact: true }).check()
    await page.getByText(act.needsReason(1)).waitFor()
    expect(await button(act.cast).isDisabled()).toBe(true)
    await role.getByLabel(act.whyRed).selectOption({ label: TOO_FAR })
    // By the keyboard alone: a group of radio buttons is one stop, arrows choose.
    const review = page.getByRole('group', { name: `review · ${assembly.alt(1)}` })
    await review.getByLabel(act.values['0'] ?? '', { exact: true }).focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await review.getByLabel(act.values['2'] ?? '', { exact: true }).isChecked()).toBe(true)
    await page.getByText(act.taken(2, 2)).waitFor()
    await page.getByText(anyNumbers(act.unanimous(0, 'civil'))).waitFor()
    expect(await button(act.cast).isDisabled()).toBe(true)
    await page.getByLabel(act.fewYes).check()
    await lookAt(member, 'assembly ballot for a member')
    // On paper one sees what one has chosen, and for which reason.
    await page.emulateMedia({ media: 'print' })
    for (const chosen of [
      role.getByLabel(act.values['-2'] ?? '', { exact: true }),
      role.getByLabel(act.whyRed),
      review.getByLabel(act.values['2'] ?? '', { exact: true }),
    ])
      expect(await chosen.isVisible()).toBe(true)
    await page.emulateMedia({ media: null })
    await button(act.cast).click()
    await page.getByText(act.last(1)).waitFor()
    // Of what it says nothing is on the wall yet, and its reason is read all the same.
    expect(await role.getByLabel(act.whyRed).locator('option:checked').innerText()).toBe(TOO_FAR)
    // It can be changed until the end: the screen shows what was sent, and says that the next is another.
    expect(await role.getByLabel(act.values['-2'] ?? '', { exact: true }).isChecked()).toBe(true)
    await role.getByLabel(act.values['-1'] ?? '', { exact: true }).check()
    await role.getByLabel(act.why).selectOption({ label: act.ownWords })
    await role.getByLabel(act.ownWordsHow).fill(REASON)
    await page.getByLabel(act.fewYes).check()
    expect(await button(act.cast).count()).toBe(0)
    await button(act.castAgain).click()
    await page.getByText(act.last(2)).waitFor()
    expect(await role.getByLabel(act.values['-1'] ?? '', { exact: true }).isChecked()).toBe(true)
    await noHarm('ballot')
    await day(8.1)
    await link(a.nav.mine).click()
    await button(a.mine.look).click()
    await page.waitForFunction(() => document.querySelectorAll('.mine .now').length >= 3)
    await expect
      .poll(async () => (await page.locator('.mine .now').allInnerTexts()).includes(a.mine.step.waiting), {
        timeout: 30_000,
      })
      .toBe(false)
    await day(8.88)
    await day(8.96)
    // Where it came by itself meanwhile there is nothing to look for.
    await button(a.mine.look)
      .click({ timeout: 1_000 })
      .catch(() => undefined)
    await expect
      .poll(
        async () =>
          (await page.locator('.mine .now').allInnerTexts()).every((at) =>
            at.startsWith(a.mine.step['on-the-wall']),
          ),
        {
          timeout: 45_000,
        },
      )
      .toBe(true)
    await openAssembly()
    await page.getByText(assembly.voicesIn(1, 1)).first().waitFor()
    await noHarm('front')
    await link('review').click()
    await page.locator('.alternative .said').first().waitFor()
    await noHarm('passage of harm')
    await page.goBack()
    await link('role').click()
    // Of two ballots the later one counts, and of its reasons nothing but words comes out.
    await page.getByText(assembly.says(0, 1)).first().waitFor()
    await page.locator('summary', { hasText: assembly.reasons }).first().click()
    const reason = page.locator('.reasons .said').first()
    expect((await reason.textContent())?.replaceAll(/\s+/g, '')).toContain('<imgsrc=xonerror=')
    expect(await page.getByText(TOO_FAR).count()).toBe(0)
    expect(await page.getByText(assembly.redLines(1)).count()).toBe(0)
    await noHarm('reasons')
    const pages = ['', '/1', '/2', '/r'].map(async (part) => {
      const where = `zh-hans/m/${hall.place}${part}`
      return { where, text: await (await fetch(`${hall.node.url}${where}`)).text() }
    })
    const all = await Promise.all(pages)
    // Read where nothing stands: the app's own policy takes no markup at all.
    const beside = await on.reader(words)
    expect(await problemsOfMarkup(beside.page, all)).toEqual([])
    await beside.close()
    expect(all[1]?.text).toContain('&lt;img src=x onerror')
    await button(act.propose).click()
    await page.getByLabel(act.whole).fill('reaffirming the role of the General Assembly')
    await page.locator('ins', { hasText: 'role' }).waitFor()
    await lookAt(member, 'assembly propose for a member')
    // Who looks elsewhere first finds it as it was left.
    await page.goBack()
    await link('role').click()
    await expect
      .poll(() => page.getByLabel(act.whole).inputValue())
      .toBe('reaffirming the role of the General Assembly')
  }, 180_000)

  it('signs a letter with its voice, after it was said what that joins, and is counted apart from names', async () => {
    const { page } = member
    const tags = [
      ['d', 'letter'],
      ['title', LETTER],
      ['t', 'talk'],
      ['l', 'en'],
    ]
    const at = { node: hall.node, url: hall.node.url }
    const said = await says(at, { kind: KIND.article, tags, content: 'Hear us.' })
    await day(9.1)
    await askForNews(member)
    const openLetter = async () => {
      await link(words.t.newest).click()
      await link(LETTER).click()
      await button(letter.button).click()
    }
    await openLetter()
    await page.getByText(letter.voiceJoins).waitFor()
    await page.getByText(letter.needsName).waitFor()
    expect(await page.getByText(letter.stays).count()).toBe(0)
    await lookAt(member, 'assembly letter for a member')
    await button(letter.signWithVoice('civil')).click()
    await page.locator('.said-aloud', { hasText: letter.signed }).waitFor()
    // It leaves as its ballots do, later by chance.
    await link(a.nav.mine).click()
    await day(9.2)
    await button(a.mine.look).click()
    await page.locator('.mine > li').first().locator('.now', { hasText: a.mine.step.sent }).waitFor()
    await day(9.3)
    await arrives(member)
    await openLetter()
    const signed = page.locator('details.signed')
    await signed.locator('summary', { hasText: words.t.signedVoices(1, 'civil') }).click()
    await signed.getByText(words.t.whatVoices).waitFor()
    expect(await signed.count()).toBe(1)
    // The page without JavaScript counts as the app does.
    const place = hall.node.store.position('default', said.id)
    const plain = await (await fetch(`${hall.node.url}t/${place}`)).text()
    expect(plain.match(/<details class="signed">/g)).toHaveLength(1)
  }, 120_000)

  it('shows its ballot with a proof while ballots are counted, and forgets its key, of which nothing is left', async () => {
    const { page } = member
    await day(9.5)
    await openAssembly()
    await page.locator('.heading nav [role=link]').first().click()
    await page.getByLabel(act.missedId).fill('ab'.repeat(31))
    await page.getByText(act.missedForm).waitFor()
    await page.getByLabel(act.missedId).fill('ab'.repeat(32))
    await button(act.missedShow).click()
    await page.locator('.said-aloud', { hasText: anyNumbers(act.failed(ANY)) }).waitFor()
    await button(act.missedOwn).click()
    await page.locator('.said-aloud', { hasText: act.missedDone }).waitFor()
    await lookAt(member, 'missed')
    await link(a.nav.mine).click()
    await day(9.6)
    await button(a.mine.look).click()
    await page.locator('.mine > li').first().locator('.now', { hasText: a.mine.step.sent }).waitFor()
    await day(9.7)
    await arrives(member)
    expect(hall.node.store.query([{ kinds: [KIND.close], tags: {} }], 10).events).toHaveLength(1)
    await page.getByRole('heading', { name: words.ofVoice.ballot }).first().waitFor()
    await openAssembly()
    await button(act.forget).click()
    await page.getByText(act.forgetEarly).waitFor()
    await button(act.forgetYes).click()
    await page.locator('.said-aloud', { hasText: act.forgotten }).waitFor()
    await page.getByText(act.noneLate).waitFor()
    await link(a.nav.mine).click()
    await page.getByText(a.mine.none).waitFor()
    expect(await page.locator('.mine > li').count()).toBe(0)
  }, 120_000)

  it('leaves nothing but the wall’s own paths on the wire, and no errors', () => {
    expect(on.gate.refused).toEqual([])
    expect(member.wrong).toEqual([])
  })
})

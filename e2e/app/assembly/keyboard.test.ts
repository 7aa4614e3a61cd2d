// A delegate with a keyboard and nothing else: a wording is proposed and another made of two, a red line drawn and one
// answered, and each press says what came of it. Nobody points at anything on these screens.

import { KIND } from '@commonwall/wall'
import type { Locator } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { PROPOSE_WORDS } from '../../../packages/web/src/app/assembly/act/propose-words.ts'
import { moveClock, shiftClock } from '../../negotiate/moved-clock.ts'
import { byKeyboard } from '../by-keyboard.ts'
import { askForNews } from '../deeds.ts'
import { inBrowser } from '../in-browser.ts'
import type { Reader } from '../reader.ts'
import { tongue } from '../words.ts'
import { alternativeOf, askedOn, wordingOn } from './by-words.ts'
import { type Engine, openVoice } from './engine.ts'
import { type AssemblyHall, DAY, openHall } from './hall.ts'
import { type Member, memberOf } from './member.ts'

const words = await tongue('zh-Hans')
const { act, assembly } = words
const { signed } = PROPOSE_WORDS[words.language]
const START = Math.floor(Date.now() / 1000 / DAY) * DAY

const OURS = 'reaffirming the role of the General Assembly'
const THEIRS = 'reaffirming the primacy of the General Assembly'
const BOTH = 'reaffirming the role and the primacy of the General Assembly'
const REASON = 'Primacy is not in the Charter.'
const RED = 'The role is not enough.'
const ANSWER = 'It is what the Charter says.'

inBrowser('a delegate by the keyboard alone', (on) => {
  let hall: AssemblyHall
  let member: Reader
  let at: Member
  let other: Engine
  const page = () => member.page
  const button = (name: string) => member.button(name)
  const { here, press, standsAt, tabTo } = byKeyboard(page)
  const type = (text: string) => page().keyboard.type(text)
  const said = (text: string) => page().locator('[role=status]', { hasText: text }).waitFor()
  /** Presses what says this, also where it stands there from before: what does not change is not read out. */
  async function pressAndHear(way: Locator, text: string): Promise<void> {
    const hearing = await page().evaluateHandle((awaited) => {
      const place = document.querySelector('.said-aloud')
      const ear = { heard: false }
      const listen = () => {
        if (place?.textContent === awaited) ear.heard = true
      }
      if (place)
        new MutationObserver(listen).observe(place, { childList: true, characterData: true, subtree: true })
      return ear
    }, text)
    await press(way)
    await expect
      .poll(() => hearing.evaluate(({ heard }) => heard), { message: `${text}: is read out` })
      .toBe(true)
  }
  /** It stands on something that is seen to have it. */
  const isKept = () => expect.poll(async () => (await here())?.seen).toBe(true)

  const wording = (text: string) => wordingOn(page(), text)
  const asked = (text: string) => askedOn(page(), text)
  const whole = () => page().getByLabel(act.whole)
  /** Puts other words in the place of those in a field. */
  async function retype(text: string): Promise<void> {
    await tabTo(whole())
    await page().keyboard.press('ControlOrMeta+A')
    await type(text)
  }
  /** What waits with both leaves, and is read by both. */
  async function comes(number: number): Promise<void> {
    await at.sends(number - 0.1)
    await other.look()
    await at.reads(number)
    await other.catchUp()
  }
  const arrives = () => page().locator('h1:focus').waitFor()
  async function openAssembly(): Promise<void> {
    await press(member.link('Agreed').first())
    await press(page().locator('main .screen > .quiet [role=link]').first())
    await press(page().locator('.threads h2 [role=link]').first())
    await page().locator('.calendar').waitFor()
    await arrives()
  }
  async function openPassage(): Promise<void> {
    await openAssembly()
    await press(member.link('role'))
    await page().locator('.alternative').first().waitFor()
    await arrives()
  }
  async function openBallot(): Promise<void> {
    await openAssembly()
    await press(member.link(act.toBallot))
    await page().locator('fieldset.asked').first().waitFor()
    await arrives()
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
    // A voice is silent for days, so that nobody tells by the hour whose it is.
    await comes(8.95)
    await other.propose({
      ...{ assembly: hall.constitution.id, place: 'passage', target: 'role', lang: 'en' },
      ...{ words: THEIRS, parents: [] },
    })
    await comes(9.3)
  }, 180_000)

  it('proposes, stands behind what another proposed and no more, and makes one wording of two', async () => {
    await openPassage()
    await press(button(act.propose))
    await standsAt(act.propose)
    await retype(OURS)
    await pressAndHear(button(act.proposeNow), act.proposed)
    await standsAt(act.propose)
    const back = (name: string) => wording(THEIRS).getByRole('button', { name, exact: true })
    await pressAndHear(back(act.standBehind), signed)
    await standsAt(act.takeBack)
    await pressAndHear(back(act.takeBack), signed)
    await standsAt(act.standBehind)
    await pressAndHear(back(act.standBehind), signed)
    await standsAt(act.takeBack)
    await comes(9.5)

    await openPassage()
    const [ours, theirs] = [
      await wording(OURS).locator('h2').innerText(),
      await wording(THEIRS).locator('h2').innerText(),
    ]
    await press(button(act.propose))
    for (const name of [assembly.alt(1), ours, theirs])
      await press(page().getByRole('checkbox', { name, exact: true }), 'Space')
    await retype(BOTH)
    for (const name of [ours, theirs])
      await page().locator('form.compose').getByText(assembly.against(name)).waitFor()
    await pressAndHear(button(act.proposeNow), act.proposed)
    await standsAt(act.propose)
    await comes(9.7)
    for (const text of [THEIRS, BOTH])
      await other.sponsor({
        assembly: hall.constitution.id,
        alternative: alternativeOf(hall, text).id,
        stands: true,
      })
    await comes(10)
  }, 120_000)

  it('draws a red line, answers one, and casts again', async () => {
    await at.day(14.1)
    await askForNews(member)
    await openBallot()
    const value = (text: string, of: string) => asked(text).getByLabel(act.values[of] ?? '', { exact: true })
    // Arrows go through a group of five; which of them has the keyboard at first is the browser's own.
    await tabTo(value(THEIRS, '0'))
    for (let n = 0; n < 2; n++) await page().keyboard.press('ArrowDown')
    expect(await value(THEIRS, '-2').isChecked()).toBe(true)
    await said(act.needsReason(1))
    await isKept()
    await tabTo(asked(THEIRS).getByLabel(act.whyRed))
    await page().keyboard.press('End')
    await tabTo(asked(THEIRS).getByLabel(act.ownWordsHow))
    await type(REASON)
    await tabTo(value(BOTH, '0'))
    for (let n = 0; n < 2; n++) await page().keyboard.press('ArrowUp')
    await press(page().getByLabel(act.fewYes), 'Space')
    await pressAndHear(button(act.cast), act.wasCast)
    await page().getByText(act.last(1)).waitFor()
    await isKept()
    await other.catchUp()
    await other.cast({
      ...{ assembly: hall.constitution.id, stage: 1, lang: 'en', among: { voices: 1, anyhow: true } },
      positions: [{ on: alternativeOf(hall, BOTH).id, value: -2, words: RED }],
      replies: [],
    })
    await at.sends(14.2)
    await other.look()
    await at.reads(14.95)

    await openBallot()
    const line = asked(BOTH).locator('details', { hasText: act.redLineSays('state') })
    await press(line.locator(':scope > summary'))
    await tabTo(line.getByLabel(act.answer))
    await type(ANSWER)
    await press(page().getByLabel(act.fewYes), 'Space')
    await pressAndHear(button(act.castAgain), act.wasCast)
    await page().getByText(act.last(2)).waitFor()
    await isKept()
    await at.sends(15)
    await at.reads(15.95)
    expect(hall.node.store.query([{ kinds: [KIND.reply], tags: {} }], 1_000).events).toContainEqual(
      expect.objectContaining({ content: ANSWER }),
    )
    expect(member.wrong).toEqual([])
    expect(on.gate.refused).toEqual([])
  }, 120_000)
})

// One member of a group at a browser: joins by files, proposes, votes, answers and signs in the app, by what stands on the
// screen in the language that this member reads.

import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ADDRESSES } from '../../packages/web/src/app/carry/words.ts'
import { loadWords } from '../../packages/web/src/app/i18n/words.ts'
import { ASSEMBLY_WORDS } from '../../packages/web/src/assembly/words.ts'
import type { Language } from '../../packages/web/src/pages/model.ts'
import { passCheck } from '../app/deeds.ts'
import { actWords } from '../app/words.ts'
import type { Convened, Group } from './convened.ts'
import { moveClock } from './moved-clock.ts'

/** Milliseconds: over the lossy line of a firewall, on a busy machine. */
const PATIENCE = 90_000
/** Seconds. */
const HALF_AN_HOUR = 1_800

export interface Position {
  /** Words by which the wording on the ballot is known; undefined for the document, which stands alone. */
  readonly on: string | undefined
  readonly value: '2' | '1' | '-1' | '-2'
}

export async function negotiator(
  page: Page,
  group: Group,
  lang: Language,
  { convened, folder }: { readonly convened: Convened; readonly folder: string },
) {
  page.setDefaultTimeout(PATIENCE)
  const { t, a } = await loadWords(lang)
  const [act, words, news] = [actWords(lang), ASSEMBLY_WORDS[lang], ADDRESSES[lang]]
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const link = (name: string) => page.getByRole('link', { name, exact: true })
  const said = (text: string) => page.locator('.said-aloud', { hasText: text }).waitFor({ state: 'attached' })

  const front = async () => {
    await link(t.newest).first().click()
    await page.locator('main [role=link]', { hasText: t.assemblies(1) }).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.locator('.calendar').waitFor()
  }
  const passage = async () => {
    await front()
    await page.locator('.draft h3 [role=link]').first().click()
    await page.locator('.alternative').first().waitFor()
  }
  /**
   * Lets everything that waits leave now, and waits until it did. What a voice says leaves at its own time, which no button
   * hurries: then half an hour passes for this member.
   */
  const sendAll = async () => {
    await link(a.nav.mine).click()
    await page.locator('.mine > li').first().waitFor()
    const waiting = page.locator('.mine .now', { hasText: new RegExp(`^${a.mine.step.waiting}$`) })
    const began = performance.now()
    while ((await waiting.count()) > 0) {
      if (performance.now() - began > PATIENCE)
        throw new Error(`${group}: something does not leave: ${await page.locator('main').innerText()}`)
      for (const now of await button(a.mine.now).all()) await now.click({ timeout: 2_000 }).catch(() => {})
      await page.waitForTimeout(1_000)
      if ((await waiting.count()) === 0 || performance.now() - began < 5_000) continue
      await moveClock(page, convened.later() + HALF_AN_HOUR)
      await button(a.mine.look).click()
      await page.waitForTimeout(2_000)
    }
  }
  /** The first of what leaves is asked about. */
  const answerIfAsked = async () => {
    if (await page.locator('.risk').isVisible()) await button(a.risk.no).click()
  }
  return {
    group,
    page,
    /** Lives on the day that it is, and takes in what is new. */
    async follow() {
      await moveClock(page, convened.later())
      await link(a.addresses.title).last().click()
      await button(news.again).click()
      await page.getByText(news.asked).waitFor()
    },
    /** Saves the wall with the app as one file. */
    async takeAlong(path: string) {
      await link(a.nav.take).click()
      const [saved] = await Promise.all([page.waitForEvent('download'), button(a.take.html).click()])
      await saved.saveAs(path)
    },
    /** Gives the app an address of its own and asks it. */
    async ask(address: string) {
      await link(a.addresses.title).last().click()
      await page.getByLabel(news.add).fill(address)
      await button(a.addresses.ask).last().click()
      await page.getByText(news.asked).waitFor()
    },
    /** From the invitation to a voice whose first ballot waits for its moment. */
    async join() {
      await front()
      await link(act.join).click()
      await page.getByLabel(act.paste).fill(convened.invitation(group))
      await button(act.read).click()
      await button(act.joinFor(group)).click()
      await page.locator('.risk, .codes').first().waitFor()
      await answerIfAsked()
      const requests: string[] = []
      for (const n of [1, 2, 3]) {
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          button(act.saveRequest)
            .nth(n - 1)
            .click(),
        ])
        const path = join(folder, group, `request-${n}.json`)
        await saved.saveAs(path)
        requests.push(path)
      }
      for (const answer of await convened.issue(group, requests)) {
        await page.locator('input[type=file]').last().setInputFiles(answer)
        await page.waitForTimeout(500)
      }
      await page.locator('p.true', { hasText: act.done }).waitFor()
    },
    sendAll,
    front,
    passage,
    async propose(text: string) {
      await passage()
      await button(act.propose).click()
      await page.getByLabel(act.whole).fill(text)
      await button(act.proposeNow).click()
      await answerIfAsked()
      await said(act.proposed)
    },
    async standBehind() {
      await passage()
      await button(act.standBehind).click()
      await answerIfAsked()
      await page.getByText(act.stands).waitFor()
    },
    async ballot() {
      await front()
      await link(act.toBallot).click()
      await page.locator('fieldset.asked').first().waitFor()
    },
    async take({ on, value }: Position) {
      const row = page.locator('fieldset.asked', on === undefined ? {} : { hasText: on }).first()
      await row.getByLabel(act.values[value] ?? '', { exact: true }).check()
      if (value === '-2') await row.locator('select').selectOption({ label: act.phrases[1] ?? '' })
    },
    /** Answers the red line that stands on a wording. */
    async answer(on: string, text: string) {
      const row = page.locator('fieldset.asked', { hasText: on }).first()
      await row.locator('details > summary').last().click()
      await row.getByLabel(act.answer).last().fill(text)
    },
    async cast() {
      const few = page.getByLabel(act.fewYes)
      if ((await few.count()) > 0) await few.check()
      await page.locator('form.ballot button[type=submit]').click()
      await answerIfAsked()
      await said(act.wasCast)
    },
    /** A lasting name, made with words that are written down and checked. */
    async makeName(name: string) {
      await link(a.names.title).first().click()
      await button(a.names.make).click()
      await page.getByLabel(a.names.called).fill(name)
      await button(a.names.showWords).click()
      await page.locator('.risk, .words li').last().waitFor()
      await answerIfAsked()
      await passCheck({ page, button, tongue: { a } })
    },
    async result() {
      await front()
      await link(words.result).first().click()
      await page.locator('.check-yourself').waitFor()
    },
    async sign(name: string) {
      await page.getByRole('button', { name: `${act.signAs} ${name}` }).click()
      await answerIfAsked()
      await said(act.signed)
    },
    /** The hash of the outcome that this device counts by itself, and how many names signed it. */
    async counted(signatures: number): Promise<string> {
      await page.getByText(words.signatures(signatures)).waitFor()
      await page.locator('.check-yourself button').first().click()
      const hash = page.locator('.check-yourself dd').nth(1)
      await hash.waitFor()
      return hash.innerText()
    },
    shoot: (path: string) => page.screenshot({ path }),
  }
}

export type Negotiator = Awaited<ReturnType<typeof negotiator>>

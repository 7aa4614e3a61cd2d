// An assembly as large as one may be, on the demonstration's wall: five hundred passages, each in four wordings, in its second
// round, the first one closed. And a way through its screens.

import { alternativeTemplate, ballotTemplate, passageId, type Value } from '@commonwall/assembly'
import { issuerKey } from '@commonwall/node'
import { freshRsaKeys } from '@commonwall/node/rsa-pairs'
import { toHex } from '@commonwall/tlog'
import type { Page } from 'playwright-core'
import { Hall } from '../../packages/cli/src/assembly/demo/words/hall.ts'
import { ISSUERS } from '../../packages/cli/src/demo/assembly/issuers.ts'
import { nodeVenue } from '../../packages/cli/src/demo/assembly/node-venue.ts'
import type { PlantedAssembly, Planting } from '../../packages/cli/src/demo/assembly/plant.ts'
import { openAuthors } from '../../packages/cli/src/demo/author.ts'
import { press } from './press.ts'

const DAY = 86_400
const TITLE = 'An assembly of five hundred passages'
const PASSAGES = 500
/** Beside the first of each passage. */
const FURTHER = 3
const GROUPS = ['governments', 'civil-society', 'business', 'technical']
const EACH = 5
/** As many positions as a ballot has room for. */
const POSITIONS = 750
/** The day of the assembly on which it is looked at: the first round is closed, the second runs. */
const TODAY = 20

const SAID = [
  'Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions without interference and to seek, receive and impart information and ideas through any media.',
  '人人有权享有主张和发表意见的自由；此项权利包括持有主张而不受干涉的自由，和通过任何媒介和不论国界寻求、接受和传递消息和思想的自由。',
  'Policy authority for Internet-related public policy issues is the sovereign right of States, together with all stakeholders in their respective roles.',
]
const said = (n: number) => `${n}. ${SAID[n % SAID.length]}`

/** Its days go by before anybody looks; the last of them is today. */
export function plantLargest({ folder, now, random }: Planting): PlantedAssembly {
  const start = now - (now % DAY) - TODAY * DAY
  const clock = { now: start }
  let isOver = false
  return {
    now: () => (isOver ? Math.floor(Date.now() / 1000) : clock.now),
    async before(node) {
      const author = await openAuthors(random)
      const hall = new Hall({
        ...{ groups: GROUPS, peopleAGroup: EACH, random, start },
        passages: Array.from({ length: PASSAGES }, (_, n) => ({ slug: `p${n + 1}`, text: said(n) })),
        venue: nodeVenue({ node, folder, clock, nobodys: toHex(random(32)) }),
        keys: (await freshRsaKeys(ISSUERS)).map(issuerKey),
        subject: {
          title: TITLE,
          text: 'Talk it over here.',
          tags: [
            ['t', 'words-of-2015'],
            ['l', 'en'],
          ],
        },
        sign: (template, secretKey) => author(secretKey)(template),
      })
      await hall.becomes(1)
      const credentials = hall.issue()
      await hall.becomes(4)
      for (const [group, held] of credentials) hall.enrol(group, held)
      const belongs = { wall: hall.wall, assembly: hall.constitution.id }
      const on: string[] = []
      for (const [n, { slug }] of hall.constitution.passages.entries()) {
        on.push(passageId(belongs.assembly, slug))
        for (let m = 1; m <= FURTHER; m++) {
          const text = hall.say(hall.someone(), hall.post(`${said(n + m)} ${said(m)}`)).id
          const fields = { ...belongs, place: 'passage' as const, target: slug, text, parents: [] }
          const event = hall.say(hall.someone(), alternativeTemplate(fields, { createdAt: hall.day }))
          for (const group of GROUPS.slice(0, 2)) {
            const [first] = hall.people.get(group) ?? []
            if (first) hall.vouch(first, event)
          }
          on.push(event.id)
        }
      }
      await hall.becomes(7)
      for (const [g, people] of [...hall.people.values()].entries())
        for (const [n, person] of people.entries()) {
          const from = 97 * (n + g * EACH)
          const positions = Array.from({ length: POSITIONS }, (_, at) => ({
            on: on[(from + at) % on.length] ?? '',
            value: ([2, 1, -1, 1] as const)[(at * 7 + n + g) % 4] as Value,
            reason: undefined,
          }))
          const fields = { ...belongs, stage: 0, counter: 1, positions, replies: [] }
          hall.say(person, ballotTemplate(fields, { day: hall.day }))
        }
      await hall.becomes(16.5)
      await hall.close(0)
      await hall.becomes(19)
      isOver = true
    },
  }
}

/** Milliseconds in which a screen of it stands whole: to ask for that while it is drawn would be work of the page's. */
const DRAWN = 12_000

/** Opened, then its result; back to the text, into a passage far down, and back to where the reader stood; so from the result. */
export async function lookThrough(page: Page): Promise<void> {
  const back = async () => {
    await page.goBack()
    await page.waitForTimeout(DRAWN)
  }
  const intoPassage = async () => {
    await press(page, '.passage-head a', `p${PASSAGES - 100}`)
    await page.locator('.alternative').first().waitFor()
    await page.waitForTimeout(500)
    await back()
  }
  await press(page, 'main .screen > .quiet a')
  await press(page, '.threads h2 a', TITLE)
  await page.locator('.draft').waitFor({ timeout: 60_000 })
  await page.waitForTimeout(DRAWN)
  await intoPassage()
  await press(page, '.ways-on a')
  await page.locator('.results').waitFor()
  await page.waitForTimeout(DRAWN)
  await intoPassage()
  await back()
}

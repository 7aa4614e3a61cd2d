// The ways to every screen of the app, in any language: by the place of a link, never by its words.

import type { Page } from 'playwright-core'

/** How to come to each screen from any other: the place of a way in the header or at the foot. */
export const WAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  front: (page) => page.locator('header nav a').nth(0).click(),
  search: (page) => page.locator('header nav a').nth(1).click(),
  write: (page) => page.locator('header nav a').nth(2).click(),
  mine: (page) => page.locator('header nav a').nth(3).click(),
  take: (page) => page.locator('header nav a').nth(4).click(),
  proof: (page) => page.locator('.ways a').nth(0).click(),
  saving: (page) => page.locator('.ways a').nth(1).click(),
  names: (page) => page.locator('.ways a').nth(2).click(),
  moderation: (page) => page.locator('.ways a').nth(3).click(),
  addresses: (page) => page.locator('.ways a').nth(4).click(),
  about: (page) => page.locator('.ways a').nth(5).click(),
  find: (page) => page.locator('.ways a').nth(6).click(),
  board: (page) => openBoard(page, 0),
  thread: (page) => openThread(page, 'A folded post'),
  // Posts in Arabic, Uyghur and Persian stand among those of the other languages.
  'right to left': async (page) => {
    await openThread(page, 'Article 19 ·')
    for (const lang of ['ar', 'ug', 'fa']) {
      const said = page.locator(`.said[lang|=${lang}], .said [lang|=${lang}]`).first()
      await said.scrollIntoViewIfNeeded()
      const direction = await said.evaluate((element) => getComputedStyle(element).direction)
      if (direction !== 'rtl') throw new Error(`${lang}: expected right to left, got ${direction}`)
    }
  },
  article: async (page) => {
    await openThread(page, 'centrality')
    await page.locator('article.paper').waitFor()
  },
  history: async (page) => {
    await page.locator('.versions [role=link]').last().click()
    await page.locator('del, ins').first().waitFor()
  },
  results: async (page) => {
    await page.locator('header nav a').nth(1).click()
    await lookFor(page, '人权')
    await page.locator('.threads > li').first().waitFor()
  },
  'no results': async (page) => {
    await lookFor(page, '"nobody said this"')
    await page.locator('.threads > li').first().waitFor({ state: 'detached' })
  },
  'write an article': async (page) => {
    await page.locator('header nav a').nth(2).click()
    await page.locator('.compose .check').nth(1).click()
    await page.locator('.compose input').nth(2).fill(LONG)
    await page.locator('.compose textarea').fill(`# ${LONG}\n\n${LONG}\n\n> ${LONG}\n\n- ${LONG}`)
    await page.locator('.compose .acts button').nth(1).click()
    await page.locator('.preview blockquote').waitFor()
  },
  'key file': async (page) => {
    await page.locator('.ways a').nth(2).click()
    await page.locator('details.panel summary').click()
  },
  camera: async (page) => {
    await page.locator('header nav a').nth(4).click()
    // It sees nothing, for as long as it is looked at.
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream()
    })
    await page.locator('.drop button').click()
    await page.locator('.camera video').waitFor()
  },
  'report panel': async (page) => {
    await openThread(page, 'A folded post')
    await page.locator('#f1 .actions button').last().click()
    await page.locator('#f1 .panel button').first().waitFor()
  },
  cite: async (page) => {
    await page.locator('#f1 .actions button').nth(2).click()
    await page.locator('#f1 .panel dl').waitFor()
    await page.locator('#f1 .panel .actions button').last().click()
    await page.locator('.link-shown').waitFor()
  },
  // Last: whoever leaves it has not answered it.
  risk: async (page) => {
    await openThread(page, 'A folded post')
    await page.locator('#f1 .actions button').first().click()
    await page.locator('.compose textarea').fill('看得到。Seen from here.')
    await page.locator('.compose [type=submit]').click()
    await page.locator('.risk').waitFor()
  },
}

/** Words that break a line where none should: of German, Chinese, Tibetan and Arabic. */
const LONG =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz ' +
  '人人有資格享受本宣言所載的一切權利和自由不分種族膚色性別語言宗教政治或其他見解國籍或社會出身財產出生或其他身分等任何區別 ' +
  'འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང་ཐོབ་ཐངགི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ། ' +
  'يولد_جميع_الناس_أحراراً_متساوين_في_الكرامة_والحقوق'

async function lookFor(page: Page, words: string): Promise<void> {
  await page.locator('main input').first().fill(words)
  await page.locator('main input').first().press('Enter')
}

/** Opens a board from the front and waits until its own list stands. */
async function openBoard(page: Page, nth: number): Promise<void> {
  await page.locator('header nav a').nth(0).click()
  await page.locator('.boards [aria-current]').waitFor({ state: 'detached' })
  await page.locator('.boards [role=link]').nth(nth).click()
  await page.locator('.boards [aria-current]').waitFor()
}

/** Looks through the boards for a thread with these words in its title. */
async function openThread(page: Page, words: string): Promise<void> {
  for (const nth of [0, 1, 2]) {
    await openBoard(page, nth)
    const thread = page.locator('.threads h2 [role=link]', { hasText: words })
    // A list is drawn a few lines a frame.
    const isThere = await thread
      .first()
      .waitFor({ timeout: 1_500 })
      .then(() => true)
      .catch(() => false)
    if (!isThere) continue
    await thread.first().click()
    await page.locator('.threads').waitFor({ state: 'detached' })
    return
  }
  throw new Error(`thread: expected one with “${words}” in its title, got none on any board`)
}

/** The ways through an assembly, each from where the one before ends. */
export const ASSEMBLY_WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  list: async (page) => {
    await page.locator('main .screen > .quiet [role=link]').first().click()
    await page.locator('.threads h2 [role=link]').first().waitFor()
  },
  front: async (page) => {
    await page.locator('.threads h2 [role=link]').first().click()
    await page.locator('.calendar').waitFor()
  },
  passage: async (page) => {
    await page.locator('.draft h3 [role=link]').first().click()
    await page.locator('.changes ins').first().waitFor()
    for (const more of await page.locator('.alternative details:not([open]) > summary').all())
      await more.click()
  },
  result: async (page) => {
    await page.locator('.heading [role=link]').first().click()
    await page.locator('.calendar').waitFor()
    await page.locator('.heading nav [role=link]').first().click()
    await page.locator('.check-yourself').waitFor()
    for (const more of await page.locator('.results details > summary').all()) await more.click()
    await page.locator('section > details > summary').last().click()
    await page.locator('.opinion-map').waitFor()
  },
}

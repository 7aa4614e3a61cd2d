// Reading in the app, in a real browser on the demonstration's own node, behind the gate.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf, KIND, replyTags, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { LANGUAGE_NAMES } from '@commonwall/web/pages'
import { beforeAll, expect, it } from 'vitest'
import { saves } from './deeds.ts'
import { boardTitle, FOLDED } from './demo-node.ts'
import { inBrowser } from './in-browser.ts'
import { DESK, type Reader } from './reader.ts'
import { another, tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, a, cite } = words
const ARTICLE = 'Article 19 · 第十九条'
const LONG = 'Longer than a screen'
const STATEMENT = 'A statement that many answered'
/** One page of the app and a little more. */
const ANSWERS = 34

/** A thread and an article, each with as many answers. */
async function longTalks(wall: string, now: number): Promise<readonly VerifiedEvent[]> {
  const say = (n: number, kind: number, tags: readonly string[][], content: string) => {
    const template = { kind, created_at: now - 60 + n, tags: [['h', wall], ...tags], content }
    return signEvent(template, new Uint8Array(32).fill(100 + (n % 3)), new Uint8Array(32))
  }
  const title = (text: string) => [
    ['title', text],
    ['t', 'this-wall'],
    ['l', 'en'],
  ]
  const answers = (under: readonly string[][]) =>
    Array.from({ length: ANSWERS }, (_, n) => say(n + 1, KIND.reply, under, `Answer ${n + 1}.`))
  const thread = say(0, KIND.thread, title(LONG), 'Begun.')
  const article = say(
    0,
    KIND.article,
    [['d', 'long'], ...title(STATEMENT)],
    'We ask for a **public** hearing.',
  )
  const translation = [
    ['d', 'long-zh'],
    ['title', '许多人回应的声明'],
    ['t', 'this-wall'],
    ['l', 'zh-Hans'],
    ['translation', addressOf(article)],
  ]
  return [
    thread,
    ...answers(replyTags(thread)),
    article,
    say(0, KIND.article, translation, '我们要求**公开**审理。'),
    ...answers(replyTags(article)),
  ]
}

/** What a frame shows of a thread. */
interface Watched {
  readonly frames: readonly {
    readonly places: number
    readonly drawn: number
    readonly scroll: number
    readonly top: number | undefined
  }[]
}

/** In the page: looks at each frame in which posts stand, as it is painted. */
function watchPosts(): void {
  const frames: Watched['frames'][number][] = []
  Object.assign(globalThis, { frames })
  const look = () => {
    const places = document.querySelectorAll('.posts > .post').length
    if (places > 0)
      frames.push({
        places,
        drawn: document.querySelectorAll('.posts .body').length,
        scroll: scrollY,
        top: document.getElementById('f20')?.getBoundingClientRect().top,
      })
  }
  // After a frame's callbacks and before it is painted; a timer would also see what stands since, and is not painted yet.
  const seen = new ResizeObserver(() => {
    seen.disconnect()
    look()
  })
  const next = () =>
    requestAnimationFrame(() => {
      seen.observe(document.body)
      next()
    })
  next()
}

inBrowser('a reader in the app', (on) => {
  let reader: Reader

  beforeAll(async () => {
    await on.start(longTalks)
    reader = await on.reader(words)
  }, 120_000)

  /** What stands on paper when the reader prints: all that is seen in that medium while the browser prints, in WebKit once it has gone on. */
  const onPaper = async () => {
    const { page, button } = reader
    const press = await button(a.read.print).elementHandle()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => {
      globalThis.print = () =>
        setTimeout(() => {
          document.body.dataset.printed = document.body.innerText
        }, 300)
    })
    await press?.dispatchEvent('click')
    await expect.poll(() => page.locator('body').getAttribute('data-printed')).not.toBe(null)
    await page.emulateMedia({ media: null })
    await page.locator('h1').click()
    await page.locator('.on-paper').waitFor({ state: 'detached' })
    return page.evaluate(() => {
      const { printed = '' } = document.body.dataset
      delete document.body.dataset.printed
      return printed
    })
  }

  it('takes over from the page of a thread without losing a word of it', async () => {
    const { page } = reader
    const bare = await (await on.browser()).newContext({ javaScriptEnabled: false, proxy: on.gate.proxy })
    const without = await bare.newPage()
    await without.goto(`${on.demo.url}${words.language.toLowerCase()}/${on.demo.pathOf(ARTICLE)}`)
    const said = (await without.locator('.said').allInnerTexts()).map((text) => text.trim())
    await bare.close()
    await reader.visit(on.demo.url, on.demo.pathOf(ARTICLE))
    // Posts are drawn a few at a time.
    const drawn = async () => (await page.locator('.said').allInnerTexts()).map((text) => text.trim())
    await expect.poll(drawn).toEqual(said)
    expect(await page.locator('.posts .floor').allInnerTexts()).toEqual(
      Array.from(said, (_, index) => `${index + 1}`),
    )
  })

  it('paints each post by itself, and at a desk its floor beside it', async () => {
    const { page } = reader
    const size = page.viewportSize()
    await page.setViewportSize(DESK)
    const floor = page.locator('.posts .floor').last()
    await floor.scrollIntoViewIfNeeded()
    const seen = await floor.evaluate((floor) => {
      const { left, right, top, bottom } = floor.getBoundingClientRect()
      const post = floor.closest('.post')
      return {
        apart: post && getComputedStyle(post).contain,
        outside: right <= (post?.getBoundingClientRect().left ?? 0),
        isThere: document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === floor,
      }
    })
    if (size) await page.setViewportSize(size)
    expect(seen).toEqual({ apart: 'content', outside: true, isThere: true })
  })

  it('no address, title or history names what is read', async () => {
    const { page } = reader
    expect(page.url()).toBe(on.demo.url)
    await reader.link(t.newest).click()
    await page.locator('.threads h2 [role=link]').first().click()
    await page.locator('.post').first().waitFor()
    expect(page.url()).toBe(on.demo.url)
    expect(await page.title()).toBe(t.wall)
    expect(typeof (await page.evaluate(() => history.state))).toBe('number')
    expect(await page.locator('main a[href]:not(.leave a)').count()).toBe(0)
    await page.goBack()
    await page.locator('.threads').waitFor()
    const feed = (await page.locator('.feeds a', { hasText: 'Atom' }).getAttribute('href')) ?? ''
    expect((await fetch(feed)).headers.get('content-type')).toContain('atom+xml')
  })

  it('a hole keeps its place and says why; a link is made only when it is asked for', async () => {
    const { page } = reader
    await reader.link(FOLDED).click()
    await page.locator('.hole', { hasText: t.reason['off-topic'] }).waitFor()
    await page.locator('#f4').waitFor()
    expect(await page.locator('.hole .floor').allInnerTexts()).toEqual(['2', '4'])
    await page.locator('#f3').getByRole('button', { name: a.post.cite, exact: true }).click()
    await page.locator('.panel dl').waitFor()
    expect(await page.getByText(`${on.demo.url}t/`).count()).toBe(0)
    // A phone's way back, and Escape wherever the keyboard stands, close it before they leave anything.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('Escape')
    await page.locator('.panel dl').waitFor({ state: 'detached' })
    await page.locator('#f3').getByRole('button', { name: a.post.cite, exact: true }).click()
    await reader.button(cite.link).click()
    expect(await page.getByText(`${on.demo.url}t/`).count()).toBe(1)
    // A host without https gets no clipboard: what was to be copied stands there, selected.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await reader.button(cite.copy).click()
    await page.locator('.said-aloud', { hasText: a.notCopied }).waitFor()
    const selected = await page
      .getByRole('textbox', { name: cite.copy })
      .evaluate((text: HTMLTextAreaElement) => text.value.slice(text.selectionStart, text.selectionEnd))
    expect(selected).toMatch(/^post [0-9a-f]{64}\nwall /)
  })

  it('Escape closes a panel also where the browser does not tell of it, wherever the keyboard stands', async () => {
    const another = await reader.newTab()
    const { page } = another
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'CloseWatcher'))
    await another.visit(on.demo.url)
    await another.link(FOLDED).click()
    await page.locator('#f3').getByRole('button', { name: a.post.cite, exact: true }).click()
    await page.locator('.panel dl').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('Escape')
    await page.locator('.panel dl').waitFor({ state: 'detached' })
    await page.close()
  })

  it('finds 人權 by 人权, and nothing of it leaves the device', async () => {
    const { page } = reader
    const before = await on.gate.quiet()
    await reader.link(t.search).click()
    await page.getByLabel(t.searchLabel).fill('人权')
    await page.getByLabel(t.searchLabel).press('Enter')
    await page.locator('.threads .excerpt', { hasText: '人權' }).first().waitFor()
    expect(on.gate.passed.slice(before)).toEqual([])
  })

  it('opens a thread, reads its first writer alone and cites a post of it, and nothing of that leaves the device', async () => {
    const { page, link } = reader
    await link(t.newest).click()
    await link(LONG).waitFor()
    const before = await on.gate.quiet()
    await link(LONG).click()
    await page.locator('#f2').waitFor()
    await page.getByLabel(a.read.firstWriter, { exact: true }).click()
    await page.locator('#f2').waitFor({ state: 'detached' })
    await page.getByLabel(a.read.firstWriter, { exact: true }).click()
    await page.locator('#f2').getByRole('button', { name: a.post.cite, exact: true }).click()
    await page.locator('#f2 .panel').waitFor()
    await on.gate.quiet()
    expect(on.gate.passed.slice(before)).toEqual([])
    await page.locator('#f2').getByRole('button', { name: a.post.cite, exact: true }).click()
  })

  it('who goes back into a thread finds the place at once, and the rest of it where it was, drawn afterwards', async () => {
    const { page, link } = reader
    await link(t.newest).click()
    await link(LONG).click()
    await page.locator('#f30').waitFor()
    const way = page.locator('#f20').getByRole('button', { name: a.post.reply, exact: true })
    await way.focus()
    await page.locator('#f20').evaluate((post) => post.scrollIntoView())
    const top = () => page.locator('#f20').evaluate((post) => post.getBoundingClientRect().top)
    const before = [await page.evaluate(() => scrollY), await top()]
    await link(t.newest).evaluate((way: HTMLElement) => way.click())
    await page.locator('.threads').waitFor()
    await page.evaluate(watchPosts)
    await page.goBack()
    await expect.poll(() => page.locator('.posts .body').count()).toBe(30)
    const frames = await page.evaluate(() => (globalThis as unknown as Watched).frames)
    const [first] = frames
    expect(first?.places).toBe(30)
    expect(first?.drawn).toBeLessThan(10)
    for (const { scroll, top } of frames) expect([scroll, top]).toEqual(before)
    await way.and(page.locator(':focus')).waitFor()
    expect([await page.evaluate(() => scrollY), await top()]).toEqual(before)
  })

  it('who goes to the screen that is open stands at its top, and is not led there again when something changes', async () => {
    const { page, link, button } = reader
    const front = link(t.newest)
    await front.click()
    await page.locator('.threads h2').nth(20).waitFor()
    const goDown = () =>
      page.waitForFunction(() => {
        scrollTo(0, 300)
        return scrollY === 300
      })
    await goDown()
    await front.evaluate((way: HTMLElement) => way.click())
    await page.waitForFunction(() => scrollY === 0)
    await page.locator('h1:focus').waitFor()
    await goDown()
    for (const { language } of [await another(words), words]) {
      await button(LANGUAGE_NAMES[language]).evaluate((way: HTMLElement) => way.click())
      await page.locator(`html[lang="${language}"]`).waitFor()
      // What is above may be longer in another language.
      expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200)
    }
  })

  it('who asks for a floor below an article stands there, though what draws articles is fetched only then', async () => {
    const tab = await reader.newTab()
    const { page } = tab
    const fetched = Promise.withResolvers<void>()
    await page.route('**/app/article-*.js', (route) => fetched.promise.then(() => route.continue()))
    await tab.visit(on.demo.url)
    await tab.link(t.search).click()
    await page.getByLabel(t.searchLabel).fill('Answer 19')
    await page.getByLabel(t.searchLabel).press('Enter')
    const found = page
      .locator('.threads > li')
      .filter({ hasText: 'Answer 19.' })
      .filter({ hasText: STATEMENT })
    await found.getByRole('link').first().click()
    await page.getByText(a.moment, { exact: true }).waitFor()
    await page.locator('main:focus').waitFor()
    fetched.resolve()
    await page.locator('#f20:focus').waitFor()
    await expect.poll(() => page.locator('.posts .body').count()).toBe(30)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1_000)
    expect(tab.wrong).toEqual([])
    await page.close()
  })

  it('a thread is taken along whole, as text and on paper, whatever of it is on the screen', async () => {
    const { page } = reader
    await reader.link(t.newest).click()
    await reader.link(LONG).click()
    await page.locator('#f1').waitFor()
    await page.getByLabel(a.read.firstWriter, { exact: true }).check()
    await expect.poll(() => page.locator('.post').count()).toBeLessThan(20)
    const text = readFileSync(await saves(reader, a.read.asText, join(on.folder, 'notes.txt')), 'utf8')
    expect(text.match(/^Answer \d+\.$/gm)?.length).toBe(ANSWERS)
    await page.getByLabel(a.read.firstWriter, { exact: true }).uncheck()
    const printed = await onPaper()
    expect(printed.match(/^Answer \d+\.$/gm)).toHaveLength(ANSWERS)
    expect(printed).toContain('Begun.')
  })

  it('so is an article, beside its translation if that is open, with what was said about it, once each', async () => {
    const { page } = reader
    await reader.link(t.newest).click()
    await reader.link(STATEMENT).click()
    await page.locator('article.paper strong', { hasText: 'public' }).waitFor()
    const text = readFileSync(await saves(reader, a.read.asText, join(on.folder, 'notes.txt')), 'utf8')
    expect(text).toContain(`${STATEMENT}\n`)
    expect(text).toContain('We ask for a **public** hearing.')
    expect(text.match(/^Answer \d+\.$/gm)).toEqual(
      Array.from({ length: ANSWERS }, (_, n) => `Answer ${n + 1}.`),
    )
    await reader.button(a.read.sideBySide).click()
    await page.locator('.beside strong', { hasText: '公开' }).waitFor()
    const printed = await onPaper()
    expect(printed).toContain('We ask for a public hearing.')
    expect(printed).toContain('我们要求公开审理。')
    expect(printed.match(/^Answer \d+\.$/gm)).toHaveLength(ANSWERS)
    // What is to be pressed stays on the screen, and so does the address at which it was read.
    for (const name of [a.post.cite, a.read.print, a.post.reply, a.wipe.button, on.demo.host])
      expect(printed).not.toContain(name)
    expect(printed).toContain(t.utc)
  })

  it('the strip of truth leads to what can be trusted, in plain words and as it was signed', async () => {
    const { page } = reader
    await page.locator('.truth').click()
    await page.getByText(a.proof.nothingWrong).waitFor()
    expect(await page.locator('pre.note').first().innerText()).toMatch(/^commonwall\/[0-9a-f]{64}\//)
  })

  it('an article shows what a version changed, and speaks another language at once', async () => {
    const { page } = reader
    await page.setViewportSize(DESK)
    await reader.link(t.newest).click()
    await reader.link(boardTitle('words-of-2015', words.language)).click()
    await page.locator('.threads h2 [role=link]', { hasText: 'centrality' }).click()
    await page.getByRole('link', { name: t.changes }).first().click()
    await page.locator('del').first().waitFor()
    expect(await page.locator('ins').allInnerTexts()).toContain('role')
    const other = await another(words)
    await reader.button(LANGUAGE_NAMES[other.language]).click()
    await page.getByText(other.t.redlineKey).waitFor()
  })

  it('asked nobody but this host, and nothing narrower than the wall', async () => {
    expect(on.gate.refused).toEqual([])
    expect(on.gate.passed.filter((asked) => /\/(t|w|v|b|s)(\/|$)/.test(asked))).toEqual([
      // Once without scripts, once with them.
      `GET /${words.language.toLowerCase()}/${on.demo.pathOf(ARTICLE)}`,
      `GET /${words.language.toLowerCase()}/${on.demo.pathOf(ARTICLE)}`,
    ])
    expect(reader.wrong).toEqual([])
    expect(await reader.context.cookies()).toEqual([])
  })
})

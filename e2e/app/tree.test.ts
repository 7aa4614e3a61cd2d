// What a screen reader is given of each screen: one of each landmark, headings without a gap, and no two buttons that cannot be
// told from each other by their names and by the named groups in which they stand.

import type { CDPSession } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { startThread } from './deeds.ts'
import { inBrowser } from './in-browser.ts'
import type { Reader } from './reader.ts'
import { ASSEMBLY_WAYS, WAYS } from './ways.ts'
import { tongue } from './words.ts'

const words = await tongue('zh-Hans')
const { t, a } = words

const treeOf = async (session: CDPSession) => (await session.send('Accessibility.getFullAXTree')).nodes
type Node = Awaited<ReturnType<typeof treeOf>>[number]

/** `Details` is what an older Chromium calls the group that a `<details>` is. */
const GROUPS = new Set(['group', 'Details', 'region', 'article', 'form', 'navigation', 'dialog', 'alert'])
const PRESSED = new Set(['button', 'DisclosureTriangle', 'textbox', 'checkbox', 'combobox'])
const ONCE = ['banner', 'main', 'contentinfo']

/** What is wrong with the tree of what is open. */
async function wrongIn(session: CDPSession): Promise<readonly string[]> {
  const nodes = await treeOf(session)
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const nameOf = ({ name }: Node): string => name?.value?.trim() ?? ''
  const groupsOf = (node: Node): readonly string[] => {
    const parent = byId.get(node.parentId ?? '')
    if (parent === undefined) return []
    const isNamed = GROUPS.has(parent.role?.value ?? '') && nameOf(parent) !== ''
    return [...groupsOf(parent), ...(isNamed ? [nameOf(parent)] : [])]
  }
  const there = nodes.filter(({ ignored }) => !ignored)
  const ofRole = (role: string) => there.filter((node) => node.role?.value === role)
  const wrong = ONCE.filter((role) => ofRole(role).length !== 1).map((role) => `not one ${role}`)
  const twice = (what: string, all: readonly string[]) => {
    for (const [at, one] of all.entries()) if (all.indexOf(one) < at) wrong.push(`${what} twice: ${one}`)
  }
  twice('navigation', ofRole('navigation').map(nameOf))
  const pressed = there.filter(({ role }) => PRESSED.has(role?.value ?? ''))
  for (const node of pressed) if (nameOf(node) === '') wrong.push(`${node.role?.value} without a name`)
  twice(
    'control',
    pressed.map((node) => [...groupsOf(node), nameOf(node), node.description?.value].join(' › ')),
  )
  let before = 0
  for (const heading of ofRole('heading')) {
    const level = Number(heading.properties?.find(({ name }) => name === 'level')?.value.value)
    if (level > before + 1) wrong.push(`heading ${level} after ${before}: ${nameOf(heading)}`)
    before = level
  }
  return wrong
}

inBrowser('a reader who hears the screens', (on) => {
  let reader: Reader
  let session: CDPSession

  beforeAll(async () => {
    await on.start(undefined, true)
    reader = await on.reader(words)
    session = await reader.context.newCDPSession(reader.page)
    await reader.visit(on.demo.url)
    await reader.page.locator('.threads > li').first().waitFor()
  }, 180_000)

  it.each([
    'front',
    'board',
    'thread',
    'article',
    'write',
    'saving',
    'names',
    'moderation',
    'addresses',
    'take',
  ])('on the screen “%s”', async (name) => {
    await WAYS[name]?.(reader.page)
    await reader.page.locator('h1').first().waitFor()
    expect(await wrongIn(session)).toEqual([])
  })

  it('of whose post each button of a thread is', async () => {
    const { page } = reader
    await WAYS.thread?.(page)
    const third = page.getByRole('group', { name: t.floor(3), exact: true })
    await third.getByRole('button', { name: a.post.reply, exact: true }).waitFor()
    await third.getByRole('button', { name: a.report.button, exact: true }).click()
    expect(await wrongIn(session)).toEqual([])
  })

  it('which of the posts on their way each button is for', async () => {
    const { page } = reader
    for (const title of ['First', 'Second']) {
      await startThread(reader, { title, text: 'It waits.' })
      await page.locator('.mine > li', { hasText: title }).waitFor()
    }
    const first = page.getByRole('group', { name: 'First', exact: true })
    await first.getByRole('button', { name: a.mine.now, exact: true }).waitFor()
    await page.locator('.panel section, .panel li, .panel p button').first().waitFor()
    expect(await wrongIn(session)).toEqual([])
  })

  it('in an assembly', async () => {
    await reader.link(t.newest).click()
    for (const way of Object.values(ASSEMBLY_WAYS)) {
      await way(reader.page)
      expect(await wrongIn(session)).toEqual([])
    }
  }, 60_000)
})

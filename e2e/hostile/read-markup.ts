// Reads what a node gives away beside the app: its pages without JavaScript, its feeds, the page of a static copy, and the one
// file that a reader saved. Each is read by a browser's own parser, so that what would be an element there is one here.

import type { Page } from 'playwright-core'

/** What was read: where it stood, and its bytes as text. */
export interface Markup {
  readonly where: string
  readonly text: string
}

/** Problems, in words; none if all is well. @param page on whatever stands, its own policy included */
export async function problemsOfMarkup(page: Page, all: readonly Markup[]): Promise<string[]> {
  const problems: string[] = []
  for (const { where, text } of all) {
    const kind = where.endsWith('.atom') ? 'application/xml' : 'text/html'
    const found = where.endsWith('.json')
      ? problemsOfJson(text)
      : await page.evaluate(problemsOf, { text, kind } as const)
    problems.push(...found.map((problem) => `${where}: ${problem}`))
  }
  return problems
}

/** A feed's texts are text: no element stands in them, whoever shows them. */
function problemsOfJson(text: string): string[] {
  const { items } = JSON.parse(text) as { items: readonly Record<string, unknown>[] }
  return items.flatMap((item) => Object.keys(item).filter((key) => key === 'content_html'))
}

/** Runs in the page. */
function problemsOf({
  text,
  kind,
}: {
  readonly text: string
  readonly kind: 'application/xml' | 'text/html'
}): string[] {
  const parsed = new DOMParser().parseFromString(text, kind)
  const problems: string[] = []
  if (parsed.querySelector('parsererror') !== null) problems.push('is no XML')
  const place = kind === 'text/html' ? 'main ' : ''
  for (const name of [
    'script',
    'iframe',
    'img',
    // What an assembly draws of its own.
    'svg:not(.bar, .square)',
    'style',
    'base',
    'object',
    'embed',
    'link[rel=stylesheet]',
    'form[action^="http"]',
  ])
    if (parsed.querySelector(`${place}${name}`) !== null) problems.push(`an element ${name}`)
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) problems.push(`an attribute ${name}`)
      if (/^(href|src|action)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
        problems.push(`${name}=${value.slice(0, 40)}`)
    }
  }
  if (kind === 'text/html') {
    // A way out stands behind its host: the first tap shows it, the second goes there.
    for (const link of parsed.querySelectorAll('main a[href^="http"]')) {
      const host = link.closest('details.out')?.querySelector('.host')?.textContent
      // As the browser reads it: one that reads none has no host to go to.
      const { host: way } = Object.assign(document.createElement('a'), { href: link.getAttribute('href') })
      if (way === '' || way !== host)
        problems.push(`a way to ${link.getAttribute('href')?.slice(0, 60)} behind ${host}`)
    }
    if (parsed.querySelectorAll('html, head, body').length !== 3) problems.push('another frame')
  }
  return [...new Set(problems)].slice(0, 10)
}

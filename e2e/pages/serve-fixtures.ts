// Serves fixture pages with the headers that a node sends, on a free port of 127.0.0.1.

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadRenderer } from '@commonwall/node'
import { LANGUAGES, type Page } from '@commonwall/web/pages'
import { pagePolicy } from '@commonwall/web/policy'
import { allPages } from './fixtures.ts'

export interface FixtureServer {
  readonly url: string
  /** Every request that came, by path. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

/** `/<language>/<name>`: the names are those of `allPages`. */
export async function serveFixtures(): Promise<FixtureServer> {
  const { renderPage, STYLE } = await loadRenderer()
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const policy = pagePolicy({ styles: [hash], scripts: [] })
  const pages = new Map<string, Page>()
  for (const language of LANGUAGES)
    for (const [name, page] of Object.entries(allPages(language))) pages.set(`/${language}/${name}`, page)
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const page = pages.get(request.url ?? '')
    response.writeHead(page === undefined ? 404 : 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
    })
    response.end(page === undefined ? '' : renderPage(page))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

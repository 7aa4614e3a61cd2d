// The operator's page and `GET /metrics`, on a port of loopback and nowhere else: plain HTML, three languages, no scripts.
//
// Refused to whoever is not on this machine, calls it by another name, or comes through a proxy (`http/own-machine.ts`).

import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { acceptedLanguage, languageInPath } from '@commonwall/web/fill'
import type { OperatorFacts } from '@commonwall/web/operator'
import type { PageRenderer } from '@commonwall/web/pages'
import { listenAt } from '../http/listen.ts'
import { isFromHere } from '../http/own-machine.ts'
import { type Gauge, renderMetrics } from '../metrics/metrics.ts'
import type { Place } from '../pages/frame.ts'

export interface OperatorOptions {
  /** 0 for any free one. */
  readonly port: number
  readonly gauges: readonly Gauge[]
  readonly renderer: Pick<PageRenderer, 'renderOperator' | 'STYLE' | 'OPERATOR_STYLE'>
  readonly facts: (place: Place) => Promise<OperatorFacts>
  readonly onFault: (error: unknown) => void
}

/** Where it is served. */
export interface OperatorDoor {
  /** Ends in a slash. */
  readonly url: string
  close(): Promise<void>
}

/** Listens on 127.0.0.1, whatever the node itself listens on. */
export async function serveOperator(options: OperatorOptions): Promise<OperatorDoor> {
  const { gauges, renderer, onFault } = options
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf([renderer.STYLE, renderer.OPERATOR_STYLE]),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    vary: 'Accept-Language',
  }
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (!isFromHere(request)) return response.writeHead(403).end()
    if (request.method !== 'GET') return response.writeHead(405).end()
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
      return response.end(renderMetrics(gauges))
    }
    const place = placeOf(request)
    if (place === undefined) return response.writeHead(404).end()
    const html = renderer.renderOperator(await options.facts(place))
    return response.writeHead(200, { ...headers, 'content-language': place.lang }).end(html)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      onFault(error)
      response.writeHead(500).end()
    })
  })
  const port = await listenAt(server, options.port, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `/`, in the language that the browser asks for, or `/zh-hant/`; undefined for any other path. */
function placeOf({ url = '', headers }: IncomingMessage): Place | undefined {
  if (url === '/') return { lang: acceptedLanguage(headers['accept-language']), prefix: '', here: '' }
  const [, part = ''] = /^\/([a-z-]+)\/$/.exec(url) ?? []
  const lang = languageInPath(part)
  return lang && { lang, prefix: `${part}/`, here: '' }
}

function policyOf(styles: readonly string[]): string {
  const hashes = styles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  return `default-src 'none'; style-src ${hashes.join(' ')}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`
}

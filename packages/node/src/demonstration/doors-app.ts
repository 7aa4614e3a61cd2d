// `POST doors/<verb>`: what a demonstration's doors do on this machine. Refused unless it was asked on this very machine,
// by a page of this node, with the token of this start; and absent from every node that is no demonstration. What goes wrong
// goes to the page as a code, and as a sentence to whoever started it.

import { timingSafeEqual } from 'node:crypto'
import { DoorError } from '@commonwall/web/door-trouble'
import { TOKEN_HEADER, VERBS } from '@commonwall/web/doors'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isFromHere } from '../http/own-machine.ts'
import type { Doorways } from './demonstration.ts'

/** The longest thing that a door says: a language. */
const MAX_BODY = 1_024
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

export function doorsApp({ token, verbs }: Doorways, onFault: (error: unknown) => void): Hono {
  const app = new Hono()
  app.use('/doors/*', bodyLimit({ maxSize: MAX_BODY }))
  app.post('/doors/:verb', async (context) => {
    if (!mayAsk(context, token)) return context.text('door/another-start\n', 403, HEADERS)
    const verb = VERBS.find((one) => one === context.req.param('verb'))
    if (verb === undefined) return context.text('door/unexpected\n', 404, HEADERS)
    try {
      const answer = await verbs[verb]({ lang: readLang(await context.req.text()) })
      return context.json(answer, 200, HEADERS)
    } catch (error) {
      onFault(error)
      return context.text(`${error instanceof DoorError ? error.code : 'door/unexpected'}\n`, 500, HEADERS)
    }
  })
  return app
}

function mayAsk({ req, env }: Context, token: string): boolean {
  const { incoming } = env as Partial<HttpBindings>
  if (incoming === undefined || !isFromHere(incoming)) return false
  // A browser names the page's origin on every POST; another page's is refused, and none at all as well.
  if (req.header('origin') !== `http://${incoming.headers.host}`) return false
  const given = Buffer.from(req.header(TOKEN_HEADER) ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** The one thing that a verb may be told; what is not text of that shape is no language. */
function readLang(body: string): string {
  const [lang = 'en'] = /^[A-Za-z-]{2,12}$/.exec(body) ?? []
  return lang
}

// A portal, as of a hotel, that answers in everybody's place until its terms are accepted: whatever its 200 holds, no post
// counts as sent on its word, and its page in place of a file of the wall is no lie of the host's.

import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { encodeInboxAnswer, inboxLineHash, stringifyEvent, verifyEvent } from '@commonwall/wall'
import { afterAll, describe, expect, it } from 'vitest'
import { Copy } from '../../src/copy/copy.ts'
import { memoryRows } from '../../src/rows/memory-rows.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { httpTransport } from '../../src/transports/http.ts'
import { relayTransport } from '../../src/transports/relay.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { openScene, states } from '../outbox/scene.ts'

const { wall, clock, openDevice, write, release, timesOnTheWall } = await openScene()
afterAll(wall.close)

const evidence = (
  JSON.parse(
    readFileSync(new URL('../../../../vectors/evidence/valid/evidence.json', import.meta.url), 'utf8'),
  ) as { readonly vectors: readonly { readonly name: string; readonly file: string }[] }
).vectors

type Answer = (response: ServerResponse, body: Buffer) => void
const CORS = { 'access-control-allow-origin': '*' }
const PAGE = '<!DOCTYPE html>\n<title>Welcome</title><form method="post">Accept our terms</form>'
const says =
  (type: string, body: string | Uint8Array, headers: Readonly<Record<string, string>> = CORS): Answer =>
  (response) =>
    response.writeHead(200, { ...headers, 'content-type': type }).end(body)

const ANSWERS: readonly (readonly [string, Answer])[] = [
  ['a page', says('text/html', PAGE)],
  ['a page without leave for other origins', says('text/html', PAGE, {})],
  ['a page that says it is text', says('text/plain; charset=utf-8', `\n  <html>${PAGE}`)],
  ['nothing', says('text/plain', '')],
  ['JSON of its own', says('application/json', '{"status":"ok","taken":true}')],
  ['the word that a node says', says('text/plain', 'taken\n')],
  ['what it was sent', (response, body) => response.writeHead(200, CORS).end(body)],
  ['what a node said to somebody else', says('text/plain', answerTo('another line'))],
  ['an answer too many', (response, body) => response.writeHead(200, CORS).end(answersTwice(body))],
  ['no content', (response) => response.writeHead(204, CORS).end()],
  [
    'a way to its own page',
    (response, { length }) =>
      length === 0 ? says('text/html', PAGE)(response, Buffer.of()) : void moved(response),
  ],
]

function answerTo(...lines: readonly string[]): Uint8Array {
  return encodeInboxAnswer(lines.map((line) => ({ hash: inboxLineHash(line), refused: undefined })))
}

function answersTwice(body: Buffer): Uint8Array {
  const [line = ''] = body.toString().split('\n')
  return answerTo(line, line)
}

/** To a 200 of its own, as to a GET of whatever else. */
function moved(response: ServerResponse): void {
  response.writeHead(302, { ...CORS, location: '/welcome' }).end()
}

async function openPortal(answer: Answer) {
  const server = createServer(async (request, response) => answer(response, await buffer(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

describe('a portal', () => {
  it.each(ANSWERS)('that answers a post with %s has taken nothing', async (_, answer) => {
    const portal = await openPortal(answer)
    const http = httpTransport(portal.url)
    const post = http.post?.(wall.log, [stringifyEvent(write())])
    await expect(post).rejects.toBeInstanceOf(TransportError)
    const rows = memoryRows()
    const behind = await openDevice({ rows, post: [http, relayTransport(portal.url)] })
    await behind.catchUp()
    const event = write()
    await behind.outbox.add(event)
    await behind.outbox.send()
    expect(behind.outbox.entries).toMatchObject([
      { state: 'waiting', trouble: { code: 'trouble/unreachable' }, tries: 1 },
    ])
    await behind.close()
    await portal.close()
    // Once its terms are accepted the same post leaves, and stands there once.
    const freed = await openDevice({ rows })
    await freed.catchUp()
    await freed.outbox.hurry(event.id)
    await freed.outbox.send()
    expect(states(freed.outbox)).toEqual(['sent'])
    await release()
    await freed.look()
    expect(states(freed.outbox)).toEqual(['on-the-wall'])
    expect(await timesOnTheWall(event)).toBe(1)
    await freed.close()
  })

  it.each(ANSWERS.slice(0, 5))(
    'that gives %s for files of the wall is called that, not a host that lies',
    async (_, answer) => {
      const portal = await openPortal(answer)
      const http = httpTransport(portal.url)
      for (const path of ['head.tar', `log/${wall.log}/checkpoint`, `log/${wall.log}/seg/0/000.gz`])
        await expect(http.read?.(path)).rejects.toMatchObject({ code: 'transport/page' })
      const node = httpTransport(wall.node.url)
      const midway: typeof node.read = async (path, signal) => {
        if (path === 'head.tar') return undefined
        return (/\/(?:seg|tile)\//.test(path) ? http : node).read?.(path, signal)
      }
      // It stood there from the first request, or came while the wall was read.
      for (const source of [http, { ...node, read: midway }]) {
        const copy = await Copy.open({
          store: new MemoryPathStore(),
          verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
          now: clock,
        })
        const { caught } = await copy.catchUp([source])
        expect(caught.map(({ code, trouble }) => `${code} ${trouble}`)).toEqual([
          'unreachable transport/page',
        ])
        await copy.close()
      }
      await portal.close()
    },
  )

  it.each(['<html', '{"', '{}'])(
    'whose answer a tile begins like (%s) is none: a writer can choose hashes by work',
    async (begin) => {
      const like = await openPortal(says('application/octet-stream', begin.padEnd(32, 'x')))
      const tile = await httpTransport(like.url).read?.(`log/${wall.log}/tile/0/000.p/1`)
      expect(tile).toHaveLength(32)
      await like.close()
    },
  )

  it.each(evidence)('is not seen in evidence, which is JSON too: $name', async ({ file }) => {
    const host = await openPortal(says('application/octet-stream', file))
    const read = await httpTransport(host.url).read?.(`evidence/${'0'.repeat(64)}`)
    expect(new TextDecoder().decode(read)).toBe(file)
    await host.close()
  })

  it('that answers the opening of a line to a relay is no relay', async () => {
    const portal = await openPortal(says('text/html', PAGE))
    const relay = relayTransport(portal.url)
    await expect(relay.post?.(wall.log, [stringifyEvent(write())])).rejects.toBeInstanceOf(TransportError)
    await portal.close()
  })
})

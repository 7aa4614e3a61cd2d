// What happens below a POST: half bodies, bodies that never end, lengths that lie, writers of a byte at a time.

import type { SignedEvent } from '../conformance/client.ts'
import type { ConnectionAttack } from './broken-connections.ts'
import type { Dice } from './dice.ts'
import { openSocket, readSocket } from './raw-socket.ts'

const TOO_LONG = 'HTTP/1.1 413'
const TAKEN = / taken\n/

function head(url: string, ...headers: readonly string[]): string {
  const { host, pathname } = new URL(url)
  const lines = [`POST ${pathname} HTTP/1.1`, `Host: ${host}`, 'Content-Type: text/plain', ...headers]
  return `${lines.join('\r\n')}\r\n\r\n`
}

function bodyOf(event: SignedEvent): Buffer {
  const line = Buffer.from(`${JSON.stringify(event)}\n`)
  const size = line.length <= 1_024 ? 1_024 : 4_096
  return line.length < size ? Buffer.concat([line, Buffer.alloc(size - line.length, '\n')]) : line
}

/** Must be answered like that, or cut off. */
function refused(
  name: string,
  expected: string,
  bytes: (url: string, dice: Dice) => string,
): ConnectionAttack {
  return {
    name,
    async run(url, dice) {
      const socket = await openSocket(url)
      socket.on('error', () => {})
      const answer = readSocket(socket, (text) => text.includes('\r\n\r\n'))
      socket.write(bytes(url, dice))
      const { text, ended } = await answer
      socket.destroy()
      if (text.startsWith(expected) || (ended && text === '')) return undefined
      return `expected ${expected}, got ${JSON.stringify(text.slice(0, 60))}`
    },
  }
}

/** Must be taken in the end. */
function taken(
  name: string,
  send: (url: string, body: Buffer, dice: Dice) => { pieces: readonly Buffer[]; answers: number },
): ConnectionAttack {
  return {
    name,
    async run(url, dice, event) {
      const socket = await openSocket(url)
      const { pieces, answers } = send(url, bodyOf(event), dice)
      const all = readSocket(socket, (text) => text.split(TAKEN).length > answers)
      for (const piece of pieces) {
        socket.write(piece)
        if (pieces.length > 1) await new Promise((resolve) => setTimeout(resolve, dice.below(4)))
      }
      const { text } = await all
      socket.destroy()
      return text.split(TAKEN).length > answers ? undefined : `got ${JSON.stringify(text.slice(0, 60))}`
    },
  }
}

export const brokenPosts: readonly ConnectionAttack[] = [
  refused(
    'post: a length that is too much',
    TOO_LONG,
    (url) => `${head(url, 'Content-Length: 999999999999')}{}`,
  ),
  refused('post: a length below nothing', 'HTTP/1.1 400', (url) => head(url, 'Content-Length: -1')),
  refused('post: two lengths', 'HTTP/1.1 400', (url) => head(url, 'Content-Length: 2', 'Content-Length: 3')),
  refused('post: a length and chunks', 'HTTP/1.1 400', (url) =>
    head(url, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
  ),
  refused('post: chunks without end', TOO_LONG, (url, dice) => {
    const chunk = `2000\r\n${'\n'.repeat(0x2000)}\r\n`
    return head(url, 'Transfer-Encoding: chunked') + chunk.repeat(13 + dice.below(20))
  }),
  refused(
    'post: a chunk of no number',
    'HTTP/1.1 400',
    (url) => `${head(url, 'Transfer-Encoding: chunked')}zz\r\n`,
  ),
  refused('post: a header longer than is read', 'HTTP/1.1 431', (url) =>
    head(url, `X: ${'x'.repeat(70_000)}`),
  ),
  {
    name: 'post: half a body, dropped',
    async run(url, dice, event) {
      const body = bodyOf(event)
      const socket = await openSocket(url)
      socket.write(head(url, `Content-Length: ${body.length}`))
      socket.write(body.subarray(0, dice.below(body.length)))
      await new Promise((resolve) => setTimeout(resolve, dice.below(30)))
      socket.destroy()
      return undefined
    },
  },
  {
    name: 'post: dropped before the answer',
    async run(url, _, event) {
      const body = bodyOf(event)
      const socket = await openSocket(url)
      socket.write(Buffer.concat([Buffer.from(head(url, `Content-Length: ${body.length}`)), body]))
      socket.destroySoon()
      return undefined
    },
  },
  taken('post: a writer of a few bytes at a time', (url, body, dice) => {
    const bytes = Buffer.concat([Buffer.from(head(url, `Content-Length: ${body.length}`)), body])
    const step = 40 + dice.below(40)
    const count = Math.ceil(bytes.length / step)
    return {
      pieces: Array.from({ length: count }, (_, n) => bytes.subarray(n * step, (n + 1) * step)),
      answers: 1,
    }
  }),
  taken('post: one byte a chunk', (url, body) => {
    const chunks = [...body].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join('')
    const text = `${head(url, 'Transfer-Encoding: chunked')}${chunks}0\r\n\r\n`
    return { pieces: [Buffer.from(text, 'latin1')], answers: 1 }
  }),
  taken('post: three at once on one connection', (url, body) => {
    const one = Buffer.concat([Buffer.from(head(url, `Content-Length: ${body.length}`)), body])
    return { pieces: [Buffer.concat([one, one, one])], answers: 3 }
  }),
]

// What happens below the messages: half frames, wrong frames, writers and readers that stall (RFC 6455).

import type { Socket } from 'node:net'
import type { SignedEvent } from '../conformance/client.ts'
import type { Dice } from './dice.ts'
import { openSocket, readSocket } from './raw-socket.ts'

/** undefined: the relay did the right thing. */
type Problem = string | undefined

export interface ConnectionAttack {
  readonly name: string
  run(url: string, dice: Dice, event: SignedEvent): Promise<Problem>
}

const MASK = Buffer.from([1, 2, 3, 4])

/** A client's frame; `fin` false for all but the last fragment. */
function frame(opcode: number, payload: Buffer, fin = true): Buffer {
  const length = payload.length
  const head =
    length < 126 ? Buffer.from([0, 0x80 | length]) : Buffer.from([0, 0x80 | 126, length >> 8, length & 255])
  head[0] = (fin ? 0x80 : 0) | opcode
  return Buffer.concat([head, MASK, Buffer.from(payload.map((byte, i) => byte ^ (MASK[i % 4] ?? 0)))])
}

/** A socket on which the upgrade has been answered. */
async function upgraded(url: string): Promise<Socket> {
  const socket = await openSocket(url)
  socket.write(
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  )
  await readSocket(socket, (text) => text.includes('\r\n\r\n'))
  return socket
}

/** The relay must end the connection. */
function ends(name: string, bytes: (dice: Dice) => Buffer): ConnectionAttack {
  return {
    name,
    async run(url, dice) {
      const socket = await upgraded(url)
      socket.write(bytes(dice))
      const { ended } = await readSocket(socket, () => false)
      socket.destroy()
      return ended ? undefined : 'the connection stands'
    },
  }
}

/** Left alone, then dropped: nothing is to be seen but that the relay goes on. */
function leaves(name: string, bytes: (dice: Dice, event: SignedEvent) => Buffer): ConnectionAttack {
  return {
    name,
    async run(url, dice, event) {
      const socket = await upgraded(url)
      socket.write(bytes(dice, event))
      await new Promise((resolve) => setTimeout(resolve, dice.below(30)))
      socket.destroy()
      return undefined
    },
  }
}

function eventFrame(event: SignedEvent): Buffer {
  return frame(1, Buffer.from(JSON.stringify(['EVENT', event])))
}

export const brokenConnections: readonly ConnectionAttack[] = [
  ends('connection: a frame without a mask', () => Buffer.from([0x81, 2, 0x5b, 0x5d])),
  ends('connection: a frame of 2^62 bytes', () =>
    Buffer.from([0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
  ),
  ends('connection: reserved bits', () => Buffer.from([0xf1, 0x80, 1, 2, 3, 4])),
  ends('connection: an unknown opcode', (dice) => Buffer.from([0x83 + dice.below(5), 0x80, 1, 2, 3, 4])),
  ends('connection: a continuation of nothing', () => frame(0, Buffer.from('[]'))),
  ends('connection: text that is no UTF-8', () =>
    frame(1, Buffer.from([0x5b, 0x22, 0xff, 0xc0, 0x22, 0x5d])),
  ),
  ends('connection: a ping of 200 bytes', () => frame(9, Buffer.alloc(200))),
  ends('connection: a close code that is none', () => frame(8, Buffer.from([0, 1]))),
  leaves('connection: half a frame', (dice, event) => {
    const whole = eventFrame(event)
    return whole.subarray(0, 1 + dice.below(whole.length - 1))
  }),
  leaves('connection: one fragment of many', (_, event) => frame(1, Buffer.from(event.content), false)),
  leaves('connection: dropped before the answer', (_, event) => eventFrame(event)),
  leaves('connection: pings without end', (dice) =>
    Buffer.concat(Array.from({ length: 500 }, () => frame(9, Buffer.from(dice.text(5))))),
  ),
  {
    name: 'connection: a writer of a few bytes at a time is answered in the end',
    async run(url, dice, event) {
      const socket = await upgraded(url)
      const bytes = Buffer.concat([
        frame(1, Buffer.from('["COUNT",'), false),
        frame(9, Buffer.from('between')),
        frame(0, Buffer.from(`"slow",{"ids":["${event.id}"]}]`)),
      ])
      const answer = readSocket(socket, (text) => text.includes('["COUNT","slow"'))
      for (let at = 0; at < bytes.length; at += 20) {
        socket.write(bytes.subarray(at, at + 20))
        await new Promise((resolve) => setTimeout(resolve, dice.below(3)))
      }
      const { text } = await answer
      socket.destroy()
      return text.includes('["COUNT","slow"') ? undefined : 'no answer'
    },
  },
  {
    name: 'connection: a reader that asks for everything and reads nothing',
    async run(url, dice) {
      const socket = await upgraded(url)
      socket.pause()
      for (let n = 0; n < 8; n += 1) socket.write(frame(1, Buffer.from(`["REQ","r${n}",{"limit":500}]`)))
      await new Promise((resolve) => setTimeout(resolve, dice.below(50)))
      socket.destroy()
      return undefined
    },
  },
  {
    name: 'connection: no HTTP',
    async run(url, dice) {
      const socket = await openSocket(url)
      socket.on('error', () => {})
      socket.write(`${dice.text(100)}\r\n\r\n`)
      const { text, ended } = await readSocket(socket, () => false)
      socket.destroy()
      return ended && text.startsWith('HTTP/1.1 400') ? undefined : `got ${JSON.stringify(text.slice(0, 40))}`
    },
  },
]

// DNS over TCP, fast flows of UDP, video calls, and the weather on the line.

import { concat, fromHex, toHex, uint, vector } from '../../../packages/lab/src/wire/bytes.ts'
import { writeQuery } from '../../../packages/lab/src/wire/dns.ts'
import { FORBIDDEN, lists, open, type Step, say, writeVectors } from './made.ts'

export function dnsOverTcp(): void {
  const server = '203.0.113.5:53'
  const question = (name: string) => toHex(vector(2, writeQuery(name, 1, 0x1234)))
  const bad = question(FORBIDDEN)
  const pieces = bad.match(/.{1,40}/g) ?? []
  writeVectors(
    'dns-tcp',
    {
      about: 'Questions over TCP: one segment is read, pieces are not put together.',
      source: 'FOCI 2026, DPYProxy-DNS: pieces of 20 bytes got through to 40 of 41 resolvers',
      boxes: [{ box: 'dns-tcp', list: 'names' }],
      lists,
    },
    [
      {
        name: 'a forbidden name',
        steps: [open({ server }), say(20, bad, 'reset', { server, to: 'both' })],
      },
      {
        name: 'another name',
        steps: [open({ server }), say(20, question('benign.test'), 'pass', { server })],
      },
      {
        name: 'in pieces of twenty bytes',
        steps: [open({ server }), ...pieces.map((piece, at) => say(20 + 10 * at, piece, 'pass', { server }))],
      },
      {
        name: 'another port',
        steps: [open({ server: '203.0.113.5:54' }), say(20, bad, 'pass', { server: '203.0.113.5:54' })],
      },
    ],
  )
}

const datagram = (
  at: number,
  bytes: Uint8Array,
  expect: 'pass' | 'drop',
  more: Partial<Step> = {},
): Step => ({
  at,
  protocol: 'udp',
  hex: toHex(bytes),
  expect,
  ...more,
})

export function udpShaper(): void {
  const large = new Uint8Array(300)
  const small = new Uint8Array(100)
  writeVectors(
    'udp-shaper',
    {
      about:
        'Flows of UDP that last and are fast (here above 8 kbit/s, and all large datagrams instead of half): thinned after two minutes, swallowed a minute later, for ten.',
      source: 'apernet/hysteria issues 1220 and 1267 (Shandong, Shanghai, 2024), as users tell it',
      boxes: [{ box: 'udp-shaper', rate: 8000, loss: 1 }],
    },
    [
      {
        name: 'a fast flow',
        steps: [
          datagram(0, large, 'pass'),
          ...[0, 1, 2].map((at) => datagram(120_000 + at, large, 'pass')),
          datagram(120_003, large, 'drop'),
          datagram(120_004, small, 'pass'),
          datagram(180_002, small, 'pass'),
          datagram(180_003, small, 'drop'),
          datagram(780_002, small, 'drop'),
          datagram(780_003, small, 'pass'),
        ],
      },
      {
        name: 'fast, but not for two minutes',
        steps: [0, 1, 2, 3, 4].map((at) => datagram(at, large, 'pass')),
      },
      {
        name: 'slow for long',
        steps: [0, 60_000, 120_000, 180_000, 240_000].map((at) => datagram(at, large, 'pass')),
      },
      {
        name: 'another flow',
        steps: [
          datagram(0, large, 'pass'),
          ...[0, 1, 2].map((at) => datagram(120_000 + at, large, 'pass')),
          datagram(120_003, large, 'drop'),
          datagram(120_004, large, 'pass', { client: '10.9.1.2:50001' }),
        ],
      },
    ],
  )
}

export function videoCalls(): void {
  const record = (type: number, body: Uint8Array) =>
    concat(uint(type, 1), uint(0xfefd, 2), new Uint8Array(8), vector(2, body))
  const greeting = (ciphers: string) => {
    const extensions = [10, 11, 13, 23].map((type) => concat(uint(type, 2), vector(2, new Uint8Array(4))))
    const body = concat(
      uint(0xfefd, 2),
      new Uint8Array(32),
      vector(1),
      vector(1),
      vector(2, fromHex(ciphers)),
      vector(1, uint(0, 1)),
      vector(2, ...extensions),
    )
    const head = concat(uint(1, 1), uint(body.length, 3), uint(0, 2), uint(0, 3), uint(body.length, 3))
    return record(22, concat(head, body))
  }
  const data = (length: number) => record(23, new Uint8Array(length - 13))
  const tunnel = (more: readonly Step[]): readonly Step[] => [
    datagram(0, data(600), 'pass'),
    datagram(10, data(60), 'pass', { from: 'server' }),
    ...more,
  ]
  writeVectors(
    'dtls-fingerprint',
    {
      about:
        'Video calls: greetings of a listed library, and web connections inside a call by their lengths.',
      source: 'net4people/bbs issues 603 (Russia, 2026-03) and 255 (China, 2023)',
      boxes: [{ box: 'dtls-fingerprint', fingerprints: ['fefd,c02b-c02f-c00a-c014-c0a4,a-b-d-17'] }],
    },
    [
      {
        name: 'a listed greeting, and all of its flow',
        steps: [
          datagram(0, greeting('c02bc02fc00ac014c0a4'), 'drop'),
          datagram(10, data(60), 'drop'),
          datagram(20, data(60), 'pass', { client: '10.9.1.2:50001' }),
        ],
      },
      { name: 'another greeting', steps: [datagram(0, greeting('c02bc02f'), 'pass')] },
      {
        name: 'STUN',
        why: 'meetings need it',
        steps: [datagram(0, fromHex('000100002112a442000000000000000000000000'), 'pass')],
      },
      {
        name: 'a web connection inside',
        steps: tunnel([
          datagram(20, data(1200), 'drop', { from: 'server' }),
          datagram(30, data(201), 'drop'),
          datagram(40, data(200), 'pass'),
        ]),
      },
      {
        name: 'a call, whose first answers are short',
        steps: tunnel([
          datagram(20, data(300), 'pass', { from: 'server' }),
          datagram(30, data(1200), 'pass', { from: 'server' }),
        ]),
      },
    ],
  )
}

export function weather(): void {
  writeVectors(
    'weather',
    {
      about:
        'The long line: what leaves is late, what comes in is lost here with certainty, openings are not.',
      source: 'SIGMETRICS 2020, "The Great Bottleneck": loss on data into China only',
      boxes: [{ box: 'weather', rtt: 200, lossIn: 1 }],
    },
    [
      { name: 'what leaves', steps: [open({ expect: 'delay' }), say(20, '00', 'delay')] },
      { name: 'data that comes in', steps: [say(20, '00', 'lose', { from: 'server' })] },
      { name: 'an answer to a SYN', steps: [{ at: 0, kind: 'syn-ack', from: 'server', expect: 'delay' }] },
    ],
  )
}

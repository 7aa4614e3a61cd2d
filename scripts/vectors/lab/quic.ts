// Which Initials of QUIC are read, and what happens then.

import { concat, fromLatin1, toHex, uint } from '../../../packages/lab/src/wire/bytes.ts'
import { type HelloShape, helloMessage } from '../../../packages/lab/src/wire/write-hello.ts'
import { cryptoFrame, writeInitial } from '../../../packages/lab/src/wire/write-initial.ts'
import { FORBIDDEN, lists, type Step, type Steps, writeVectors } from './made.ts'

export function quicInitials(): void {
  const SHAPE: HelloShape = {
    sni: FORBIDDEN,
    alpn: ['h3'],
    extensions: [{ type: 51, body: new Uint8Array(38) }],
  }
  const message = helloMessage(SHAPE)
  const id = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 37 + 11) & 255)
  const plain = writeInitial({ frames: cryptoFrame(0, message), destination: id(16) })
  const again = toHex(fromLatin1('another datagram of the same flow'))
  const server = '203.0.113.5:443'
  const udp = (at: number, hex: string, expect: 'pass' | 'drop', more: Partial<Step> = {}): Step => ({
    at,
    protocol: 'udp',
    server,
    hex,
    expect,
    ...more,
  })
  const paper = (
    number: number,
    name: string,
    datagram: Uint8Array,
    blocks: boolean,
    why?: string,
  ): Steps => ({
    name: `payload ${number}: ${name}: ${blocks ? 'block' : 'pass'}`,
    ...(why === undefined ? {} : { why }),
    steps: [udp(0, toHex(datagram), 'pass'), udp(2000, again, blocks ? 'drop' : 'pass')],
  })
  const inAlpn = helloMessage({ alpn: [FORBIDDEN], extensions: [{ type: 13, body: new Uint8Array(20) }] })
  const outer = helloMessage({
    sni: 'cloudflare-ech.com',
    alpn: ['h3'],
    extensions: [{ type: 0xfe0d, body: new Uint8Array(218) }],
  })
  const chaos = concat(
    uint(1, 1),
    new Uint8Array(40),
    uint(1, 1),
    cryptoFrame(0, message),
    new Uint8Array(700),
  )
  writeVectors(
    'quic-initial',
    {
      about:
        'Which Initials are read, and what happens then. The first datagram gets through; the block begins 58.6 ms later.',
      source:
        'USENIX Security 2025, "Exposing and Circumventing SNI-based QUIC Censorship of the Great Firewall of China", table of payloads 1 to 10 and its measurements of ports',
      boxes: [{ box: 'quic-sni', list: 'names', reliability: 1, after: { least: 58.6, mean: 58.6 } }],
      lists,
    },
    [
      paper(1, 'a version 1 Initial with a forbidden name', plain, true),
      paper(2, 'the same, one byte short', plain.subarray(0, -1), false),
      paper(
        3,
        'version 2',
        writeInitial({ frames: cryptoFrame(0, message), destination: id(16), version: 2 }),
        false,
      ),
      paper(
        4,
        'connection ids of length zero',
        writeInitial({ frames: cryptoFrame(0, message), destination: new Uint8Array() }),
        true,
      ),
      paper(
        5,
        'a connection id of 255 bytes',
        writeInitial({ frames: cryptoFrame(0, message), destination: id(255) }),
        false,
      ),
      paper(
        6,
        'a CRYPTO frame that says its length is zero',
        writeInitial({ frames: concat(uint(6, 1), uint(0, 1), uint(0, 2), message), destination: id(8) }),
        true,
      ),
      paper(
        7,
        'the forbidden name as ALPN',
        writeInitial({ frames: cryptoFrame(0, inAlpn), destination: id(8) }),
        false,
      ),
      paper(
        8,
        'one CRYPTO frame among PING and PADDING',
        writeInitial({ frames: chaos, destination: id(8) }),
        false,
      ),
      paper(
        9,
        'an encrypted greeting (ECH) under another name',
        writeInitial({ frames: cryptoFrame(0, outer), destination: new Uint8Array() }),
        false,
      ),
      paper(
        10,
        'a version that nobody knows',
        writeInitial({ frames: cryptoFrame(0, message), destination: id(8), version: 0x6b3343cf }),
        false,
      ),
      {
        name: 'the hello in two frames',
        why: 'frames are not put together',
        steps: [
          udp(
            0,
            toHex(
              writeInitial({
                frames: concat(
                  cryptoFrame(60, message.subarray(60)),
                  cryptoFrame(0, message.subarray(0, 60)),
                ),
                destination: id(8),
              }),
            ),
            'pass',
          ),
          udp(2000, again, 'pass'),
        ],
      },
      ...[
        ['a smaller port than the server', '10.9.1.2:400', server],
        ['the same port as the server', '10.9.1.2:443', server],
        ['a smaller port, high', '10.9.1.2:50000', '203.0.113.5:50001'],
      ].map(([name = '', client = '', to = '']) => ({
        name: `from ${name}`,
        why: 'the client’s port must be greater than the server’s',
        steps: [
          udp(0, toHex(plain), 'pass', { client, server: to }),
          udp(2000, again, 'pass', { client, server: to }),
        ],
      })),
      {
        name: 'a datagram of noise first',
        why: 'only the first datagram of a flow is read, for a minute',
        steps: [
          udp(0, again, 'pass'),
          udp(10, toHex(plain), 'pass'),
          udp(2000, again, 'pass'),
          udp(59_999, toHex(plain), 'pass'),
          udp(60_000, toHex(plain), 'pass'),
          udp(60_200, again, 'drop'),
        ],
      },
      {
        name: 'from outside in',
        why: 'only what leaves the country, since 2025-03-13',
        steps: [
          udp(0, toHex(plain), 'pass', { inside: 'server' }),
          udp(2000, again, 'pass', { inside: 'server' }),
        ],
      },
      {
        name: 'three minutes for the client and the server port, to the client nothing',
        steps: [
          udp(0, toHex(plain), 'pass'),
          udp(50, again, 'pass'),
          udp(100, again, 'drop'),
          udp(101, again, 'pass', { from: 'server' }),
          udp(102, again, 'drop', { client: '10.9.1.2:50001' }),
          udp(103, again, 'pass', { client: '10.9.1.3:50001' }),
          udp(104, again, 'pass', { server: '203.0.113.5:444' }),
          udp(90_000, toHex(plain), 'drop', { client: '10.9.1.2:50002' }),
          udp(180_058, again, 'drop'),
          udp(180_059, again, 'pass'),
        ],
      },
    ],
  )
}

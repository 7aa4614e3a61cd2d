// What is swallowed without a word: after a name, under an encrypted greeting, on no list, or all of it.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import {
  benign,
  first,
  forbidden,
  hello,
  lists,
  open,
  rest,
  type Step,
  say,
  syn,
  writeVectors,
} from './made.ts'

const swallowed = (at: number, port: number, more: Partial<Step> = {}): Step =>
  syn(at, port, 'pass', { expect: 'drop', ...more })

export function secondTlsDevice(): void {
  writeVectors(
    'tls-sni-drop',
    {
      about:
        'The second device: the connection that shows a name lives on, later ones to that server and port vanish (here for 60 s).',
      source:
        'FOCI 2021, "Even Censors Have a Backup", for its being there; URenko/Accesser issue 103 for its shape. Its constants are not published',
      boxes: [{ box: 'tls-sni-drop', list: 'names', residual: [60_000] }],
      lists,
    },
    [
      {
        name: 'the first connection passes, the next ones vanish',
        steps: [
          open(),
          say(20, forbidden, 'pass'),
          say(40, '00', 'pass'),
          swallowed(1000, 50_001),
          swallowed(60_019, 50_002),
          syn(60_020, 50_003, 'pass'),
        ],
      },
      { name: 'a benign name', steps: [open(), say(20, benign, 'pass'), syn(1000, 50_001, 'pass')] },
      {
        name: 'in two segments',
        steps: [open(), say(20, first, 'pass'), say(30, rest, 'pass'), swallowed(1000, 50_001)],
      },
      {
        name: 'another client, server or port is another matter',
        steps: [
          open(),
          say(20, forbidden, 'pass'),
          syn(1000, 50_001, 'pass', { client: '10.9.1.3:50001' }),
          syn(1001, 50_002, 'pass', { server: '203.0.113.6:443' }),
          syn(1002, 50_003, 'pass', { server: '203.0.113.5:444' }),
        ],
      },
    ],
  )
}

export function echOuter(): void {
  const ech = (sni: string) => hello({ sni, extensions: [{ type: 0xfe0d, body: new Uint8Array(218) }] })
  writeVectors(
    'ech-outer',
    {
      about: 'An encrypted greeting under one well-known name is swallowed; either alone passes.',
      source: 'net4people/bbs issue 417 (Russia, 2024-11); for China a hypothesis',
      boxes: [{ box: 'ech-outer' }],
    },
    [
      {
        name: 'both',
        steps: [
          open(),
          say(20, ech('cloudflare-ech.com'), 'drop'),
          swallowed(1000, 50_001),
          swallowed(180_019, 50_002),
          syn(180_020, 50_003, 'pass'),
        ],
      },
      {
        name: 'an encrypted greeting under another name',
        why: 'every browser sends one',
        steps: [open(), say(20, ech('benign.test'), 'pass'), syn(1000, 50_001, 'pass')],
      },
      { name: 'the name alone', steps: [open(), say(20, hello({ sni: 'cloudflare-ech.com' }), 'pass')] },
    ],
  )
}

export function whitelist(): void {
  const get = (host: string) => toHex(fromLatin1(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`))
  writeVectors(
    'whitelist',
    {
      about: 'Only listed names and places pass; all else is swallowed once it has spoken.',
      source: 'net4people/bbs issue 651 (Fujian, 2026-08), a model: how the real one is keyed is not known',
      boxes: [{ box: 'whitelist', names: 'may', places: ['203.0.113.77'] }],
      lists: { may: ['benign.test'] },
    },
    [
      { name: 'a listed name', steps: [open(), say(20, benign, 'pass')] },
      { name: 'a name on no list', steps: [open(), say(20, forbidden, 'drop')] },
      { name: 'a greeting without a name', steps: [open(), say(20, hello({}), 'drop')] },
      { name: 'a listed Host', steps: [open(), say(20, get('benign.test'), 'pass')] },
      { name: 'a Host on no list', steps: [open(), say(20, get('forum.blocked.test'), 'drop')] },
      { name: 'bytes of no known kind', steps: [open(), say(20, '9f31c7aa05', 'drop')] },
      {
        name: 'a listed place, whatever is said',
        steps: [
          open({ server: '203.0.113.77:443' }),
          say(20, forbidden, 'pass', { server: '203.0.113.77:443' }),
        ],
      },
    ],
  )
}

export function cutOff(): void {
  writeVectors(
    'cut-off',
    {
      about: 'No line out of the country any more.',
      source: 'RFC 9505, §5.3.1: whole regions disconnected (Xinjiang 2009)',
      boxes: [{ box: 'cut-off' }],
    },
    [
      { name: 'a SYN', steps: [swallowed(0, 50_000)] },
      {
        name: 'a question',
        steps: [{ at: 0, protocol: 'udp', server: '203.0.113.5:4433', hex: '00', expect: 'drop' }],
      },
      {
        name: 'what comes from outside',
        steps: [{ at: 0, kind: 'syn-ack', from: 'server', expect: 'drop' }],
      },
    ],
  )
}

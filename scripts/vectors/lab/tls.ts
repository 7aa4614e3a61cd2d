// Names in TLS greetings, and what stays blocked after one.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import {
  benign,
  FORBIDDEN,
  first,
  forbidden,
  hello,
  lists,
  open,
  rest,
  say,
  syn,
  writeVectors,
} from './made.ts'

export function tlsNames(): void {
  writeVectors(
    'tls-sni-reset',
    {
      about: 'Names in TLS greetings: what is read, who is reset, and for how long it stays so.',
      source:
        'IEEE S&P 2025, "A Wall Behind A Wall" (tables of injected packets, 2023 to 2024): three devices, both ends, 180 s by client address, server address and server port',
      boxes: [{ box: 'tls-sni-reset', list: 'names' }],
      lists,
    },
    [
      { name: 'a forbidden name', steps: [open(), say(20, forbidden, 'reset', { to: 'both', count: 5 })] },
      { name: 'a benign name', steps: [open(), say(20, benign, 'pass')] },
      {
        name: 'any port',
        steps: [
          open({ server: '203.0.113.5:8443' }),
          say(20, forbidden, 'reset', { server: '203.0.113.5:8443' }),
        ],
      },
      {
        name: 'no SYN seen',
        why: 'these devices need the client’s SYN',
        steps: [say(20, forbidden, 'pass')],
      },
      {
        name: 'in two segments',
        why: 'segments are put together, since 2023',
        steps: [open(), say(20, first, 'pass'), say(30, rest, 'reset')],
      },
      {
        name: 'in two records',
        why: 'records are not, until late in 2025',
        steps: [open(), say(20, hello({ sni: FORBIDDEN }, [1]), 'pass')],
      },
      { name: 'no name', steps: [open(), say(20, hello({}), 'pass')] },
      {
        name: 'in clear text',
        steps: [open(), say(20, toHex(fromLatin1(`GET / HTTP/1.1\r\nHost: ${FORBIDDEN}\r\n\r\n`)), 'pass')],
      },
      {
        name: '180 s exactly, and retries do not prolong it',
        steps: [
          open(),
          say(1000, forbidden, 'reset'),
          ...[2000, 60_000, 120_000, 179_000].map((at, index) => syn(at, 50_010 + index, 'reset')),
          syn(180_999, 50_020, 'reset'),
          syn(181_000, 50_021, 'pass'),
          say(181_020, benign, 'pass', { client: '10.9.1.2:50021' }),
        ],
      },
      {
        name: 'a forbidden name during the time does not prolong it either',
        steps: [
          open(),
          say(1000, forbidden, 'reset'),
          syn(170_000, 50_001, 'reset'),
          say(170_020, forbidden, 'reset', { client: '10.9.1.2:50001' }),
          syn(181_000, 50_002, 'pass'),
        ],
      },
      {
        name: 'another client, server or port is another matter',
        steps: [
          open(),
          say(1000, forbidden, 'reset'),
          syn(2000, 50_001, 'pass', { client: '10.9.1.3:50001' }),
          syn(2001, 50_002, 'pass', { server: '203.0.113.6:443' }),
          syn(2002, 50_003, 'pass', { server: '203.0.113.5:444' }),
          syn(2003, 50_004, 'reset'),
        ],
      },
    ],
  )
  writeVectors(
    'tls-sni-records-joined',
    {
      about:
        'The same device since December 2025 on some networks: greetings in many TLS records are read as well.',
      source: 'net4people/bbs issue 550 (CERNET, China Mobile AS56040, 2025-12)',
      boxes: [{ box: 'tls-sni-reset', list: 'names', joinRecords: true }],
      lists,
    },
    [
      {
        name: 'a first record of one byte',
        steps: [open(), say(20, hello({ sni: FORBIDDEN }, [1]), 'reset')],
      },
      {
        name: 'a record a byte',
        steps: [
          open(),
          say(
            20,
            hello(
              { sni: FORBIDDEN },
              Array.from({ length: 200 }, () => 1),
            ),
            'reset',
          ),
        ],
      },
      {
        name: 'a benign name in records',
        steps: [open(), say(20, hello({ sni: 'benign.test' }, [1, 5]), 'pass')],
      },
    ],
  )
}

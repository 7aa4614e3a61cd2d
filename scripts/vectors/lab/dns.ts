// Forged answers to questions, byte for byte.

import { concat, fromLatin1, toHex, uint, vector } from '../../../packages/lab/src/wire/bytes.ts'
import { writeQuery } from '../../../packages/lab/src/wire/dns.ts'
import { FORBIDDEN, lists, type Step, type Steps, writeVectors } from './made.ts'

export function dnsForging(): void {
  const A4 = (at: number) => ['d04d2fac', 'adfc5885', 'adfc5843'][at] ?? ''
  const A6 = (at: number) =>
    ['2a032880f1300083faceb00c000025de', '2a032880f12c0083faceb00c000025de'][at] ?? ''
  const question = (
    name: string,
    type = 1,
    options: { rd?: boolean; class?: number; counts?: string } = {},
  ) => {
    const query = writeQuery(name, type, 0x1234)
    if (options.rd === false) query[2] = 0
    if (options.class !== undefined) query[query.length - 1] = options.class
    if (options.counts !== undefined) query.set(Buffer.from(options.counts, 'hex'), 4)
    return query
  }
  const forged = (query: Uint8Array, type: number, data: string) =>
    toHex(
      concat(
        query.subarray(0, 2),
        uint((query[2] ?? 0) & 1 ? 0x8180 : 0x8400, 2),
        uint(1, 2),
        uint(1, 2),
        uint(0, 4),
        query.subarray(12),
        uint(0xc00c, 2),
        uint(type, 2),
        uint(1, 2),
        uint(124, 4),
        vector(2, Uint8Array.from(Buffer.from(data, 'hex'))),
      ),
    )
  const ask = (at: number, query: Uint8Array, answer?: string, more: Partial<Step> = {}): Step => ({
    at,
    protocol: 'udp',
    server: '8.8.8.8:53',
    hex: toHex(query),
    ...(answer === undefined ? { expect: 'pass' } : { expect: 'inject', answer }),
    ...more,
  })
  const simple = (name: string, query: Uint8Array, answer?: string, why?: string): Steps => ({
    name,
    ...(why === undefined ? {} : { why }),
    steps: [ask(0, query, answer)],
  })
  const a = question(FORBIDDEN)
  writeVectors(
    'dns-forging',
    {
      about:
        'Forged answers of the third injector, byte for byte (the TTL is fixed here; it varies in the wild).',
      source:
        'NDSS 2025, "Wallbleed": semantics of its re-implemented parser after November 2023, and the published ring of addresses',
      boxes: [{ box: 'dns-injector', list: 'names', ttl: 124 }],
      lists,
    },
    [
      simple('type A', a, forged(a, 1, A4(0))),
      simple('type AAAA', question(FORBIDDEN, 28), forged(question(FORBIDDEN, 28), 28, A6(0))),
      ...[
        ['TXT', 16],
        ['MX', 15],
        ['NS', 2],
        ['ANY', 255],
        ['HTTPS', 65],
      ].map(([name, type]) =>
        simple(
          `type ${name}`,
          question(FORBIDDEN, Number(type)),
          forged(question(FORBIDDEN, Number(type)), 1, A4(0)),
          'any other type gets an A record',
        ),
      ),
      simple(
        'without RD',
        question(FORBIDDEN, 1, { rd: false }),
        forged(question(FORBIDDEN, 1, { rd: false }), 1, A4(0)),
        'flags 8400: AA set, RD and RA not',
      ),
      simple(
        'counts of zero',
        question(FORBIDDEN, 1, { counts: '0000000000000000' }),
        forged(a, 1, A4(0)),
        'counts are ignored',
      ),
      simple(
        'counts of nonsense',
        question(FORBIDDEN, 1, { counts: '0102030405060708' }),
        forged(a, 1, A4(0)),
        'counts are ignored',
      ),
      simple(
        'capitals',
        question('FORUM.Blocked.Test'),
        forged(question('FORUM.Blocked.Test'), 1, A4(0)),
        'the name goes back as it came',
      ),
      simple(
        'class CH',
        question(FORBIDDEN, 1, { class: 3 }),
        undefined,
        'class must be IN since November 2023',
      ),
      simple('another name', question('benign.test')),
      simple(
        'a name that only ends so',
        question('unblocked.test'),
        undefined,
        'a suffix rule stands behind a dot',
      ),
      simple(
        'an answer',
        Uint8Array.from(a, (byte, at) => (at === 2 ? byte | 0x80 : byte)),
        undefined,
        'QR is set',
      ),
      simple('eleven bytes', a.subarray(0, 11)),
      simple(
        'a dot inside a label',
        concat(
          a.subarray(0, 12),
          vector(1, fromLatin1('forum.blocked')),
          vector(1, fromLatin1('test')),
          uint(0, 1),
          uint(1, 2),
          uint(1, 2),
        ),
        forged(
          concat(
            a.subarray(0, 12),
            vector(1, fromLatin1('forum.blocked')),
            vector(1, fromLatin1('test')),
            uint(0, 1),
            uint(1, 2),
            uint(1, 2),
          ),
          1,
          A4(0),
        ),
        'the name is matched as flat text',
      ),
      { name: 'another port', steps: [ask(0, a, undefined, { server: '8.8.8.8:5353' })] },
      {
        name: 'the ring is walked in order, for A and AAAA apart, and begins again',
        steps: [
          ask(0, a, forged(a, 1, A4(0))),
          ask(1, question(FORBIDDEN, 28), forged(question(FORBIDDEN, 28), 28, A6(0))),
          ask(2, a, forged(a, 1, A4(1))),
          ask(3, a, forged(a, 1, A4(2))),
          ask(4, question(FORBIDDEN, 28), forged(question(FORBIDDEN, 28), 28, A6(1))),
          ...Array.from({ length: 9 }, (_, at): Step => ask(5 + at, a, undefined, { expect: 'inject' })),
          ask(20, a, forged(a, 1, A4(0))),
        ],
      },
    ],
  )
}

// Writes vectors/lab/: what the published work says a box does with which bytes. Payloads are made here, by the shapes
// that the papers describe; none is taken over.

import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Vector, VectorFile, VectorStep } from '../../packages/lab/src/drivers/vectors/vector.ts'
import { concat, fromLatin1, toHex, uint, vector } from '../../packages/lab/src/wire/bytes.ts'
import { writeQuery } from '../../packages/lab/src/wire/dns.ts'
import { type HelloShape, helloMessage, helloRecords } from '../../packages/lab/src/wire/write-hello.ts'
import { cryptoFrame, writeInitial } from '../../packages/lab/src/wire/write-initial.ts'

type Step = Partial<VectorStep> & Pick<VectorStep, 'at' | 'expect'>
type Steps = { name: string; why?: string; ambiguous?: boolean; steps: readonly Step[] }

const CLIENT = '10.9.1.2:50000'
const SERVER = '203.0.113.5:443'

function write(
  name: string,
  file: Omit<VectorFile, 'vectors' | 'lists'> & Partial<Pick<VectorFile, 'lists'>>,
  vectors: readonly Steps[],
): void {
  const whole = vectors.map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((step) => ({ client: CLIENT, server: SERVER, ...step })),
  }))
  const path = fileURLToPath(new URL(`../../vectors/lab/valid/${name}.json`, import.meta.url))
  mkdirSync(fileURLToPath(new URL('../../vectors/lab/valid/', import.meta.url)), { recursive: true })
  const head = Object.entries(file).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  )
  const lines = whole.map((one: unknown) => `    ${JSON.stringify(one as Vector)}`)
  writeFileSync(path, `{\n${head.join('\n')}\n  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`)
}

const FORBIDDEN = 'forum.blocked.test'
const lists = { names: ['blocked.test'] }
const hello = (shape: HelloShape, sizes?: readonly number[]) =>
  toHex(helloRecords(helloMessage(shape), sizes))
function open(more: Partial<Step> = {}): Step {
  return { at: 0, kind: 'syn', expect: 'pass', ...more }
}

// Fully encrypted traffic.
{
  const one = (
    name: string,
    payload: readonly number[] | Uint8Array,
    expect: 'pass' | 'drop',
    more = {},
  ): Steps => ({
    name,
    steps: [open(), { at: 20, hex: toHex(Uint8Array.from(payload)), expect }],
    ...more,
  })
  const fill = (length: number, byte: number) => Array.from({ length }, () => byte)
  // Bytes outside 20..7e with three, four and five bits set.
  const [three, four, five, printable] = [0x83, 0x93, 0x9b, 0x55]
  const mixed = (few: number, count: number, many: number) => [
    ...fill(count, few),
    ...fill(200 - count, many),
  ]
  const run = (length: number) => [...fill(60, four), ...fill(length, printable), ...fill(120, four)]
  const half = Array.from({ length: 200 }, (_, at) => (at % 2 === 1 ? printable : four))
  const overHalf = half.map((byte, at) => (at === 100 ? printable : byte))
  const started = (text: string) => [...fromLatin1(text), ...fill(194, four)]
  const headed = (...head: number[]) => [...head, ...fill(197, four)]
  write(
    'fully-encrypted-traffic',
    {
      about:
        'The five exemptions by which a first packet escapes, at their boundaries (cut with certainty here).',
      source:
        'USENIX Security 2023, "How the Great Firewall of China Detects and Blocks Fully Encrypted Traffic", Algorithm 1 and the program beside it',
      boxes: [{ box: 'encrypted-traffic', probability: 1 }],
    },
    [
      one('3.4 bits a byte: exempt', mixed(three, 120, four), 'pass', { why: 'Ex1: the boundary is exempt' }),
      one('3.405 bits a byte: cut', mixed(three, 119, four), 'drop'),
      one('4.595 bits a byte: cut', mixed(five, 119, four), 'drop'),
      one('4.6 bits a byte: exempt', mixed(five, 120, four), 'pass', { why: 'Ex1: the boundary is exempt' }),
      one('first six printable: exempt', started('UUUUUU'), 'pass', { why: 'Ex2' }),
      one('first five printable: cut', [...started('UUUUU'), four], 'drop'),
      one('half printable: cut', half, 'drop', { why: 'Ex3 asks for more than half' }),
      one('101 of 200 printable: exempt', overHalf, 'pass', { why: 'Ex3' }),
      one('a run of 20 printable: cut', run(20), 'drop', { why: 'Ex4 asks for more than twenty' }),
      one('a run of 21 printable: exempt', run(21), 'pass', { why: 'Ex4' }),
      one('TLS handshake: exempt', headed(0x16, 3, 1), 'pass', { why: 'Ex5' }),
      one('TLS data, third byte 09: exempt', headed(0x17, 3, 9), 'pass', {
        why: 'Ex5: the last that paper and program agree on',
      }),
      one('TLS, third byte 0a: cut', headed(0x16, 3, 0x0a), 'drop', {
        ambiguous: true,
        why: 'the paper says 00-09, its program 00-0f',
      }),
      one('TLS, third byte 0f: cut', headed(0x16, 3, 0x0f), 'drop', {
        ambiguous: true,
        why: 'the paper says 00-09, its program 00-0f',
      }),
      one('TLS alert: cut', headed(0x15, 3, 1), 'drop', {
        ambiguous: true,
        why: 'the paper says 16-17; others model 15-17',
      }),
      ...['GET ', 'PUT ', 'POST ', 'HEAD '].map((verb) =>
        one(`${verb}then noise: exempt`, [...fromLatin1(verb), ...fill(190, four)], 'pass', { why: 'Ex5' }),
      ),
      one('CON and noise: cut', [...fromLatin1('CON '), ...fill(190, four)], 'drop', {
        why: 'four verbs and no other',
      }),
      {
        name: 'three minutes for the client and the server port, and no longer',
        steps: [
          open(),
          { at: 20, hex: toHex(Uint8Array.from(mixed(three, 20, four))), expect: 'drop' },
          { at: 100_000, kind: 'syn', client: '10.9.1.2:50001', expect: 'drop' },
          { at: 100_001, kind: 'syn', client: '10.9.1.3:50001', expect: 'pass' },
          { at: 180_019, kind: 'syn', client: '10.9.1.2:50002', expect: 'drop' },
          { at: 180_020, kind: 'syn', client: '10.9.1.2:50003', expect: 'pass' },
        ],
      },
    ],
  )
}

// Forged DNS.
{
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
  write(
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

// QUIC.
{
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
  write(
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

// TLS names and what stays blocked.
{
  const forbidden = hello({ sni: FORBIDDEN })
  const benign = hello({ sni: 'benign.test' })
  const say = (at: number, hex: string, expect: Step['expect'], more: Partial<Step> = {}): Step => ({
    at,
    hex,
    expect,
    ...more,
  })
  const syn = (at: number, port: number, expect: 'pass' | 'reset', more: Partial<Step> = {}): Step => ({
    at,
    kind: 'syn',
    client: `10.9.1.2:${port}`,
    expect,
    ...more,
  })
  const cut = (hex: string) => [hex.slice(0, 200), hex.slice(200)] as const
  const [first, rest] = cut(forbidden)
  write(
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
  write(
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
  /** Each connection is opened first, though this box does not ask for that. */
  const opened = (vector: Steps): Steps => {
    const flows = Map.groupBy(vector.steps, ({ client = CLIENT }) => client)
    const opens = [...flows].map(([client, [one]]) => {
      const { header, inside } = one ?? {}
      return open({
        client,
        ...(header === undefined ? {} : { header }),
        ...(inside === undefined ? {} : { inside }),
      })
    })
    return { ...vector, steps: [...opens, ...vector.steps] }
  }
  write(
    'henan',
    {
      about:
        'A province’s own device: reads single packets with a TCP header of exactly 20 bytes, tells the client alone, forgets at once.',
      source: 'IEEE S&P 2025, "A Wall Behind A Wall": Henan, China Unicom, 2023-08 to 2025',
      boxes: [{ box: 'henan', list: 'names' }],
      lists,
    },
    [
      {
        name: 'a header of 20 bytes',
        steps: [say(20, forbidden, 'reset', { header: 20, to: 'client', count: 1 })],
      },
      {
        name: 'a header with timestamps',
        why: 'four in five connections of today',
        steps: [say(20, forbidden, 'pass', { header: 32 })],
      },
      { name: 'a header of 24 bytes', steps: [say(20, forbidden, 'pass', { header: 24 })] },
      {
        name: 'in two segments',
        why: 'nothing is put together',
        steps: [say(20, first, 'pass', { header: 20 }), say(21, rest, 'pass', { header: 20 })],
      },
      {
        name: 'a forbidden Host',
        steps: [
          say(20, toHex(fromLatin1(`GET / HTTP/1.1\r\nHost: ${FORBIDDEN}\r\n\r\n`)), 'reset', {
            header: 20,
            to: 'client',
          }),
        ],
      },
      {
        name: 'nothing stays blocked',
        steps: [
          say(20, forbidden, 'reset', { header: 20 }),
          say(30, benign, 'pass', { header: 20, client: '10.9.1.2:50001' }),
        ],
      },
      {
        name: 'from outside in',
        why: 'outbound only',
        steps: [say(20, forbidden, 'pass', { header: 20, inside: 'server' })],
      },
    ].map(opened),
  )
  const esni = hello({ extensions: [{ type: 0xffce, body: new Uint8Array(300) }] })
  write(
    'esni-drop',
    {
      about: 'Encrypted names of the draft of 2018: silence to the server, from a second later on.',
      source:
        'gfw.report, iYouPort and net4people, 2020-08: "Exposing and Circumventing China’s Censorship of ESNI"',
      boxes: [{ box: 'esni-drop' }],
    },
    [
      {
        name: 'extension ffce',
        steps: [
          open(),
          say(20, esni, 'pass'),
          say(900, '00', 'pass'),
          say(1020, '00', 'drop'),
          syn(2000, 50_001, 'reset', { expect: 'drop' }),
          syn(151_020, 50_002, 'pass'),
        ],
      },
      ...[0xff02, 0xff03, 0xff04, 0xfe0d].map((type) => ({
        name: `extension ${type.toString(16)}`,
        steps: [
          open(),
          say(20, hello({ extensions: [{ type, body: new Uint8Array(300) }] }), 'pass'),
          say(2000, '00', 'pass'),
        ],
      })),
      {
        name: 'a first segment of four bytes',
        steps: [
          open(),
          say(20, esni.slice(0, 8), 'pass'),
          say(30, esni.slice(8), 'pass'),
          say(2000, '00', 'pass'),
        ],
      },
    ],
  )
  const get = (host: string, path: string, more = '') =>
    toHex(fromLatin1(`GET ${path} HTTP/1.1\r\n${more}Host: ${host}\r\n\r\n`))
  write(
    'http-host',
    {
      about: 'Host and path of every request in clear (cut with certainty here).',
      source:
        'Rambert et al., WWW 2021, "Chinese Wall or Swiss Cheese?"; Harrity et al. 2022 for the parser’s limits',
      boxes: [
        {
          box: 'http-host',
          list: 'names',
          words: ['forbiddenword', '禁词'],
          wordsInSearch: ['halfword'],
          reliability: 1,
          residualReliability: 1,
        },
      ],
      lists,
    },
    [
      { name: 'a forbidden Host', steps: [open(), say(20, get(FORBIDDEN, '/'), 'reset', { to: 'both' })] },
      { name: 'a benign Host', steps: [open(), say(20, get('benign.test', '/'), 'pass')] },
      {
        name: 'the second request of a connection',
        steps: [open(), say(20, get('benign.test', '/'), 'pass'), say(40, get(FORBIDDEN, '/'), 'reset')],
      },
      {
        name: 'two requests in one packet',
        steps: [open(), say(20, get('benign.test', '/') + get(FORBIDDEN, '/'), 'reset')],
      },
      { name: 'a word in the path', steps: [open(), say(20, get('benign.test', '/forbiddenword'), 'reset')] },
      {
        name: 'in UTF-8, percent-encoded',
        steps: [open(), say(20, get('benign.test', '/%E7%A6%81%E8%AF%8D'), 'reset')],
      },
      {
        name: 'in GB18030, percent-encoded',
        steps: [open(), say(20, get('benign.test', '/%BD%FB%B4%CA'), 'reset')],
      },
      { name: 'a half-forbidden word', steps: [open(), say(20, get('benign.test', '/halfword'), 'pass')] },
      {
        name: 'a half-forbidden word in a search',
        steps: [open(), say(20, get('benign.test', '/search?q=halfword'), 'reset')],
      },
      {
        name: 'in a cookie',
        steps: [open(), say(20, get('benign.test', '/', 'Cookie: forbiddenword\r\n'), 'pass')],
      },
      {
        name: 'a header name of 64 bytes before Host',
        why: 'the parser stops',
        steps: [open(), say(20, get(FORBIDDEN, '/', `${'X'.repeat(64)}: 1\r\n`), 'pass')],
      },
      {
        name: 'a header name of 63 bytes before Host',
        steps: [open(), say(20, get(FORBIDDEN, '/', `${'X'.repeat(63)}: 1\r\n`), 'reset')],
      },
      {
        name: '90 s for the client and the server port',
        steps: [
          open(),
          say(1000, get(FORBIDDEN, '/'), 'reset'),
          syn(90_999, 50_001, 'reset'),
          syn(91_000, 50_002, 'pass'),
        ],
      },
    ],
  )
  const to = (server: string, more: Partial<Step>): Step => ({
    at: 0,
    kind: 'syn',
    server,
    expect: 'pass',
    ...more,
  })
  write(
    'ip-reset-syn',
    {
      about: 'A place that is cut at the first knock.',
      source: 'net4people/bbs issue 285: 1.1.1.1:443, 2023-09-05 to 2023-09-20',
      boxes: [{ box: 'ip-reset-syn', places: ['1.1.1.1:443'] }],
    },
    [
      {
        name: 'a SYN: the client is told',
        steps: [to('1.1.1.1:443', { expect: 'reset', to: 'client', count: 3 })],
      },
      {
        name: 'a SYN+ACK: the server is told',
        steps: [
          to('1.1.1.1:443', { kind: 'syn-ack', from: 'server', expect: 'reset', to: 'server', count: 3 }),
        ],
      },
      { name: 'another port', steps: [to('1.1.1.1:80', {})] },
      { name: 'another place', steps: [to('1.1.1.2:443', {})] },
    ],
  )
  write(
    'ip-reset-data',
    {
      about: 'A place whose connections open and are cut at the first byte.',
      source: 'ooni/data issue 139, 2025-10',
      boxes: [{ box: 'ip-reset-data', places: ['203.0.113.5:443'] }],
    },
    [
      { name: 'one byte', steps: [open(), say(20, '61', 'reset', { to: 'both' })] },
      {
        name: 'another port',
        steps: [open({ server: '203.0.113.5:8443' }), say(20, '61', 'pass', { server: '203.0.113.5:8443' })],
      },
    ],
  )
  write(
    'ip-null-route',
    {
      about: 'Places whose answers are lost on the way in.',
      source: 'IMC 2020 and net4people/bbs issue 129: only server to client was blocked',
      boxes: [
        {
          box: 'ip-null-route',
          places: ['203.0.113.0/29'],
          growing: { every: 1000, places: ['203.0.113.9'] },
        },
      ],
    },
    [
      {
        name: 'what leaves passes, what answers is lost',
        steps: [open(), { at: 200, kind: 'syn-ack', from: 'server', expect: 'drop' }],
      },
      {
        name: 'an address beside the network',
        steps: [{ at: 0, kind: 'syn-ack', from: 'server', server: '203.0.113.8:443', expect: 'pass' }],
      },
      {
        name: 'a list that grows',
        steps: [
          { at: 999, kind: 'syn-ack', from: 'server', server: '203.0.113.9:443', expect: 'pass' },
          { at: 1000, kind: 'syn-ack', from: 'server', server: '203.0.113.9:443', expect: 'drop' },
        ],
      },
    ],
  )
  write(
    'storm-443',
    {
      about: '74 minutes on port 443, to the second; other ports are clean.',
      source: 'gfw.report, 2025-08: analysis of the unconditional block of port 443 of 2025-08-20',
      boxes: [{ box: 'storm-443', from: 600_000 }],
    },
    [
      { name: 'before', steps: [syn(599_999, 50_000, 'pass')] },
      { name: 'begins', steps: [syn(600_000, 50_000, 'reset', { to: 'client', count: 3 })] },
      { name: 'lasts', steps: [syn(600_000 + 74 * 60_000 - 1, 50_000, 'reset')] },
      { name: 'ends', steps: [syn(600_000 + 74 * 60_000, 50_000, 'pass')] },
      ...[22, 80, 444, 8443].map((port) => ({
        name: `port ${port}`,
        steps: [syn(700_000, 50_000, 'pass' as const, { server: `203.0.113.5:${port}` })],
      })),
      { name: 'from outside: the SYN passes', steps: [syn(700_000, 50_000, 'pass', { inside: 'server' })] },
      {
        name: 'from outside: the SYN+ACK triggers',
        steps: [syn(700_000, 50_000, 'reset', { inside: 'server', kind: 'syn-ack', from: 'server' })],
      },
    ],
  )
}

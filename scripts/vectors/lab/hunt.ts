// Mirrors whose names stood in a release, and hidden services that somebody knocks at.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import { writeQuery } from '../../../packages/lab/src/wire/dns.ts'
import { hello, open, type Step, type Steps, say, syn, writeVectors } from './made.ts'

/** The second day after the release, at ten o'clock. */
const BATCH = (2 * 24 + 10) * 3_600_000

export function mirrorHunt(): void {
  const ask = (at: number, name: string, expect: 'pass' | 'inject'): Step => ({
    at,
    protocol: 'udp',
    server: '8.8.8.8:53',
    hex: toHex(writeQuery(name, 1, 0x1234)),
    expect,
  })
  const greet = (at: number, name: string, expect: 'pass' | 'reset'): readonly Step[] => [
    open({ at }),
    say(at + 20, hello({ sni: name }), expect),
  ]
  writeVectors(
    'mirror-hunt',
    {
      about:
        'Names of a release are cut days later, all in one batch (here the second day at ten o’clock); names of no release never.',
      source:
        'FOCI 2016, "Examining How the Great Firewall Discovers Hidden Circumvention Servers" and the study of Tor’s default bridges: 2 to 36 days, office hours',
      boxes: [
        {
          box: 'mirror-hunt',
          releases: [{ day: 0, names: ['blue-kiln.test', 'tin-harbour.test'] }],
          after: [2, 2],
        },
      ],
    },
    [
      { name: 'the question, before', steps: [ask(BATCH - 1, 'blue-kiln.test', 'pass')] },
      { name: 'the question, from then on', steps: [ask(BATCH, 'blue-kiln.test', 'inject')] },
      { name: 'another name of the batch', steps: [ask(BATCH, 'tin-harbour.test', 'inject')] },
      { name: 'a name below it', steps: [ask(BATCH, 'www.blue-kiln.test', 'inject')] },
      {
        name: 'a name of no release',
        why: 'what one person hands to another is not read by it',
        steps: [ask(100 * BATCH, 'seed-shop.test', 'pass')],
      },
      { name: 'the greeting, before', steps: greet(BATCH - 100, 'blue-kiln.test', 'pass') },
      { name: 'the greeting, from then on', steps: greet(BATCH, 'blue-kiln.test', 'reset') },
      {
        name: 'any port',
        steps: greet(BATCH, 'blue-kiln.test', 'reset').map((step) => ({
          ...step,
          server: '203.0.113.5:8443',
        })),
      },
      { name: 'a greeting without a listed name', steps: greet(BATCH, 'seed-shop.test', 'pass') },
      {
        name: 'nothing stays blocked',
        steps: [...greet(BATCH, 'blue-kiln.test', 'reset'), syn(BATCH + 500, 50_001, 'pass')],
      },
    ],
  )
}

export function activeProber(): void {
  /** As many different bytes as there are: eight bits a byte at 256. */
  const noise = (length: number) => toHex(Uint8Array.from({ length }, (_, at) => (at * 167 + 13) & 255))
  const HOUR = 3_600_000
  const knocked = (name: string, reply: string, cut: boolean, why: string): Steps => ({
    name,
    why,
    steps: [
      open(),
      say(20, noise(420), 'probe', { reply }),
      { at: HOUR + 19, kind: 'syn-ack', from: 'server', client: '10.9.1.2:50001', expect: 'pass' },
      {
        at: HOUR + 20,
        kind: 'syn-ack',
        from: 'server',
        client: '10.9.1.2:50002',
        expect: cut ? 'drop' : 'pass',
      },
    ],
  })
  const one = (name: string, hex: string, expect: 'pass' | 'probe'): Steps => ({
    name,
    steps: [open(), say(20, hex, expect)],
  })
  writeVectors(
    'active-prober',
    {
      about:
        'Which first packets make somebody knock at a server, and which answers betray it (cut an hour later, from server to client; real cutting was rarer).',
      source: 'IMC 2020, "How China Detects and Blocks Shadowsocks": lengths, entropy, kinds of probes',
      boxes: [{ box: 'active-prober' }],
    },
    [
      one('160 bytes of noise', noise(160), 'probe'),
      one('159 bytes of noise', noise(159), 'pass'),
      one('700 bytes of noise', noise(700), 'probe'),
      one('701 bytes of noise', noise(701), 'pass'),
      one('400 bytes that repeat', toHex(new Uint8Array(400).fill(7)), 'pass'),
      one('a greeting of TLS', hello({ sni: 'benign.test' }), 'pass'),
      {
        name: 'only the first packet of a connection',
        steps: [open(), say(20, noise(100), 'pass'), say(40, noise(420), 'pass')],
      },
      knocked(
        'an answer to a replay',
        '9f31c7',
        true,
        'what is no web server answers nonsense with nonsense',
      ),
      knocked(
        'a web server’s refusal',
        toHex(fromLatin1('HTTP/1.1 400 Bad Request\r\n\r\n')),
        false,
        'any web server says this',
      ),
      knocked('a TLS alert', '15030300020228', false, 'any HTTPS server says this'),
      knocked('silence', '', false, 'there is nothing to hold against it'),
    ],
  )
}

// First packets that look like nothing, at the boundaries of the five exemptions.

import { fromLatin1, toHex } from '../../../packages/lab/src/wire/bytes.ts'
import { open, type Steps, writeVectors } from './made.ts'

export function encryptedTraffic(): void {
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
  writeVectors(
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

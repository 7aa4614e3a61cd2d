// Writes vectors/negentropy/: whole sessions, and messages that are refused.

import { Negentropy, type NegentropyItem, NegentropySet } from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { writeVectors } from './write.ts'

const item = (name: string | number, created_at: number): NegentropyItem => ({
  id: bytesToHex(sha256(utf8ToBytes(String(name)))),
  created_at,
})
const many = (count: number, from: number, step: number) =>
  Array.from({ length: count }, (_, i) => item(i, from + Math.floor(i * step)))

function session(
  name: string,
  client: readonly NegentropyItem[],
  server: readonly NegentropyItem[],
  frameLimit = 60_000,
) {
  const one = new Negentropy(new NegentropySet(client), { frameLimit })
  const other = new Negentropy(new NegentropySet(server), { frameLimit })
  const messages: string[] = []
  const have: string[] = []
  const need: string[] = []
  for (let message: string | undefined = one.initiate(); message !== undefined; ) {
    const answer = other.reconcile(message).message ?? ''
    messages.push(message, answer)
    const step = one.reconcile(answer)
    have.push(...step.have)
    need.push(...step.need)
    message = step.message
  }
  return { name, frameLimit, client, server, messages, have, need }
}

const forty = many(40, 1_767_225_600, 0.5)
writeVectors(
  'negentropy/valid/sessions.json',
  'Sessions: what client and server hold, the messages in turn (hex, client first), and what the client then knows.',
  [
    session('both sides empty', [], []),
    session('the server has one item', [], [item('a', 5)]),
    session('each has one of its own', [item('a', 5), item('b', 6)], [item('a', 5), item('c', 6)]),
    session(
      'dates past 2038 and 2106',
      [item('a', 2 ** 31 + 1), item('b', 4e9)],
      [item('a', 2 ** 31 + 1), item('c', 2 ** 53 - 1)],
    ),
    session(
      'forty items, pairs of one second, one missing on each side',
      forty.filter((_, i) => i !== 7),
      forty.filter((_, i) => i !== 30),
    ),
    session('a frame too small for what the server has', [], many(150, 100, 0), 4_096),
  ],
)

const sixteen = '00'.repeat(16)
writeVectors('negentropy/invalid/messages.json', 'Messages (hex) that are refused.', [
  { why: 'no version', message: '' },
  { why: 'an odd number of hex digits', message: '610' },
  { why: 'what is not hex', message: 'zz' },
  { why: 'a version of another protocol', message: '01' },
  { why: 'a bound without its prefix length', message: '6105' },
  { why: 'an id prefix that is cut off', message: '610505aabb' },
  { why: 'an id prefix of 33 bytes', message: `610521${'aa'.repeat(33)}00` },
  { why: 'a bound without a mode', message: '610500' },
  { why: 'mode 3', message: '61050003' },
  { why: 'a fingerprint of 15 bytes', message: `61050001${sixteen.slice(2)}` },
  { why: 'a list shorter than its count', message: `6105000202${sixteen}${sixteen}` },
  { why: 'a count past every message', message: '61050002ffffffffffffff7f' },
  { why: 'a number with a leading zero digit', message: '6180050000' },
  { why: 'a number past 2^53', message: '61ffffffffffffffff7f0000' },
  { why: 'a timestamp that adds up past 2^53', message: '618fffffffffffff7f00008fffffffffffff7f0000' },
  { why: 'a range after infinity', message: '610000000a0000' },
  { why: 'a range that goes backwards', message: '610502aabb000102aaba00' },
])

// Writes vectors/fingerprint/: ids and their six words.

import { fingerprint } from '@commonwall/wall'
import { writeVectors } from './write.ts'

writeVectors(
  'fingerprint/valid/fingerprints.json',
  'Ids and their fingerprints from the BIP-39 English and simplified Chinese lists.',
  [
    '0'.repeat(64),
    'f'.repeat(64),
    '0123456789abcdef'.repeat(4),
    // 66 bits: the 17th digit counts with its upper two bits only.
    `${'0'.repeat(16)}4${'0'.repeat(47)}`,
    `${'0'.repeat(16)}3${'f'.repeat(47)}`,
  ].map((id) => ({ id, en: fingerprint(id, 'en'), zh: fingerprint(id, 'zh') })),
)

writeVectors('fingerprint/invalid/ids.json', 'What has no fingerprint.', [
  { why: 'nothing', id: '' },
  { why: 'an id of 63 digits', id: 'a'.repeat(63) },
  { why: 'an id of 65 digits', id: 'a'.repeat(65) },
  { why: 'upper case', id: 'A'.repeat(64) },
  { why: 'what is not hex', id: 'g'.repeat(64) },
])

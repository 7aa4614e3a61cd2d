// Writes vectors/layout/: paths and archives, as they must be and as they must be refused.

import { encodeTar, parsePath } from '@commonwall/wall'
import { bytesToHex } from '@noble/hashes/utils.js'
import { writeVectors } from './write.ts'

const LOG = '0123456789abcdef'

writeVectors(
  'layout/valid/paths.json',
  'Paths, and what they name. A width of 256 is a full one.',
  [
    'index.html',
    'app.html',
    'release.note',
    'sw.js',
    'head.tar',
    'definition/1.gz',
    'definition/12.gz',
    `evidence/${'0f'.repeat(32)}`,
    `log/${LOG}/checkpoint`,
    `log/${LOG}/inbox`,
    `log/${LOG}/tile/0/000`,
    `log/${LOG}/tile/1/000.p/255`,
    `log/${LOG}/tile/0/x001/x234/067`,
    `log/${LOG}/tile/63/000`,
    `log/${LOG}/tile/entries/x001/000`,
    `log/${LOG}/tile/entries/999.p/1`,
    `log/${LOG}/seg/0/000.gz`,
    `log/${LOG}/seg/0/000.p/1.gz`,
    `log/${LOG}/seg/0/x003/905.p/64.gz`,
    `log/${LOG}/seg/1/243.gz`,
    `log/${LOG}/seg/11/000.gz`,
  ].map((path) => ({ path, parsed: parsePath(path) })),
)

const notPaths: readonly (readonly [why: string, path: string])[] = [
  ['an empty path', ''],
  ['a leading slash', '/index.html'],
  ['a step up', '../index.html'],
  ['a step up inside', `log/${LOG}/../checkpoint`],
  ['an unknown file', 'robots.txt'],
  ['another case', 'INDEX.html'],
  ['a trailing LF', 'index.html\n'],
  ['version 0', 'definition/0.gz'],
  ['a version with a leading zero', 'definition/01.gz'],
  ['a version past 2^53', 'definition/9999999999999999.gz'],
  ['evidence in upper case', `evidence/${'0F'.repeat(32)}`],
  ['evidence that is too short', `evidence/${'0f'.repeat(31)}`],
  ['an origin hash of 15 digits', `log/${LOG.slice(1)}/checkpoint`],
  ['an origin hash in upper case', `log/${LOG.toUpperCase()}/checkpoint`],
  ['a folder', `log/${LOG}/`],
  ['a tile level past 63', `log/${LOG}/tile/64/000`],
  ['a level with a leading zero', `log/${LOG}/tile/00/000`],
  ['a number that is not in threes', `log/${LOG}/tile/0/67`],
  ['a number without its x', `log/${LOG}/tile/0/001/234`],
  ['an x on the last group', `log/${LOG}/tile/0/x001`],
  ['a superfluous group', `log/${LOG}/tile/0/x000/067`],
  ['a width of 0', `log/${LOG}/tile/0/000.p/0`],
  ['a width of 256 written out', `log/${LOG}/tile/0/000.p/256`],
  ['a width with a leading zero', `log/${LOG}/tile/0/000.p/01`],
  ['a number past 2^53', `log/${LOG}/tile/0/x009/x999/x999/x999/x999/999`],
  ['a segment without .gz', `log/${LOG}/seg/0/000`],
  ['a tile with .gz', `log/${LOG}/tile/0/000.gz`],
  ['the width of a segment behind .gz', `log/${LOG}/seg/0/000.gz.p/4`],
  ['a partial segment above level 0', `log/${LOG}/seg/1/000.p/4.gz`],
  ['a segment level past 11', `log/${LOG}/seg/12/000.gz`],
  ['a segment whose positions pass 2^53', `log/${LOG}/seg/11/001.gz`],
  ['a segment of entries', `log/${LOG}/seg/entries/000.gz`],
]
writeVectors(
  'layout/invalid/paths.json',
  'What is not a path of a wall.',
  notPaths.map(([why, path]) => ({ why, path })),
)

const encoder = new TextEncoder()
const files = { 'definition/1.gz': '', 'index.html': 'hello\n' }
const archive = encodeTar(
  Object.entries(files).map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
)
writeVectors('layout/valid/tar.json', 'Archives as hex, with the text of their files by path.', [
  { name: 'two files, one of them empty', files, hex: bytesToHex(archive) },
  { name: 'no file', files: {}, hex: bytesToHex(encodeTar([])) },
])

/** A change of `hex` at byte `at` of the first valid archive, or its first `length` bytes. */
const broken = [
  { why: 'a link', at: 156, hex: '32' },
  { why: 'a file of the old type NUL', at: 156, hex: '00' },
  { why: 'another mode', at: 106, hex: '35' },
  { why: 'an owner', at: 114, hex: '31' },
  { why: 'a time', at: 146, hex: '31' },
  { why: 'a user name', at: 265, hex: '72' },
  { why: 'a GNU magic', at: 257, hex: '7573746172202000' },
  { why: 'a checksum that is wrong', at: 154, hex: '30' },
  { why: 'a checksum that ends in NUL and space', at: 148, hex: '30313035313300 20'.replace(' ', '') },
  { why: 'a size with spaces', at: 124, hex: '2020202020202020202030' },
  { why: 'a path of no wall', at: 0, hex: '2f' },
  { why: 'a path after the NUL', at: 20, hex: '41' },
  { why: 'bytes in the padding', at: 1535, hex: '01' },
  { why: 'a header behind the first zero block', at: 2048, hex: '69' },
  { why: 'a cut in the second zero block', length: 2559 },
  { why: 'one zero block', length: 2048 },
  { why: 'a cut in a file', length: 1100 },
]
const outOfOrder = Uint8Array.from([
  ...archive.subarray(512, 1536),
  ...archive.subarray(0, 512),
  ...archive.subarray(1536),
])
writeVectors(
  'layout/invalid/tar.json',
  'Archives that are refused: the first valid one with `hex` put at byte `at`, or cut to `length` bytes, or `whole`.',
  [
    ...broken,
    { why: 'paths out of order', whole: bytesToHex(outOfOrder) },
    { why: 'a path twice', whole: bytesToHex(Uint8Array.from([...archive.subarray(0, 512), ...archive])) },
    { why: 'a third zero block', whole: bytesToHex(Uint8Array.from([...archive, ...new Uint8Array(512)])) },
  ],
)

// Writes vectors/release/: notes of app releases, as two of three keys sign them and as they must be refused.

import {
  formatVerifierKey,
  fromHex,
  noteSigner,
  signerFromSeed,
  signNote,
  TYPE_ED25519,
  verifierKey,
} from '@commonwall/tlog'
import { formatRelease, parseReleaseKeys, readRelease, signRelease } from '@commonwall/wall'
import { writeVectors } from './write.ts'

const SEEDS = [1, 2, 3, 4].map((n) => fromHex(`0${n}`.repeat(32)) ?? new Uint8Array())
const name = (n: number) => `example.org/release/${n}`
const vkey = (n: number) =>
  formatVerifierKey(
    verifierKey(name(n), TYPE_ED25519, signerFromSeed(SEEDS[n - 1] ?? new Uint8Array()).publicKey),
  )
const KEYS = `${[1, 2, 3].map(vkey).join('\n')}\n`
const RELEASE = { version: 7, app: 'ab'.repeat(32), sources: 'cd'.repeat(32) }

async function noteBy(signers: readonly number[], release = RELEASE): Promise<string> {
  let note: string | undefined
  for (const n of signers)
    note = await signRelease(release, {
      name: name(n),
      seed: SEEDS[n - 1] ?? new Uint8Array(),
      ...(note !== undefined && { note }),
    })
  return note ?? ''
}

/** Two keys sign a text that is none of a release. */
const rawNote = (text: string) =>
  signNote(text, ...[1, 2].map((n) => noteSigner(name(n), signerFromSeed(SEEDS[n - 1] ?? new Uint8Array()))))

const valid: readonly (readonly [name: string, note: string])[] = [
  ['two of three', await noteBy([1, 2])],
  ['the other two', await noteBy([3, 2])],
  ['all three', await noteBy([1, 2, 3])],
  ['two of three and one that nobody knows', await noteBy([1, 4, 2])],
  ['the first version', await noteBy([1, 2], { ...RELEASE, version: 1 })],
]
writeVectors(
  'release/valid/notes.json',
  'Notes of app releases, the keys of the project (one vkey a line), and what each note says.',
  await Promise.all(
    valid.map(async ([title, note]) => ({
      name: title,
      keys: KEYS,
      note,
      ...(await readRelease(note, parseReleaseKeys(KEYS))),
    })),
  ),
)

const good = await noteBy([1, 2])
const [line1 = ''] = good.split('\n').slice(5)
const text = formatRelease(RELEASE)
const twice = `${await noteBy([1])}${line1}\n`
const invalid: readonly (readonly [why: string, note: string, keys?: string])[] = [
  ['one of three', await noteBy([1])],
  ['one key twice', twice],
  ['one key, and one that nobody knows', await noteBy([1, 4])],
  ['a signature that does not verify', good.replace('\n7\n', '\n8\n')],
  ['a version of 0', await rawNote(text.replace('\n7\n', '\n0\n'))],
  ['a version with a leading zero', await rawNote(text.replace('\n7\n', '\n07\n'))],
  ['a version of 2^53', await rawNote(text.replace('\n7\n', `\n${2 ** 53}\n`))],
  ['a SHA-256 in upper case', await rawNote(text.replace(RELEASE.app, RELEASE.app.toUpperCase()))],
  ['another first line', await rawNote(text.replace('release/1', 'release/2'))],
  ['no signatures', good.slice(0, good.indexOf('\n\n') + 1)],
  ['a further line', await rawNote(`${text}more\n`)],
  ['a build without release keys', good, ''],
  ['a build with two keys', good, `${[1, 2].map(vkey).join('\n')}\n`],
  ['a build with one key twice', good, `${[1, 1, 2].map(vkey).join('\n')}\n`],
  ['a key that is none', good, `${vkey(1)}\n${vkey(2)}\nexample.org+00000000+AAAA\n`],
]
writeVectors(
  'release/invalid/notes.json',
  'Notes and keys that are refused, and the field that the refusal names.',
  await Promise.all(
    invalid.map(async ([why, note, keys = KEYS]) => ({ why, keys, note, field: await fieldOf(note, keys) })),
  ),
)

async function fieldOf(note: string, keys: string): Promise<string> {
  try {
    await readRelease(note, parseReleaseKeys(keys))
  } catch (error) {
    return (error as { field: string }).field
  }
  throw new Error('release: expected a refusal, got none')
}

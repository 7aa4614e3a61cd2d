// What an error says to a reader, in their language: the engine's own sentences are for who mends it, and never shown.

import type { Language } from '../../pages/model.ts'
import { WHY, type WhyWords } from './why-words.ts'

type Reason = Exclude<keyof WhyWords, 'refused'>

/** By code, or by the part of it before the stroke. */
const REASONS: Readonly<Record<string, Reason>> = {
  address: 'address',
  assembly: 'damaged',
  'assembly/few': 'rule',
  code: 'damaged',
  copy: 'noWall',
  'copy/another-wall': 'otherWall',
  credential: 'credential',
  cut: 'silent',
  definition: 'damaged',
  'engine/address': 'address',
  'engine/answer': 'credential',
  'engine/code': 'damaged',
  'engine/dead': 'noAnswer',
  'engine/early': 'notNow',
  'engine/key': 'notKey',
  'engine/late': 'notNow',
  'engine/missing': 'notHere',
  'engine/no-key': 'noKey',
  'engine/no-voice': 'noVoice',
  'engine/no-wall': 'noWall',
  'engine/not-missed': 'notMissed',
  'engine/overtaken': 'meanwhile',
  'engine/part': 'notFetched',
  'engine/signed': 'otherSigned',
  'engine/silent': 'noAnswer',
  'engine/too-long': 'tooLong',
  'engine/unseen': 'unseen',
  'engine/unsigned': 'unsigned',
  'engine/voice': 'noVoice',
  event: 'damaged',
  evidence: 'damaged',
  inbox: 'damaged',
  layout: 'damaged',
  'outbox/damaged': 'damaged',
  'outbox/foreign': 'otherWall',
  picture: 'noPicture',
  'picture/too-large': 'largePicture',
  pool: 'silent',
  'program/another': 'damaged',
  'program/none': 'notHere',
  rule: 'rule',
  seal: 'damaged',
  'seal/newer': 'newer',
  segment: 'damaged',
  silent: 'silent',
  store: 'storage',
  'store/damaged': 'damaged',
  'store/locked': 'locked',
  'store/newer': 'newer',
  'store/passphrase': 'locked',
  'take/cut': 'notFetched',
  'take/no-room': 'storage',
  transport: 'silent',
  'transport/malformed': 'damaged',
  'transport/too-long': 'tooLong',
  'wall/another': 'otherWall',
}

/** Why it did not work, to stand inside a sentence. */
export function whyOf(error: unknown, lang: Language): string {
  const { code } = (error ?? {}) as { readonly code?: unknown }
  const known = typeof code === 'string' ? code : ''
  return WHY[lang][REASONS[known] ?? REASONS[known.split('/')[0] ?? ''] ?? 'unexpected']
}

/** Why an address refused a post. @param reason as NIP-01 has it: `pow: …` */
export function whyRefused(reason: string, lang: Language): string {
  const { refused, newer } = WHY[lang]
  if (/^error: \w+ by a newer program/.test(reason)) return newer
  // Said of a date alone: what refuses other dates refuses none of ours.
  if (/^invalid: created_at\b/.test(reason)) return refused.date
  const [prefix = ''] = reason.split(':')
  return refused[prefix as keyof typeof refused] ?? refused.other
}

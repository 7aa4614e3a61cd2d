// Reporting, what moderators say of posts, and signing a letter: labels and signatures, never a word about what they are
// about.

import { type EventTemplate, isFoldVerb, KIND, type LabelVerb } from '@commonwall/wall'
import type { Own } from '../own/own.ts'
import { type Manner, type SigningOptions, sayAs } from '../say/manner.ts'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'

export interface Labelling extends Manner {
  readonly target: string
  readonly verb: LabelVerb
  /** ISO 3166-1 alpha-2, on `fold/illegal`. */
  readonly jurisdiction?: string | undefined
  /** Slug of a board, on `move`. */
  readonly board?: string | undefined
  /** Place of the earlier thread, on `duplicate`. */
  readonly original?: number | undefined
}

type Said = Omit<EventTemplate, 'created_at'>

/** Puts a label. @throws EngineError engine/missing, engine/no-key; RuleError */
export async function label(
  wall: Wall,
  own: Own,
  options: SigningOptions,
  labelling: Labelling,
): Promise<void> {
  await sayAs(labelling, labelOf(wall, labelling), { ...options, wall, own })
}

function labelOf(wall: Wall, { target, verb, jurisdiction, board, original }: Labelling): Said {
  const earlier = original === undefined ? undefined : wall.idAt(original)
  if (verb === 'duplicate' && (earlier === undefined || wall.events.get(earlier)?.kind !== KIND.thread))
    throw new EngineError('engine/missing', 'original: expected one that is held, got another')
  const tags = [
    ['h', wall.held.wall],
    ['L', 'commonwall'],
    ['l', verb, 'commonwall'],
    ['e', target],
    ...(jurisdiction !== undefined && isFoldVerb(verb) ? [['jurisdiction', jurisdiction]] : []),
    ...(board === undefined ? [] : [['t', board]]),
    ...(earlier === undefined ? [] : [['q', earlier]]),
  ]
  return { kind: KIND.label, tags, content: '' }
}

/** NIP-56's word for what is wrong. */
export type ReportType = 'spam' | 'illegal' | 'profanity' | 'impersonation' | 'other'

export interface Reporting extends Manner {
  readonly target: string
  readonly type: ReportType
}

/** Reports a post: under a lasting name it counts; under a throwaway it is only seen. @throws EngineError engine/no-key */
export async function report(
  wall: Wall,
  own: Own,
  options: SigningOptions,
  reporting: Reporting,
): Promise<void> {
  const { target, type } = reporting
  const author = wall.events.get(target)?.pubkey
  const tags = [
    ['h', wall.held.wall],
    ['e', target, type],
    ...(author === undefined ? [] : [['p', author, type]]),
  ]
  await sayAs(reporting, { kind: KIND.report, tags, content: '' }, { ...options, wall, own })
}

/** What signs an article version as an open letter, before anybody's key. @param wall its id */
export function letterSignature(wall: string, version: string): Said {
  const tags = [
    ['h', wall],
    ['e', version],
    ['k', String(KIND.article)],
  ]
  return { kind: KIND.signature, tags, content: '' }
}

/** Signs an article version as an open letter, under a lasting name. @throws EngineError engine/no-key */
export async function signLetter(
  wall: Wall,
  own: Own,
  options: SigningOptions,
  signing: Manner & { readonly version: string },
): Promise<void> {
  await sayAs(signing, letterSignature(wall.held.wall, signing.version), { ...options, wall, own })
}

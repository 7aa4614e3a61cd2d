// Who signed an open letter: names, and apart from them voices of assemblies.
//
// Anybody can sign with as many fresh keys as they like, and date it as they like. Where there are more signatures than are
// read, those of names are asked for by their keys, so that no crowd of strangers pushes one of them out.

import {
  KIND,
  type OpenLetterInput,
  signatoriesOf,
  takenBackAt,
  unnamedOf,
  type VerifiedEvent,
} from '@commonwall/wall'
import { signedVoices, type VoiceSource } from '@commonwall/web/fill'
import type { ArticlePage, Language } from '@commonwall/web/pages'
import { eachOnce } from '../moderation/signed-labels.ts'
import { subjectOf } from './assemblies/assemblies.ts'
import { Authors } from './authors.ts'
import type { Source } from './source.ts'

/** Signatures read by one query. */
const COUNTED = 5_000
/** Of those who signed, so many are listed. */
const SIGNERS = 500
/** Ids or keys asked for in one query. */
const AT_ONCE = 400

/** @param version id of the one that they signed */
export function signersOf(
  source: Source,
  version: string,
  lang: Language,
): Pick<ArticlePage, 'signatures' | 'signers' | 'voices'> {
  const { numbers } = source
  const letter = letterOf(source, version)
  const signed = signatoriesOf(letter)
  const listed = signed.slice(0, SIGNERS)
  const authors = new Authors(
    source,
    lang,
    listed.map(({ pubkey }) => pubkey),
  )
  const signers = listed.map(({ pubkey, signature, at }) => ({
    author: authors.of(pubkey, at),
    at,
    place: numbers.placeOf(signature),
  }))
  return { signatures: signed.length, signers, voices: signedVoices(unnamedOf(letter), voicesIn(source)) }
}

function letterOf(source: Source, version: string): OpenLetterInput {
  const { store, facts } = source
  const signatures = signaturesOn(source, version)
  const withdrawals = inParts(signatures).flatMap((some) => {
    const e = some.map(({ id }) => id)
    const authors = [...new Set(some.map(({ pubkey }) => pubkey))]
    return store.query([{ kinds: [KIND.withdrawal], authors, tags: { e } }], COUNTED, 'default').events
  })
  return {
    version,
    signatures,
    names: facts.names,
    witnessedTime: (id) => facts.time.witnessedTime(id),
    takenBack: takenBackAt(withdrawals, facts.time),
  }
}

/** The newest of all, and every one of a name. */
function signaturesOn({ store, facts }: Source, version: string): readonly VerifiedEvent[] {
  const filter = { kinds: [KIND.signature], tags: { e: [version] } }
  const { events, complete } = store.query([filter], COUNTED, 'default')
  if (complete) return events
  const keys = facts.names.all.flatMap((name) => name.keys.map(({ pubkey }) => pubkey))
  const named = inParts(keys).flatMap(
    (authors) => store.query([{ ...filter, authors }], COUNTED, 'default').events,
  )
  return eachOnce([...events, ...named])
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) =>
    all.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  )
}

/** What is asked about voices of assemblies among those who signed without a name. */
function voicesIn(source: Source): VoiceSource {
  const { store, facts, numbers } = source
  return {
    ballotsOf: (pubkeys) =>
      store.query([{ kinds: [KIND.ballot], authors: [...pubkeys], tags: {} }], COUNTED, 'default').events,
    get: (id) => store.get(id),
    witnessedTime: (id) => facts.time.witnessedTime(id),
    placeOf: (id) => numbers.placeOf(id),
    titleOf: (constitution) => subjectOf(source, constitution).title,
  }
}

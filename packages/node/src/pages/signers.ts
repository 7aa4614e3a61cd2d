// Who signed an open letter: names, and apart from them voices of assemblies.

import { KIND, type OpenLetterInput, signatoriesOf, tagValue, unnamedOf } from '@commonwall/wall'
import { signedVoices, type VoiceSource } from '@commonwall/web/fill'
import type { ArticlePage, Language } from '@commonwall/web/pages'
import { saidBy, saidByNames, takenBackOf } from '../moderation/said-by-names.ts'
import { subjectOf } from './assemblies/assemblies.ts'
import { Authors } from './authors.ts'
import type { Source } from './source.ts'

/** Of those who signed, so many are listed. */
const SIGNERS = 500

/** @param version id of the one that they signed */
export function signersOf(
  source: Source,
  version: string,
  lang: Language,
): Pick<ArticlePage, 'signatures' | 'signers' | 'voices'> {
  const { numbers } = source
  const letter = letterOf(source, [version])(version)
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

/** How many names signed each of these versions. */
export function signedCounts(source: Source, versions: readonly string[]): (version: string) => number {
  const letter = letterOf(source, versions)
  return (version) => signatoriesOf(letter(version)).length
}

/** Of versions that are asked for together. */
function letterOf(
  { store, facts }: Source,
  versions: readonly string[],
): (version: string) => OpenLetterInput {
  const { names, time } = facts
  const signatures = saidByNames(store, names, { kinds: [KIND.signature], tags: { e: versions } })
  const signed = Map.groupBy(signatures, (signature) => tagValue(signature, 'e'))
  const takenBack = takenBackOf(store, signatures, time)
  const witnessedTime = (id: string) => time.witnessedTime(id)
  return (version) => ({ version, signatures: signed.get(version) ?? [], names, witnessedTime, takenBack })
}

/** What is asked about voices of assemblies among those who signed without a name. */
function voicesIn(source: Source): VoiceSource {
  const { store, facts, numbers } = source
  return {
    ballotsOf: (pubkeys) => saidBy(store, [...pubkeys], { kinds: [KIND.ballot], tags: {} }),
    get: (id) => store.get(id),
    witnessedTime: (id) => facts.time.witnessedTime(id),
    placeOf: (id) => numbers.placeOf(id),
    titleOf: (constitution) => subjectOf(source, constitution).title,
  }
}

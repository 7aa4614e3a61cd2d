// Who signed an open letter: names, and apart from them voices of assemblies.

import { KIND, type OpenLetterInput, signatoriesOf, unnamedOf } from '@commonwall/wall'
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

function letterOf({ store, facts }: Source, version: string): OpenLetterInput {
  const { names, time } = facts
  const filter = { kinds: [KIND.signature], tags: { e: [version] } }
  const signatures = saidByNames(store, names, filter)
  return {
    version,
    signatures,
    names,
    witnessedTime: (id) => time.witnessedTime(id),
    takenBack: takenBackOf(store, signatures, time),
  }
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

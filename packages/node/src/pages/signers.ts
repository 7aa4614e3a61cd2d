// Who signed an open letter: names, and apart from them voices of assemblies.

import {
  KIND,
  type OpenLetterInput,
  signatoriesOf,
  tagValue,
  unnamedOf,
  type VerifiedEvent,
} from '@commonwall/wall'
import { signedVoices, type VoiceSource } from '@commonwall/web/fill'
import type { ArticlePage, Language } from '@commonwall/web/pages'
import { saidBy, saidByNames, takenBackOf } from '../moderation/said-by-names.ts'
import type { EventStore } from '../store/store.ts'
import type { History } from './article-history.ts'
import { subjectOf } from './assemblies/assemblies.ts'
import { Authors } from './authors.ts'
import type { Source } from './source.ts'

/** Of those who signed, so many are listed. */
const SIGNERS = 500

/** By the id of a version, what its signatures are counted from. */
export type Letters = (version: string) => OpenLetterInput

/** Of all versions of an article together. Past fresh keys that cast no ballot: they count as nothing, and may be thousands. */
export function lettersOf({ store, facts }: Source, { versions }: History): Letters {
  const { names, time } = facts
  const e = versions.map(({ id }) => id)
  const said = saidByNames(store, names, { kinds: [KIND.signature], tags: { e } })
  const isNamed = ({ pubkey }: VerifiedEvent) => names.nameOf(pubkey) !== undefined
  const unnamed = said.filter((signature) => !isNamed(signature))
  const ballots = ballotsOf(store, new Set(unnamed.map(({ pubkey }) => pubkey)))
  const voters = new Set(ballots.map(({ pubkey }) => pubkey))
  const signatures = said.filter(
    (signature) => (isNamed(signature) || voters.has(signature.pubkey)) && !facts.isLeftOut(signature),
  )
  const signed = Map.groupBy(signatures, (signature) => tagValue(signature, 'e'))
  const takenBack = takenBackOf(store, signatures, time, (withdrawal) => !facts.isLeftOut(withdrawal))
  const witnessedTime = (id: string) => time.witnessedTime(id)
  return (version) => ({ version, signatures: signed.get(version) ?? [], names, witnessedTime, takenBack })
}

export function signersOf(
  source: Source,
  letter: OpenLetterInput,
  lang: Language,
): Pick<ArticlePage, 'signatures' | 'signers' | 'voices'> {
  const { numbers } = source
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

/** What is asked about voices of assemblies among those who signed without a name. */
function voicesIn(source: Source): VoiceSource {
  const { store, facts, numbers } = source
  return {
    ballotsOf: (pubkeys) => ballotsOf(store, pubkeys),
    get: (id) => store.get(id),
    witnessedTime: (id) => facts.time.witnessedTime(id),
    placeOf: (id) => numbers.placeOf(id),
    titleOf: (constitution) => subjectOf(source, constitution).title,
  }
}

function ballotsOf(store: EventStore, keys: ReadonlySet<string>): readonly VerifiedEvent[] {
  return saidBy(store, [...keys], { kinds: [KIND.ballot], tags: {} })
}

// Voices of assemblies under an open letter: those of its signers without a name that an assembly's groups know.

import { type CredentialHolds, lettersVoices, rememberingCheck } from '@commonwall/assembly'
import type { Unnamed, VerifiedEvent } from '@commonwall/wall'
import type { SignedVoices, Spoken } from '../model.ts'

/** Of keys that cast a first ballot. Whoever signs with other fresh keys, and how many they are, changes nothing. */
const LOOKED_AT = 100

/** What is asked of a wall. */
export interface VoiceSource {
  /** First ballots of these keys, and whatever else they cast. */
  ballotsOf(pubkeys: ReadonlySet<string>): Iterable<VerifiedEvent>
  get(id: string): VerifiedEvent | undefined
  /** Unix seconds. */
  witnessedTime(id: string): number | undefined
  /** Of a default log. */
  placeOf(id: string): number | undefined
  /** What an assembly is about. */
  titleOf(constitution: VerifiedEvent): Spoken | undefined
}

/** Answers of this process: pages ask for the same letter again and again. */
let holds: CredentialHolds | undefined

/** Undefined where nobody signed without a name. @param unnamed who did, in the order of the log */
export function signedVoices(
  unnamed: readonly Unnamed[],
  source: VoiceSource,
): readonly SignedVoices[] | undefined {
  const signed = new Map(unnamed.map((one) => [one.pubkey, one.signature]))
  if (signed.size === 0) return undefined
  const signers = new Set(signed.keys())
  holds ??= rememberingCheck()
  const voices = lettersVoices({
    signers,
    said: source.ballotsOf(signers),
    constitution: (id) => source.get(id),
    witnessedTime: (id) => source.witnessedTime(id),
    holds,
    most: LOOKED_AT,
  })
  const grouped = Map.groupBy(voices, ({ assembly, group }) => `${assembly} ${group}`)
  return [...grouped.values()].flatMap((same) => {
    const [{ assembly, group } = { assembly: '', group: '' }] = same
    const [constitution, place] = [source.get(assembly), source.placeOf(assembly)]
    if (constitution === undefined || place === undefined) return []
    const places = same.map(({ pubkey }) => source.placeOf(signed.get(pubkey) ?? ''))
    return [{ assembly: place, title: source.titleOf(constitution), group, places }]
  })
}

// What always goes to the default log, whatever work it shows: that which a view of the default logs is computed
// from (DESIGN §3.3). Each rule asks for a reason why this author may say this, so that none is a way around the floor.

import { commitsTo, isFoldVerb, KIND, type NostrEvent, tagValue, tagValues } from '@commonwall/wall'
import { countsInAssembly } from './assemblies.ts'
import type { AdmissionContext } from './decision.ts'

export function isAlwaysDefault(event: NostrEvent, context: AdmissionContext): boolean {
  switch (event.kind) {
    case KIND.definition:
      return context.isKeeper(event.pubkey)
    case KIND.signature:
      return signsWhatItMay(event, context) || countsInAssembly(event, context)
    case KIND.key:
      return isRotation(event, context)
    case KIND.withdrawal:
      return ofDefault(event, context)
    case KIND.vanish:
      return context.isKnownAuthor(event.pubkey)
    case KIND.label:
      return isFold(event, context)
    default:
      return countsInAssembly(event, context)
  }
}

/** A keeper on a definition, or a key on the event of the name that it joins. */
function signsWhatItMay(event: NostrEvent, context: AdmissionContext): boolean {
  const target = context.get(tagValue(event, 'e') ?? '')
  if (target?.kind === KIND.definition) return context.isKeeper(event.pubkey)
  return target?.kind === KIND.key && tagValues(target, 'key').includes(event.pubkey)
}

/** Signed by the recovery key that the event before committed to (DESIGN §3.6). */
function isRotation(event: NostrEvent, context: AdmissionContext): boolean {
  const previous = context.get(tagValue(event, 'prev') ?? '')
  if (previous?.kind !== KIND.key) return false
  return commitsTo({ next: tagValue(previous, 'next') ?? '', signer: previous.pubkey }, event.pubkey)
}

/** A withdrawal of something that stands in default; that it is the author's own was checked before. */
function ofDefault(event: NostrEvent, context: AdmissionContext): boolean {
  return (
    tagValues(event, 'e').some((id) => context.isInDefault(id)) ||
    tagValues(event, 'a').some((address) => context.versionsOf(address).some((id) => context.isInDefault(id)))
  )
}

/** A moderator or a keeper folds, or this host refuses, something that stands in default. */
function isFold(
  event: NostrEvent,
  { isModerator, isKeeper, isHost, isInDefault }: AdmissionContext,
): boolean {
  const { pubkey } = event
  if (!isModerator(pubkey) && !isKeeper(pubkey) && !isHost(pubkey)) return false
  return isFoldVerb(tagValue(event, 'l') ?? '') && isInDefault(tagValue(event, 'e') ?? '')
}

// What an answer says of what it answers (NIP-22): the root in upper case, what is answered itself in lower case.

import { addressOf, KIND, type NostrEvent } from '../event/index.ts'

/** As much of an event as an answer says of it. */
type Named = Pick<NostrEvent, 'id' | 'kind' | 'pubkey' | 'tags'>

/** A root of which no more is held than its id. */
export interface Unheld {
  readonly id: string
  readonly kind: number
  readonly pubkey?: undefined
}

/**
 * The tags of an answer, but for its wall and its language.
 * @param root the thread or article that it hangs under
 * @param parent what is answered; the root itself, if it is not said
 * @example [['h', wall], ...replyTags(thread), ['l', 'en']]
 */
export function replyTags(root: Named | Unheld, parent: Named | Unheld = root): string[][] {
  const by = ({ pubkey }: Named | Unheld) => (pubkey === undefined ? [] : [pubkey])
  const addresses = root.pubkey !== undefined && root.kind === KIND.article ? [addressOf(root)] : []
  return [
    ...addresses.map((address) => ['A', address]),
    ['E', root.id, '', ...by(root)],
    ['K', String(root.kind)],
    ...by(root).map((key) => ['P', key]),
    ...(parent.id === root.id ? addresses : []).map((address) => ['a', address]),
    ['e', parent.id, '', ...by(parent)],
    ['k', String(parent.kind)],
    ...by(parent).map((key) => ['p', key]),
  ]
}

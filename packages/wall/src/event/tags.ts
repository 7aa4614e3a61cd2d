// Reading tags: the first, or all, of a name.

import type { EventTemplate } from './event.ts'

type Tagged = Pick<EventTemplate, 'tags'>

/** The second element of the first tag of this name, or undefined. */
export function tagValue(event: Tagged, name: string): string | undefined {
  return event.tags.find((tag) => tag[0] === name)?.[1]
}

/** The second elements of all tags of this name that have one, in order. */
export function tagValues(event: Tagged, name: string): string[] {
  return event.tags.flatMap((tag) => (tag[0] === name && tag[1] !== undefined ? [tag[1]] : []))
}

/** All tags of this name, whole, in order. */
export function tagsNamed(event: Tagged, name: string): readonly (readonly string[])[] {
  return event.tags.filter((tag) => tag[0] === name)
}

/** The `kind:pubkey:d` address of an addressable or replaceable event (NIP-01). */
export function addressOf(event: Tagged & { readonly kind: number; readonly pubkey: string }): string {
  return `${event.kind}:${event.pubkey}:${tagValue(event, 'd') ?? ''}`
}

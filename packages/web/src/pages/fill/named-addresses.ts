// The addresses that a wall names for everybody. Any other is a bridge: whoever knows it was told, and tells one person.

import type { Definition } from '@commonwall/wall'

type Naming = Pick<Definition, 'addresses' | 'logs'>

/** URLs of a network that a definition names, each once: its addresses, then where its logs are reached. */
export function namedAddresses({ addresses, logs }: Naming): readonly string[] {
  const urls = [...addresses, ...logs].map(({ url }) => url)
  return [...new Set(urls)].filter((url) => /^(?:http|ws)s?:/.test(url))
}

/** True if a definition names it; a slash at the end makes no other address. */
export function isNamed(url: string, definition: Naming): boolean {
  const bare = (one: string) => one.replace(/\/$/, '')
  return namedAddresses(definition).some((named) => bare(named) === bare(url))
}

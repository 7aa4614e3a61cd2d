// A template is only handed out if the parser of its kind would take it.

import type { EventTemplate, NostrEvent } from '@commonwall/wall'

const NOBODY = '0'.repeat(64)

/** The template itself. @throws whatever the parser throws on it */
export function refusedBy(parse: (event: NostrEvent) => unknown, template: EventTemplate): EventTemplate {
  parse({ id: NOBODY, pubkey: NOBODY, ...template, sig: NOBODY + NOBODY })
  return template
}

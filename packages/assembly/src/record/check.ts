// Is this event a record of an assembly? One door for nodes, copies and the app.

import { KIND, type NostrEvent } from '@commonwall/wall'
import { parseIssuance } from '../credential/issuance.ts'
import { parseAlternative } from './alternative.ts'
import { parseBallot } from './ballot.ts'
import { parseClose } from './close.ts'
import { parseConstitution } from './parse-constitution.ts'

const PARSERS: ReadonlyMap<number, (event: NostrEvent) => unknown> = new Map<
  number,
  (event: NostrEvent) => unknown
>([
  [KIND.constitution, parseConstitution],
  [KIND.alternative, parseAlternative],
  [KIND.ballot, parseBallot],
  [KIND.close, parseClose],
  [KIND.issuance, parseIssuance],
])

/** True if its kind is one of an assembly's (4600 to 4604). @throws DefinitionError if it is and breaks the schema */
export function checkAssemblyRecord(event: NostrEvent): boolean {
  const parse = PARSERS.get(event.kind)
  parse?.(event)
  return parse !== undefined
}

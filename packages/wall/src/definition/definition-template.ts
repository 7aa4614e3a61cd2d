// Writing a definition: the inverse of `parseDefinition`, and nothing that it would refuse.

import { type EventTemplate, KIND } from '../event/index.ts'
import type { Definition } from './definition.ts'
import { parseDefinition } from './parse-definition.ts'

/** What a definition says; id and author follow from it and the key that signs. */
export type DefinitionFields = Omit<Definition, 'id' | 'author' | 'createdAt' | 'wall'> & {
  /** Id of the founding definition; undefined in the founding one itself. */
  readonly wall: string | undefined
}

const NOBODY = '0'.repeat(64)

/**
 * The event to sign for a definition. Voids are sorted; everything else is written as given.
 * @throws DefinitionError if `parseDefinition` would refuse it
 * @example signEvent(definitionTemplate(fields, { createdAt }), secretKey, auxiliaryRandom)
 */
export function definitionTemplate(
  fields: DefinitionFields,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const { wall, prev, voids, version, titles, keepers, threshold, logs, continues, witnesses } = fields
  const { groups, moderators, boards, langs, pow, batch, addresses, validUntil } = fields
  const tags: string[][] = [
    ...(wall === undefined ? [] : [['h', wall]]),
    ...(prev === undefined ? [] : [['prev', prev]]),
    ...[...voids].sort().map((id) => ['void', id]),
    ['version', `${version}`],
    ...titles.map(({ lang, text }) => ['title', lang, text]),
    ...keepers.map((key) => ['keeper', key]),
    ['threshold', `${threshold}`],
    ...logs.map(({ key, url, admission, open }) => ['log', key, url, admission, open ? 'open' : 'closed']),
    ...continues.map(({ key, origin, size, root }) => ['continues', key, origin, `${size}`, root]),
    ...witnesses.map(({ name, key, url }) => ['witness', name, key, url]),
    ...groups.map((group) => ['group', group]),
    ...moderators.map(({ group, pubkey }) => ['moderator', group, pubkey]),
    ...boards.map(({ slug, lang, title }) => ['board', slug, lang, title]),
    ...langs.map((lang) => ['lang', lang]),
    ['pow', `${pow}`],
    ['batch', `${batch}`],
    ...addresses.map(({ url, capability, until }) => ['address', url, capability, `${until}`]),
    ['valid-until', `${validUntil}`],
  ]
  const template: EventTemplate = { kind: KIND.definition, created_at: createdAt, tags, content: '' }
  parseDefinition({ id: NOBODY, pubkey: NOBODY, ...template, sig: NOBODY + NOBODY })
  return template
}

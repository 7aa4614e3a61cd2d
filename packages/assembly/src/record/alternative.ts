// Another wording for a passage, a new passage after one, or the wish to strike one (kind 4601).
//
// Always the full text, never a patch: what people take a position on cannot change under them. It counts once
// voices of enough groups signed it; its author gains nothing by having written it.

import {
  DefinitionError,
  type EventTemplate,
  hex,
  isHex64,
  isSlug,
  KIND,
  type NostrEvent,
  refuseTwice,
  type TagReader,
} from '@commonwall/wall'
import { MAX_PARENTS } from './limits.ts'
import { type Belongs, openRecord } from './reader.ts'
import { refusedBy } from './refused-by.ts'

export interface Alternative extends Belongs {
  /** passage: instead of what stands there. insert: as a place of its own after it. */
  readonly place: 'passage' | 'insert'
  /** Slug of a passage of the constitution, or the id of the alternative that opened an inserted place. */
  readonly target: string
  /** Id of the event that holds the text; undefined: strike it. */
  readonly text: string | undefined
  /** Ids of alternatives that it is made from; several for a compromise. */
  readonly parents: readonly string[]
}

/** Reads an alternative. @throws DefinitionError */
export function parseAlternative(event: NostrEvent): Alternative {
  const { belongs, tags } = openRecord(event, KIND.alternative)
  const place = tags.isNext('insert') ? 'insert' : 'passage'
  const target = tags.one(place)
  if (!isSlug(target) && !isHex64(target))
    throw new DefinitionError(place, 'a passage, or the id of what opened an inserted one', target)
  const text = readText(tags, place)
  const parents = tags.list('parent', 0, MAX_PARENTS).map((id) => hex('parent', id))
  refuseTwice('parent', parents)
  tags.end()
  return { ...belongs, place, target, text, parents }
}

function readText(tags: TagReader, place: string): string | undefined {
  if (place === 'insert' || !tags.isNext('strike')) return hex('text', tags.one('text'))
  tags.run('strike', { elements: 0, least: 1, most: 1 })
  return undefined
}

/** The event to sign for an alternative. @throws DefinitionError if `parseAlternative` would refuse it */
export function alternativeTemplate(
  { wall, assembly, place, target, text, parents }: Omit<Alternative, 'id' | 'author'>,
  { createdAt }: { readonly createdAt: number },
): EventTemplate {
  const tags = [
    ['h', wall],
    ['e', assembly],
    [place, target],
    text === undefined ? ['strike'] : ['text', text],
    ...parents.map((id) => ['parent', id]),
  ]
  return refusedBy(parseAlternative, { kind: KIND.alternative, created_at: createdAt, tags, content: '' })
}

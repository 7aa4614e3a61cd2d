// The one parser of definitions (kind 4590): fixed schema, fixed order, no free text but titles.
//
// It looks at one event alone. Whether it follows from the definition before it is `refusalAfter`'s question,
// and whether it has any effect, `foldDefinitions`'. Wire form: docs/protocol/definition.md.

import { KIND, type NostrEvent } from '../event/index.ts'
import { isLang, isSlug } from '../rules/shape.ts'
import type { AddressEntry, Continuation, Definition, LogEntry, WitnessEntry } from './definition.ts'
import { DefinitionError } from './definition-error.ts'
import {
  MAX_ADDRESSES,
  MAX_BATCH,
  MAX_BOARDS,
  MAX_GROUPS,
  MAX_KEEPERS,
  MAX_LANGS,
  MAX_LOGS,
  MAX_MODERATORS,
  MAX_POW,
  MAX_TITLE,
  MAX_URL,
  MAX_VOIDS,
  MAX_WITNESS_NAME_BYTES,
  MAX_WITNESSES,
} from './limits.ts'
import { decimal, hex, refuseTwice, TagReader } from './tag-reader.ts'

const ORIGIN = /^commonwall\/[0-9a-f]{64}\/[0-9a-f]{16}$/
/** What a URL may be: printable ASCII with a scheme, so that nothing invisible or look-alike hides in it. */
const URL_SHAPE = /^[a-z][a-z0-9+.-]*:\/\/[\x21-\x7e]+$/
// A key name of C2SP signed-note, here in printable ASCII without the plus.
const WITNESS_NAME = /^[\x21-\x2a\x2c-\x7e]+$/

/**
 * Reads a definition.
 * @throws DefinitionError naming the first tag that is not as the schema has it
 */
export function parseDefinition(event: NostrEvent): Definition {
  if (event.kind !== KIND.definition) throw new DefinitionError('kind', `${KIND.definition}`, event.kind)
  if (event.content !== '') throw new DefinitionError('content', 'nothing', event.content)
  const tags = new TagReader(event)
  const founding = !tags.isNext('h')
  const wall = founding ? event.id : hex('h', tags.one('h'))
  const prev = founding ? undefined : hex('prev', tags.one('prev'))
  const voids = readVoids(tags, founding)
  const version = decimal('version', tags.one('version'), founding ? 1 : 2, founding ? 1 : undefined)
  const titles = tags.run('title', { elements: 2, least: 1, most: MAX_LANGS }).map(([lang, text]) => ({
    lang: language('title', lang),
    text: title('title', text),
  }))
  refuseTwice(
    'title',
    titles.map(({ lang }) => lang),
  )
  const keepers = tags.list('keeper', 1, MAX_KEEPERS).map((key) => hex('keeper', key))
  refuseTwice('keeper', keepers)
  const threshold = decimal('threshold', tags.one('threshold'), 1, keepers.length)
  const logs = readLogs(tags, founding)
  const continues = readContinues(tags, logs, founding ? 0 : MAX_LOGS)
  const witnesses = readWitnesses(tags, logs)
  const groups = tags.list('group', 0, MAX_GROUPS).map((group) => slug('group', group))
  refuseTwice('group', groups)
  const moderators = tags
    .run('moderator', { elements: 2, least: 0, most: MAX_MODERATORS })
    .map(([group = '', pubkey]) => {
      if (!groups.includes(group)) throw new DefinitionError('moderator', 'a group of this definition', group)
      return { group, pubkey: hex('moderator', pubkey) }
    })
  refuseTwice(
    'moderator',
    moderators.map(({ group, pubkey }) => `${group} ${pubkey}`),
  )
  const boards = tags.run('board', { elements: 3, least: 0, most: MAX_BOARDS }).map(([name, lang, text]) => ({
    slug: slug('board', name),
    lang: language('board', lang),
    title: title('board', text),
  }))
  refuseTwice(
    'board',
    boards.map((board) => `${board.slug} ${board.lang}`),
  )
  const langs = tags.list('lang', 1, MAX_LANGS).map((lang) => language('lang', lang))
  refuseTwice('lang', langs)
  const pow = decimal('pow', tags.one('pow'), 0, MAX_POW)
  const batch = decimal('batch', tags.one('batch'), 1, MAX_BATCH)
  const addresses = readAddresses(tags)
  const validUntil = decimal('valid-until', tags.one('valid-until'), 1)
  tags.end()
  return {
    id: event.id,
    author: event.pubkey,
    createdAt: event.created_at,
    ...{ wall, prev, voids, version, titles, keepers, threshold, logs, continues, witnesses, groups },
    ...{ moderators, boards, langs, pow, batch, addresses, validUntil },
  }
}

/** In ascending order, so that one set has one spelling. */
function readVoids(tags: TagReader, founding: boolean): string[] {
  const voids = tags.list('void', 0, founding ? 0 : MAX_VOIDS).map((id) => hex('void', id))
  voids.forEach((id, index) => {
    const before = voids[index - 1]
    if (before !== undefined && before >= id) throw new DefinitionError('void', 'ids in ascending order', id)
  })
  return voids
}

function readLogs(tags: TagReader, founding: boolean): LogEntry[] {
  const logs = tags
    .run('log', { elements: 4, least: 1, most: MAX_LOGS })
    .map(([key, address, admission, state]): LogEntry => {
      if (admission !== 'default' && admission !== 'optional')
        throw new DefinitionError('log', 'default or optional', admission)
      if (state !== 'open' && state !== 'closed') throw new DefinitionError('log', 'open or closed', state)
      if (founding && state === 'closed') throw new DefinitionError('log', 'open in a founding one', state)
      return { key: hex('log', key), url: url('log', address), admission, open: state === 'open' }
    })
  refuseTwice(
    'log',
    logs.map(({ key }) => key),
  )
  if (!logs.some(({ admission }) => admission === 'default'))
    throw new DefinitionError('log', 'at least one default log', 'none')
  return logs
}

function readContinues(tags: TagReader, logs: readonly LogEntry[], most: number): Continuation[] {
  const continues = tags
    .run('continues', { elements: 4, least: 0, most })
    .map(([key = '', origin = '', size, root]): Continuation => {
      if (!logs.some((log) => log.key === key))
        throw new DefinitionError('continues', 'the key of a log of this definition', key)
      if (!ORIGIN.test(origin)) throw new DefinitionError('continues', 'the origin of a log', origin)
      return { key, origin, size: decimal('continues', size, 0), root: hex('continues', root) }
    })
  refuseTwice(
    'continues',
    continues.map(({ key }) => key),
  )
  return continues
}

function readWitnesses(tags: TagReader, logs: readonly LogEntry[]): WitnessEntry[] {
  const witnesses = tags
    .run('witness', { elements: 3, least: 0, most: MAX_WITNESSES })
    .map(([name = '', key, address]): WitnessEntry => {
      if (!WITNESS_NAME.test(name) || name.length > MAX_WITNESS_NAME_BYTES)
        throw new DefinitionError(
          'witness',
          `a name of 1 to ${MAX_WITNESS_NAME_BYTES} printable ASCII characters, no space, no plus`,
          name,
        )
      if (logs.some((log) => log.key === key))
        throw new DefinitionError('witness', 'a key that is not a log’s', key)
      return { name, key: hex('witness', key), url: url('witness', address) }
    })
  refuseTwice(
    'witness',
    witnesses.map(({ key }) => key),
  )
  refuseTwice(
    'witness',
    witnesses.map(({ name }) => name),
  )
  return witnesses
}

function readAddresses(tags: TagReader): AddressEntry[] {
  const addresses = tags
    .run('address', { elements: 3, least: 0, most: MAX_ADDRESSES })
    .map(([address, capability, until]) => ({
      url: url('address', address),
      capability: slug('address', capability),
      until: decimal('address', until, 1),
    }))
  refuseTwice(
    'address',
    addresses.map((address) => `${address.url} ${address.capability}`),
  )
  return addresses
}

function url(field: string, value: string | undefined): string {
  if (value === undefined || value.length > MAX_URL || !URL_SHAPE.test(value))
    throw new DefinitionError(
      field,
      `a URL with a scheme in at most ${MAX_URL} printable ASCII characters`,
      value,
    )
  return value
}

function slug(field: string, value: string | undefined): string {
  if (!isSlug(value)) throw new DefinitionError(field, '1 to 32 of a-z, 0-9 and hyphen', value)
  return value
}

function language(field: string, value: string | undefined): string {
  if (!isLang(value)) throw new DefinitionError(field, 'a language tag', value)
  return value
}

function title(field: string, value: string | undefined): string {
  if (
    value === undefined ||
    value.trim() === '' ||
    /[\u0000-\u001f\u007f]/.test(value) ||
    [...value].length > MAX_TITLE
  )
    throw new DefinitionError(field, `one line of 1 to ${MAX_TITLE} characters`, value)
  return value
}

// The one parser of constitutions (kind 4600): fixed schema, fixed order, no free text.

import {
  DefinitionError,
  decimal,
  hex,
  KIND,
  type NostrEvent,
  PAUSE,
  refuseTwice,
  type TagReader,
} from '@commonwall/wall'
import type { Constitution, Group, Issuer, Span } from './constitution.ts'
import {
  ISSUERS_A_GROUP,
  MAX_GROUPS,
  MAX_LOGS,
  MAX_PASSAGES,
  MAX_ROLL,
  MAX_ROUNDS,
  MIN_LOGS,
  RSA_HEX,
} from './limits.ts'
import { hexOf, openTags, slug } from './reader.ts'

/**
 * Reads a constitution.
 * @throws DefinitionError naming the first tag that is not as the schema has it
 */
export function parseConstitution(event: NostrEvent): Constitution {
  const tags = openTags(event, KIND.constitution)
  const wall = hex('h', tags.one('h'))
  const subject = hex('subject', tags.one('subject'))
  const passages = tags
    .run('passage', { elements: 2, least: 1, most: MAX_PASSAGES })
    .map(([name, text]) => ({ slug: slug('passage', name), text: hex('passage', text) }))
  refuseTwice(
    'passage',
    passages.map((passage) => passage.slug),
  )
  const groups = readGroups(tags)
  const logs = tags.list('log', MIN_LOGS, MAX_LOGS).map((log) => hex('log', log))
  refuseTwice('log', logs)
  const ratio = decimal('support', tags.one('support'), 1, 10)
  const [least, part] = two(tags, 'quorum')
  const rule = {
    ratio,
    least: decimal('quorum', least, 1, 1000),
    part: decimal('quorum', part, 1, 100),
    red: decimal('red-line', tags.one('red-line'), 1, 100),
  }
  const [people, rounds] = two(tags, 'bridge')
  const bridgePeople = decimal('bridge', people, 30, MAX_ROLL)
  const bridgeRounds = decimal('bridge', rounds, 1, MAX_ROUNDS)
  const sponsorGroups = decimal('sponsors', tags.one('sponsors'), 1, groups.length)
  const silence = decimal('silence', tags.one('silence'), 3600, 30 * 86_400)
  const issuance = readSpan('issuance', two(tags, 'issuance'), 0)
  let after = issuance.until
  const spans = tags.run('round', { elements: 2, least: 1, most: MAX_ROUNDS }).map((round, index) => {
    const span = readSpan('round', round, index === 0 ? after : after + PAUSE)
    after = span.until
    return span
  })
  const whole = readSpan('whole', two(tags, 'whole'), after + PAUSE)
  tags.end()
  return {
    ...{ id: event.id, author: event.pubkey, wall, subject, passages, groups, logs, rule },
    ...{ bridgePeople, bridgeRounds, sponsorGroups, silence, issuance, rounds: spans, whole },
  }
}

function readGroups(tags: TagReader): Group[] {
  const groups = tags.run('group', { elements: 3, least: 2, most: MAX_GROUPS })
  const names = groups.map(([name]) => slug('group', name))
  refuseTwice('group', names)
  const count = ISSUERS_A_GROUP * groups.length
  const issuers = tags.run('issuer', { elements: 3, least: count, most: count })
  const keys = issuers.map(
    ([, pubkey, modulus]): Issuer => ({
      pubkey: hex('issuer', pubkey),
      modulus: readModulus(modulus),
    }),
  )
  refuseTwice(
    'issuer',
    keys.map(({ pubkey }) => pubkey),
  )
  refuseTwice(
    'issuer',
    keys.map(({ modulus }) => modulus),
  )
  return groups.map(([, people, root], at) => {
    const from = ISSUERS_A_GROUP * at
    const own = issuers.slice(from, from + ISSUERS_A_GROUP)
    const astray = own.find(([name]) => name !== names[at])
    if (astray !== undefined)
      throw new DefinitionError('issuer', `three of each group, in the order of the groups`, astray[0])
    return {
      slug: names[at] ?? '',
      roll: decimal('group', people, 1, MAX_ROLL),
      rollRoot: hex('group', root),
      issuers: keys.slice(from, from + ISSUERS_A_GROUP),
    }
  })
}

/** An odd number of exactly 2048 bits; that it is a product of two primes is its owner's concern. */
function readModulus(value: string | undefined): string {
  const modulus = hexOf('issuer', value, RSA_HEX)
  if (!/^[89a-f].*[13579bdf]$/.test(modulus))
    throw new DefinitionError('issuer', 'an odd modulus of 2048 bits', modulus)
  return modulus
}

function two(tags: TagReader, name: string): readonly (string | undefined)[] {
  return tags.run(name, { elements: 2, least: 1, most: 1 })[0] ?? []
}

/** Stages do not overlap, and between two of them lies the pause in which ballots left out are claimed. */
function readSpan(name: string, [opens, ends]: readonly (string | undefined)[], earliest: number): Span {
  const from = decimal(name, opens, earliest)
  const until = decimal(name, ends, from + 1)
  return { from, until }
}

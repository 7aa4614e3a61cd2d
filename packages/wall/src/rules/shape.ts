// The shapes of values in tags, and the one way to ask for them.
//
// Refuses nothing on its own account: each rule says what it needs, here is how that looks.

import { type EventTemplate, isHex64, tagsNamed } from '../event/index.ts'
import { RuleError } from './rule-error.ts'

type Tagged = Pick<EventTemplate, 'tags'>

/** The most characters (code points) of an article's `d`. */
export const MAX_D = 200

/** A board or group: what a definition may call one. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,31}$/
/** Enough of BCP 47 to name a language, a script and a region. */
const LANG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,4}$/
const KIND_NUMBER = /^(0|[1-9]\d{0,4})$/
/** Where else an event may be found (NIP-01): printable ASCII, so no sentence; nothing here is ever opened by itself. */
const RELAY_HINT = /^wss?:\/\/[!#-;=?-~]{1,200}$/
/** A calendar date, or less of one: 2015, 2015-12, 2015-12-16. */
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** True for what may stand in `["t", …]` as a board: lower-case letters, digits, hyphens, at most 32. */
export function isSlug(value: string | undefined): value is string {
  return value !== undefined && SLUG.test(value)
}

/** True for a language tag such as `en`, `zh-Hant`, `ug-Arab-CN` (BCP 47). */
export function isLang(value: string | undefined): value is string {
  return value !== undefined && LANG.test(value)
}

/** True for a kind as a decimal string, 0 to 65535. */
export function isKindNumber(value: string | undefined): value is string {
  return value !== undefined && KIND_NUMBER.test(value) && Number(value) <= 65_535
}

/** True for a relay's address, as a hint beside an id (NIP-01). */
export function isRelayHint(value: string | undefined): value is string {
  return value !== undefined && RELAY_HINT.test(value)
}

/** True for a date that may be cut short after the year or the month. */
export function isDate(value: string | undefined): value is string {
  return value !== undefined && DATE.test(value)
}

/** The one tag of this name. @throws RuleError if there is none or more than one */
export function oneTag(event: Tagged, name: string): readonly string[] {
  const found = tagsNamed(event, name)
  const [tag] = found
  if (tag === undefined || found.length > 1)
    throw new RuleError('rule/tag', name, 'exactly one such tag', `${found.length}`)
  return tag
}

/** Asks the second element of a tag for a shape. @throws RuleError */
export function requireValue<T extends string>(
  tag: readonly string[],
  fits: (value: string | undefined) => value is T,
  expected: string,
): T {
  const value = tag[1]
  if (!fits(value)) throw new RuleError('rule/tag', tag[0] ?? 'tag', expected, value)
  return value
}

/** True for one line of at least one visible character. */
export function isLine(value: string | undefined, most: number): boolean {
  return value !== undefined && value.trim() !== '' && !/[\n\t]/.test(value) && [...value].length <= most
}

/** @throws RuleError if it is no such line */
export function requireLine(field: string, value: string | undefined, most: number): void {
  if (!isLine(value, most))
    throw new RuleError('rule/tag', field, `one line of 1 to ${most} characters`, value)
}

/**
 * Refuses every tag that is not named here. For kinds that are never folded, so that nobody can write into
 * one what could never be folded.
 * @throws RuleError
 */
export function onlyTags(event: Tagged, allowed: readonly string[]): void {
  for (const tag of event.tags)
    if (!allowed.includes(tag[0] ?? ''))
      throw new RuleError('rule/tag', 'tags', `only ${allowed.join(', ')}`, tag[0])
}

/**
 * Refuses free text behind a tag's value; a relay's address or a key, as other clients add them, may stand.
 * @throws RuleError
 */
export function noRemarks(tags: Tagged['tags']): void {
  for (const tag of tags)
    for (const extra of tag.slice(2))
      if (extra !== '' && !isRelayHint(extra) && !isHex64(extra))
        throw new RuleError('rule/tag', tag[0] ?? 'tag', 'no free text', extra)
}

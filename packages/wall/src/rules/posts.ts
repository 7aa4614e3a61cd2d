// What a thread, a reply, an article and a profile must carry (DESIGN §3.1; NIP-7D, 22, 23, 01).
//
// Refuses replies to nothing on a wall: external things (`I`), kind 1 notes (NIP-22 forbids them), and
// replies whose root is itself a reply. Does not look at Markdown.

import { parseAddress } from '../article/address.ts'
import { MAX_TITLE } from '../definition/limits.ts'
import { isHex64, KIND, type NostrEvent, tagsNamed, tagValue, WALL_KINDS } from '../event/index.ts'
import { RuleError } from './rule-error.ts'
import { isDate, isKindNumber, isLang, isSlug, MAX_D, oneTag, requireLine, requireValue } from './shape.ts'

/** @throws RuleError */
export function checkThread(event: NostrEvent): void {
  requireLine('title', oneTag(event, 'title')[1], MAX_TITLE)
  requireBoard(event)
  checkLang(event)
}

/** @throws RuleError */
export function checkReply(event: NostrEvent): void {
  if (event.content.trim() === '') throw new RuleError('rule/content', 'content', 'some text', event.content)
  const rootKind = requireValue(oneTag(event, 'K'), isKindNumber, 'the kind of the root')
  if (!WALL_KINDS.has(Number(rootKind)) || Number(rootKind) === KIND.reply)
    throw new RuleError('rule/tag', 'K', 'a kind that stands on a wall and is no reply', rootKind)
  if (tagsNamed(event, 'E').length + tagsNamed(event, 'A').length === 0)
    throw new RuleError('rule/tag', 'E', 'the root, as E or A', undefined)
  for (const letter of ['E', 'e'])
    for (const tag of tagsNamed(event, letter)) requireValue(tag, isHex64, '64 lower-case hex digits')
  for (const tag of tagsNamed(event, 'A')) requireAddressOf(tag, rootKind)
  checkParent(event, rootKind)
  checkLang(event)
}

/** NIP-22 asks for `k` and a lower-case parent; NIP-7D's own example has neither and means the root. */
function checkParent(event: NostrEvent, rootKind: string): void {
  const named = tagsNamed(event, 'e').length + tagsNamed(event, 'a').length
  if (named === 0 && tagsNamed(event, 'k').length === 0 && rootKind === String(KIND.thread)) return
  const parentKind = requireValue(oneTag(event, 'k'), isKindNumber, 'the kind of the parent')
  if (parentKind !== rootKind && parentKind !== String(KIND.reply))
    throw new RuleError('rule/tag', 'k', `${rootKind} (the root) or ${KIND.reply} (a reply)`, parentKind)
  if (named === 0) throw new RuleError('rule/tag', 'e', 'the parent, as e or a', undefined)
  for (const tag of tagsNamed(event, 'a')) requireAddressOf(tag, parentKind)
  if (parentKind === String(KIND.reply)) oneTag(event, 'e')
}

/** @throws RuleError */
export function checkArticle(event: NostrEvent): void {
  requireLine('d', oneTag(event, 'd')[1], MAX_D)
  requireLine('title', oneTag(event, 'title')[1], MAX_TITLE)
  if (event.content.trim() === '') throw new RuleError('rule/content', 'content', 'some text', event.content)
  for (const tag of tagsNamed(event, 't')) requireLine('t', tag[1], MAX_TITLE)
  for (const tag of tagsNamed(event, 'translation')) requireAddressOf(tag, String(KIND.article))
  if (tagsNamed(event, 'correction').length > 0)
    requireLine('correction', oneTag(event, 'correction')[1], 2 * MAX_TITLE)
  for (const tag of tagsNamed(event, 'imported')) {
    requireLine('imported', tag[1], 2 * MAX_TITLE)
    if (!isDate(tag[2])) throw new RuleError('rule/tag', 'imported', 'a date such as 2015-12-16', tag[2])
  }
  checkLang(event)
}

/** @throws RuleError */
export function checkProfile(event: NostrEvent): void {
  let value: unknown
  try {
    value = JSON.parse(event.content)
  } catch {
    throw new RuleError('rule/content', 'content', 'JSON', event.content)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new RuleError('rule/content', 'content', 'a JSON object', event.content)
}

/** The board is the first `t`; further ones are topics and may say what they like. */
function requireBoard(event: NostrEvent): void {
  const board = tagValue(event, 't')
  if (!isSlug(board))
    throw new RuleError('rule/tag', 't', 'a board: lower-case letters, digits, hyphens, at most 32', board)
}

/** `["l", lang]`; an `l` with a namespace is a label of NIP-32 and none of ours. */
function checkLang(event: NostrEvent): void {
  const langs = tagsNamed(event, 'l').filter((tag) => tag.length < 3)
  if (langs.length > 1) throw new RuleError('rule/tag', 'l', 'at most one language', `${langs.length}`)
  for (const tag of langs) requireValue(tag, isLang, 'a language tag such as en or zh-Hant')
}

function requireAddressOf(tag: readonly string[], kind: string): void {
  const address = parseAddress(tag[1] ?? '')
  if (address === undefined || String(address.kind) !== kind)
    throw new RuleError('rule/tag', tag[0] ?? 'a', `the address of a kind ${kind} event`, tag[1])
}

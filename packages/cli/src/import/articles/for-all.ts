// Whether a source showed something to everybody: drafts, what it keeps behind a password, and other people's comments are
// passed over. What stands on a wall cannot be taken off it, so the source's own word is enough to leave it out.
//
// WordPress calls an article with a password published; an export has its text and the password. Blogger's exports have
// drafts, comments and the template as entries of one feed. Others say `app:draft` (RFC 5023), or answer by `thr:` (RFC 4685).

import { type Field, textIn } from './feed-items.ts'

const BLOGGER_KIND = 'http://schemas.google.com/g/2005#kind'

/** False for what an item of a feed or an export says is a draft, has a password, or is a comment. */
export function isForAll(item: Field): boolean {
  const control = item.children.find(({ name }) => name === 'app:control')
  const kind = item.children.find(({ attributes }) => attributes.scheme === BLOGGER_KIND)?.attributes.term
  return (
    textIn(item, 'wp:post_password') === undefined &&
    (control === undefined || textIn(control, 'app:draft') !== 'yes') &&
    (kind === undefined || /#(?:post|page)$/.test(kind)) &&
    (textIn(item, 'blogger:status') ?? 'LIVE') === 'LIVE' &&
    textIn(item, 'blogger:type') !== 'COMMENT' &&
    !item.children.some(({ name }) => name === 'thr:in-reply-to') &&
    !/#comment-?\d/.test(`${textIn(item, 'guid')} ${textIn(item, 'id')} ${textIn(item, 'link')}`)
  )
}

const YES = /^(?:true|yes|on|y|1)\b/i
const NO = /^(?:false|no|off|n|0)\b/i
/** What Ghost, Astro, Obsidian, WordPress and others call what is not for all. */
const NOT_FOR_ALL = /^(?:draft|hidden|members|paid|pending|private|scheduled|trash|unlisted|unpublished)\b/i

/** The same of front matter: Hugo's `draft`, Jekyll's `published`, `password`, a status. @param fields by their names */
export function saysForAll(fields: ReadonlyMap<string, string>): boolean {
  const any = (names: string, words: RegExp) =>
    names.split(' ').some((name) => words.test(fields.get(name) ?? ''))
  return (
    !any('draft private hidden unlisted unpublished encrypted protected wip', YES) &&
    !any('published publish public', NO) &&
    !any('status visibility access post_status', NOT_FOR_ALL) &&
    !fields.get('password')
  )
}

/** Folders in which generators and editors keep what they show nobody. */
const KEPT_BACK =
  /(?:^|[\\/])(?:\.[^\\/]+|_?drafts|_discarded|_includes|_layouts|_templates|node_modules)(?=[\\/])/i

/** False for a file in a folder of drafts, of templates or one that is hidden. @param path inside what is imported */
export function standsForAll(path: string): boolean {
  return !KEPT_BACK.test(path) && !/(?:^|[\\/])\.[^\\/]*$/.test(path)
}

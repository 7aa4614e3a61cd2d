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
    !item.children.some(({ name }) => name === 'thr:in-reply-to')
  )
}

/** The same of front matter: Hugo's `draft`, Jekyll's `published`, and `password`. @param fields by their names */
export function saysForAll(fields: ReadonlyMap<string, string>): boolean {
  return (
    !/^(?:true|yes|on)\b/i.test(fields.get('draft') ?? '') &&
    !/^(?:false|no|off)\b/i.test(fields.get('published') ?? '') &&
    !fields.get('password')
  )
}

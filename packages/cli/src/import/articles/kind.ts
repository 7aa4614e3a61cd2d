// What a text is, seen from what stands first in it and not believed from a name. XML that is no feed is refused where it is read.

/** What may stand before the first element: declarations, instructions, comments. */
const BEFORE = /\s+|<\?[^>]*>|<!--[\s\S]*?-->/y
const ROOT = /<(?:!doctype\s+)?([a-z][\w:.-]*)/iy
const FEED = /^(?:rss|feed|\w+:\w+)$/i
const PAGE = /^(?:html|head|body|title|meta|link|main|article|section|header|nav|h1|p|div)$/i

/** A feed may have a whole page inside of it, so what stands first decides. */
export function kindOf(start: string): 'xml' | 'html' | 'markdown' {
  let at = 0
  const next = (what: RegExp) => {
    what.lastIndex = at
    return what.exec(start)
  }
  for (let before = next(BEFORE); before; before = next(BEFORE)) at = BEFORE.lastIndex
  const [, name = ''] = next(ROOT) ?? []
  if (PAGE.test(name)) return 'html'
  return FEED.test(name) || /^\s*<\?xml/i.test(start) ? 'xml' : 'markdown'
}

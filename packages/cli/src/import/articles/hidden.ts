// What a page has in it and shows nobody: text under `hidden`, `aria-hidden`, or a style that takes it out of sight.
//
// It is left out, and counted: a note to oneself, a spammer's links, the line for a mail program, whose copy it is. What stands
// in `<style>`, of a page or of an item of a feed, counts as far as it names one class or id for every screen; no other style
// sheet is fetched, so what only those hide is not known, and stays to be seen.

import { cutBetween } from './cut-between.ts'
import { readElements } from './read-elements.ts'

type Attributes = Readonly<Record<string, string>>

const HIDES =
  /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0*(?:\.0*)?%?\s*(?:[;!}]|$)|font-size\s*:\s*(?:0(?![.\d]*[1-9])|1px)|color\s*:\s*transparent|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]|clip-path\s*:\s*inset\(\s*(?:50|100)%|(?:left|top|text-indent)\s*:\s*-\d{3,})/i
const SMALL = /(?:^|[;\s])(?:width|height)\s*:\s*[01](?:px)?\s*(?:[;!]|$)/i

/** True for an element that a reader of the page does not see. @param sheet what its style sheet hides, `.a` and `#a` */
export function isHidden(name: string, attributes: Attributes, sheet: ReadonlySet<string>): boolean {
  const { hidden, style = '', id, open } = attributes
  return (
    hidden !== undefined ||
    attributes['aria-hidden']?.toLowerCase() === 'true' ||
    (name === 'dialog' && open === undefined) ||
    HIDES.test(withoutComments(style)) ||
    (sheet.size > 0 &&
      (sheet.has(`#${id}`) || (attributes.class ?? '').split(/\s+/).some((one) => sheet.has(`.${one}`))))
  )
}

/** True for a picture that only tells its host who read. */
export function isPixel({ width, height, style = '' }: Attributes): boolean {
  return [width, height].some((side) => /^\s*[01](?:px)?\s*$/i.test(side ?? '')) || SMALL.test(style)
}

/** The style sheets for every screen that stand in some HTML. */
export function sheetsIn(html: string): string {
  if (!/<style/i.test(html)) return ''
  let sheets = ''
  let inside = false
  readElements(html, {
    onopentag(name, { media = '' }) {
      inside = name === 'style' && /^\s*(?:all|screen)?\s*$/i.test(media)
    },
    ontext(text) {
      if (inside) sheets += text
    },
    onclosetag() {
      inside = false
    },
  })
  return sheets
}

const EVERY_SCREEN = /@(?:media\s+(?:all|screen)\s*|layer\b[^{};@]*)\{((?:[^{}]*\{[^{}]*\})*[^{}]*)\}/gi

export interface HiddenBy {
  /** Classes and ids, as `.a` and `#a`. */
  readonly hidden: ReadonlySet<string>
  /** How many rules hide something else, such as one class within another: whoever imports is told to look. */
  readonly unread: number
}

/** What a style sheet hides on every screen. */
export function hiddenBy(sheet: string): HiddenBy {
  const rules = withoutComments(sheet)
    .replace(EVERY_SCREEN, '$1')
    .replace(/@[^{}@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  const hidden = new Set<string>()
  let unread = 0
  for (const rule of rules.split('}')) {
    const [selectors = '', body = ''] = rule.split('{')
    if (!HIDES.test(body)) continue
    for (const selector of selectors.split(',')) {
      const [, named] = /^[a-z0-9]*([.#][\w-]+)$/i.exec(selector.trim()) ?? []
      if (named === undefined) unread++
      else hidden.add(named)
    }
  }
  return { hidden, unread }
}

function withoutComments(css: string): string {
  return cutBetween(css, { open: /\/\*/g, close: () => /\*\//g, takesRest: () => true }).text
}

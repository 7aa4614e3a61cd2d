// What a page has in it and shows nobody: text under `hidden`, `aria-hidden`, or a style that takes it out of sight.
//
// It is left out, and counted: a note to oneself, a spammer's links, the line for a mail program. A page's own style sheet
// counts as far as it names one class or id outside of `@media`; no other is fetched, so what only those hide is not known.

import { cutBetween } from './cut-between.ts'

type Attributes = Readonly<Record<string, string>>

const HIDES =
  /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0*(?:\.0*)?%?\s*(?:[;!}]|$)|font-size\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,})/i
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

/** Classes and ids that a style sheet hides on every screen, as `.a` and `#a`. */
export function hiddenBy(sheet: string): ReadonlySet<string> {
  const rules = withoutComments(sheet).replace(/@[^{}@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
  const hidden = new Set<string>()
  for (const rule of rules.split('}')) {
    const [selectors = '', body = ''] = rule.split('{')
    if (!HIDES.test(body)) continue
    for (const selector of selectors.split(',')) {
      const [, named] = /^[a-z0-9]*([.#][\w-]+)$/i.exec(selector.trim()) ?? []
      if (named !== undefined) hidden.add(named)
    }
  }
  return hidden
}

function withoutComments(css: string): string {
  return cutBetween(css, { open: /\/\*/g, close: () => /\*\//g, takesRest: () => true }).text
}

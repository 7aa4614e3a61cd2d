// The Markdown of an article as nodes.
//
// micromark (CommonMark, with emphasis that works beside Chinese signs) gives HTML in which every `<` of the
// author is escaped. That HTML is read back by the few elements that CommonMark has, and becomes nodes: whatever
// is not one of them becomes text, so nothing but these elements can ever come out. Links become two-tap links;
// images become their description, since nothing is loaded for a post.

import { type ComponentChildren, h } from 'preact'
import type { Reference, Spoken } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Jump, type JumpProps } from './link.tsx'
import { breakable } from './long-words.tsx'
import { markdownHtml } from './markdown-read.ts'
import { Mention, mentionText } from './mention.tsx'
import { OutLink, outsideAddress } from './out-link.tsx'
import { Pieces } from './pieces.tsx'
import { PlainText } from './plain-text.tsx'

/** Elements within each other; who nests more means harm to whoever draws it. */
const DEEPEST = 64
const HEADING = /^h([1-6])$/
const BLOCKS: ReadonlySet<string> = new Set([
  ...['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'em', 'strong', 'a'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
])
const PIECES = /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"]*")*) ?\/?>|[^<]+|</g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

interface Open {
  readonly name: string
  readonly attributes: string
  readonly children: ComponentChildren[]
  /** A `details` stands inside, so this cannot be a `p`. */
  holdsDetails: boolean
}

export interface MarkdownProps {
  readonly text: Spoken
  /** What the text points at, by places in it as it was typed. */
  readonly references?: readonly Reference[] | undefined
  readonly ui: Ui
}

const NONE: readonly Reference[] = []

/** The text as its Markdown says; as it was typed where that was not read, or took too long. */
export function Markdown({ text, references = NONE, ui }: MarkdownProps) {
  const html = markdownHtml(text.text)
  if (html === undefined) return <PlainText text={text} references={references} ui={ui} />
  const read = () => {
    const pointers = new Map(references.map((one) => [text.text.slice(one.start, one.end), one]))
    return nodesOf(html, pointers, ui)
  }
  return (
    <div class="said article" lang={text.lang} dir={text.lang === undefined ? 'auto' : text.dir}>
      <Pieces read={read} of={[html, references, ui]} ui={ui} />
    </div>
  )
}

/** The nodes of micromark's HTML. @param pointers by how they stand in the text */
function nodesOf(html: string, pointers: ReadonlyMap<string, Reference>, ui: Ui): ComponentChildren[] {
  const root: Open = { name: '', attributes: '', children: [], holdsDetails: false }
  const stack: Open[] = [root]
  /** The levels of the headings that are open above the next one. */
  const outline: number[] = []
  /** Elements that are open too deep, and left out. */
  let deeper = 0
  for (const [piece, slash, name = '', attributes = ''] of html.matchAll(PIECES)) {
    const top = stack.at(-1) ?? root
    if (name === '' || (!BLOCKS.has(name) && !['br', 'hr', 'img'].includes(name))) {
      top.children.push(...withPointers(decode(piece), pointers, stack, ui))
    } else if (name === 'br' || name === 'hr') top.children.push(h(name, {}))
    else if (name === 'img') top.children.push(attribute(attributes, 'alt'))
    else if (slash === '' && stack.length > DEEPEST) deeper++
    else if (slash === '') stack.push({ name, attributes, children: [], holdsDetails: false })
    else if (deeper > 0) deeper--
    else if (top.name === name && top !== root) {
      stack.pop()
      close(top, stack.at(-1) ?? root, stack, outline, ui)
    }
  }
  return root.children
}

/** In code, and in the words of a link, a mention stays as it was typed. */
const AS_TYPED: ReadonlySet<string> = new Set(['a', 'code', 'pre'])
const POINTER = /(nostr:[a-z0-9]+)/

function withPointers(
  text: string,
  pointers: ReadonlyMap<string, Reference>,
  stack: readonly Open[],
  ui: Ui,
): ComponentChildren[] {
  if (pointers.size === 0 || stack.some(({ name }) => AS_TYPED.has(name))) return breakable(text)
  const inHeading = stack.some(({ name }) => HEADING.test(name))
  return text.split(POINTER).flatMap((part): ComponentChildren[] => {
    const { who, floor, elsewhere } = pointers.get(part) ?? {}
    if (who !== undefined && inHeading) return [`@${mentionText(who, ui)}`]
    if (who !== undefined) {
      for (const above of stack) above.holdsDetails = true
      return [<Mention who={who} ui={ui} />]
    }
    if (floor === undefined) return breakable(part)
    return [inHeading ? `#${floor}` : <Floor floor={floor} elsewhere={elsewhere} ui={ui} />]
  })
}

function Floor({ floor, elsewhere, ui }: Omit<JumpProps, 'children'>) {
  return (
    <Jump floor={floor} elsewhere={elsewhere} ui={ui}>
      #{floor}
    </Jump>
  )
}

function close(open: Open, parent: Open, stack: readonly Open[], outline: number[], ui: Ui): void {
  const { name, attributes, children } = open
  if (name === 'a') {
    const url = outsideAddress(attribute(attributes, 'href'))
    const label = plain(children)
    // In a heading the host stands beside the words and leads nowhere: a heading holds no `details`.
    const inHeading = stack.some((above) => HEADING.test(above.name))
    if (url === undefined) parent.children.push(label)
    else if (inHeading) parent.children.push(`${label} (${url.host})`)
    else {
      parent.children.push(<OutLink url={url} label={label === url.href ? undefined : label} ui={ui} />)
      for (const above of stack) above.holdsDetails = true
    }
    return
  }
  if (name === 'p' && open.holdsDetails) parent.children.push(h('div', { class: 'p' }, children))
  else if (name === 'ol') parent.children.push(h('ol', startOf(attributes), children))
  else parent.children.push(h(HEADING.test(name) ? headingBelow(name, outline) : name, {}, children))
}

/** An article's own headings stand below the page's, and none skips a level, whatever its author wrote. */
function headingBelow(name: string, outline: number[]): string {
  const level = Number(HEADING.exec(name)?.[1])
  while ((outline.at(-1) ?? 0) >= level) outline.pop()
  outline.push(level)
  return `h${Math.min(outline.length + 1, 6)}`
}

function startOf(attributes: string): { start?: number } {
  const start = Number.parseInt(attribute(attributes, 'start'), 10)
  return Number.isSafeInteger(start) ? { start } : {}
}

function attribute(attributes: string, name: string): string {
  return decode(new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
}

/** micromark escapes exactly these four. */
function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** The words inside nodes, without their elements. */
function plain(children: ComponentChildren): string {
  if (Array.isArray(children)) return children.map(plain).join('')
  if (typeof children === 'object' && children !== null && 'props' in children)
    return plain(children.props.children as ComponentChildren)
  return typeof children === 'string' ? children : ''
}

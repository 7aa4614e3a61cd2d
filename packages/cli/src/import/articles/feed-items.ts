// A feed or an export read as a stream: what stands about the whole, and its items one after another, each as a small
// tree that is forgotten when it has been read. So a file of any length takes the memory of one item.
//
// XML of strangers: nothing is fetched, no entity but XML's five and numbers means anything, and a file that declares
// its own is refused by name. Too many items, too deep, too long: refused where it is seen, not where memory ends.

import { Parser } from 'htmlparser2'
import { decodedFile } from './decoded.ts'
import { LIMITS, refuseSource } from './entry.ts'

/** An element of an item. */
export interface Field {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Field[]
  /** Its own text, and that of XHTML inside it as HTML. */
  text: string
}

export interface FeedHead {
  /** `rss`, `feed` or `rdf:RDF`. */
  readonly root: string
  readonly attributes: Readonly<Record<string, string>>
  /** Texts that stand beside the items, by element (of Atom `author/name` too): the first of each. */
  readonly fields: ReadonlyMap<string, string>
  /** How a WordPress export says that its authors are shown, by the names they log in with. */
  readonly shownAs: ReadonlyMap<string, string>
}

/** Elements of which a thousand may stand in an item and none is needed. */
const PASSED = new Set(['wp:comment', 'media:group', 'media:content'])

/**
 * Reads items until the file ends.
 * @param item is told each with the head as far as it was read
 * @throws CommandError naming the limit or what is not a feed
 */
export async function readItems(
  file: string,
  item: (fields: Field, head: FeedHead) => void,
): Promise<FeedHead> {
  const fields = new Map<string, string>()
  const shownAs = new Map<string, string>()
  let login = ''
  let head: FeedHead | undefined
  let items = 0
  let characters = 0
  let elements = 0
  let passed = 0
  /** Elements that are open, outermost first. */
  const path: string[] = []
  /** Fields that are open in the item; the first is the item. */
  const open: Field[] = []
  /** Elements of XHTML that are open inside the innermost field: they become its text again. */
  let inside = 0
  let beside = ''

  const counted = (text: string) => {
    characters += text.length
    if (characters > LIMITS.entry)
      refuseSource(
        'length',
        `${file}: item ${items + 1}: expected at most ${LIMITS.entry} characters, got more`,
      )
    return text
  }
  const holdsXhtml = () => open.at(-1)?.attributes.type === 'xhtml'
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        path.push(name)
        if (path.length > LIMITS.depth)
          refuseSource(
            'depth',
            `${file}: expected at most ${LIMITS.depth} elements inside each other, got more`,
          )
        if (head === undefined) {
          if (!['rss', 'feed', 'rdf:RDF'].includes(name))
            refuseSource(
              'unknown',
              `${file}: expected RSS, Atom or a WordPress export, got <${name.slice(0, 40)}>`,
            )
          head = { root: name, attributes, fields, shownAs }
        }
        if (passed > 0 || PASSED.has(name)) {
          passed++
          return
        }
        beside = ''
        if (open.length === 0 && name !== 'item' && name !== 'entry') return
        const holder = open.at(-1)
        if (holder !== undefined && holdsXhtml()) {
          inside++
          holder.text += counted(`<${local(name)}${attributeText(attributes)}>`)
          return
        }
        if (++elements > LIMITS.elements)
          refuseSource(
            'elements',
            `${file}: item ${items + 1}: expected at most ${LIMITS.elements} elements, got more`,
          )
        const field: Field = { name, attributes, children: [], text: '' }
        open.at(-1)?.children.push(field)
        open.push(field)
      },
      ontext(text) {
        if (passed > 0) return
        counted(text)
        const top = open.at(-1)
        if (top === undefined) beside += text
        else top.text += holdsXhtml() ? escapeHtml(text) : text
      },
      onclosetag(name) {
        path.pop()
        if (passed > 0) {
          passed--
          return
        }
        if (open.length === 0) {
          if (name === 'wp:author_login') login = beside.trim()
          if (name === 'wp:author_display_name' && beside.trim() !== '') shownAs.set(login, beside.trim())
          const key = path.length === 2 && path[0] === 'feed' ? `${path[1]}/${name}` : name
          if (path.length <= 2 && !fields.has(key) && beside.trim() !== '') fields.set(key, beside.trim())
          beside = ''
          characters = 0
          return
        }
        const top = open.at(-1) as Field
        if (inside > 0) {
          inside--
          top.text += counted(`</${local(name)}>`)
          return
        }
        open.pop()
        if (open.length > 0) return
        if (++items > LIMITS.entries)
          refuseSource('entries', `${file}: expected at most ${LIMITS.entries} articles, got more; split it`)
        item(top, head as FeedHead)
        characters = 0
        elements = 0
      },
      onprocessinginstruction(name, data) {
        if (/^!doctype/i.test(name) && data.includes('['))
          refuseSource(
            'entities',
            `${file}: expected no declarations of its own (DOCTYPE with entities), got some`,
          )
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for await (const text of decodedFile(file)) parser.write(text)
  const cut = path.length > 0
  parser.end()
  if (head === undefined)
    refuseSource('unknown', `${file}: expected RSS, Atom or a WordPress export, got no element`)
  if (cut)
    refuseSource('cut', `${file}: expected its last element to be closed; it is cut short: fetch it again`)
  return head
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeText(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${local(name)}="${escapeHtml(value)}"`)
    .join('')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The first child of one of these names that says something. */
export function fieldOf({ children }: Field, ...names: readonly string[]): Field | undefined {
  for (const name of names) {
    const found = children.find(
      (child) => child.name === name && (child.text.trim() !== '' || child.attributes.href),
    )
    if (found) return found
  }
  return undefined
}

/** Its text, trimmed. */
export function textIn(field: Field, ...names: readonly string[]): string | undefined {
  return fieldOf(field, ...names)?.text.trim()
}

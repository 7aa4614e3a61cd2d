// What stands above a text for the program that makes a page of it: Jekyll's and Hugo's YAML, TOML and JSON, Hexo's too.
//
// Read by its lines `name: value` alone, the first of each; lists and maps over several lines say nothing here.

export interface Said {
  title?: string
  author?: string
  date?: string
  lang?: string
  link?: string
  id?: string
  group?: string
  translationOf?: string
  /** The days between which it is shown. */
  from?: string
  until?: string
}

/** What front matter calls what we ask for. */
const KEYS: Readonly<Record<string, keyof Said>> = {
  title: 'title',
  author: 'author',
  date: 'date',
  lang: 'lang',
  language: 'lang',
  url: 'link',
  link: 'link',
  canonical: 'link',
  id: 'id',
  translationkey: 'group',
  translation_of: 'translationOf',
  publishdate: 'from',
  pubdate: 'from',
  expirydate: 'until',
  unpublishdate: 'until',
}

type Fields = ReadonlyMap<string, string>

/** @returns fields by their names in small letters, and the text below them */
export function frontMatter(text: string): { readonly fields: Fields; readonly body: string } {
  const matter =
    /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ??
    /^\+\+\+[ \t]*\n([\s\S]*?)\n\+\+\+[ \t]*(?:\n|$)/.exec(text) ??
    // Hexo's older files have no line above it; a heading that is underlined has no name and colon.
    /^((?:[A-Za-z_]+:(?:[ \t].*)?\n(?:[ \t-].*\n)*)+)---[ \t]*(?:\n|$)/.exec(text)
  if (matter) return { fields: fieldsOf(matter[1] ?? ''), body: text.slice(matter[0].length) }
  const json = /^(\{[ \t]*\n[\s\S]*?\n\})[ \t]*(?:\n|$)|^;;;[ \t]*\n([\s\S]*?)\n;;;[ \t]*(?:\n|$)/.exec(text)
  const fields = json && fieldsOfJson(json[1] ?? `{${json[2]}}`)
  return json && fields ? { fields, body: text.slice(json[0].length) } : { fields: new Map(), body: text }
}

/** Of those what we ask for. */
export function saidIn(fields: Fields): Said {
  const said: Said = {}
  for (const [name, value] of fields) {
    const key = KEYS[name]
    if (key !== undefined) said[key] ??= value
  }
  return said
}

function fieldsOf(text: string): Fields {
  const fields = new Map<string, string>()
  for (const line of text.split('\n')) {
    const [, name = '', value = ''] = /^["']?([A-Za-z_-]+)["']?\s*[:=]\s*(.+?)\s*$/.exec(line) ?? []
    const quoted = /^"((?:[^"\\]|\\.)*)"(?:\s+#.*)?$|^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(value)
    const plain = quoted ? (quoted[1] ?? quoted[2] ?? '') : value.replace(/\s+#.*$/, '')
    const key = name.toLowerCase()
    // `|` and `>` say that the value is in the lines below.
    if (key !== '' && !/^[|>][+-]?\d?$/.test(plain) && !fields.has(key)) fields.set(key, plain)
  }
  return fields
}

function fieldsOfJson(text: string): Fields | undefined {
  try {
    const values = Object.entries(JSON.parse(text) as Record<string, unknown>)
    const plain = values.filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    return new Map(plain.map(([name, value]) => [name.toLowerCase(), String(value)]))
  } catch {
    return undefined
  }
}

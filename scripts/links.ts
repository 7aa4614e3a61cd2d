// Every relative link in the Markdown of this repository points to a file, a folder or a heading that is there, and the list
// of decisions has them all.
//
//   node run.mjs scripts/links.ts
//
// It looks at no address outside: those die without our doing.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

/** One link as it stands in a page. */
interface Link {
  readonly line: number
  readonly target: string
}

/** Tracked Markdown, and what is about to be; never installed packages. */
function pages(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.md'], { encoding: 'utf8' })
  return listed.split('\n').filter((path) => path !== '' && existsSync(path))
}

/** The lines of a page without fenced code; `undefined` where code stands, so that numbers stay true. */
function prose(text: string): readonly (string | undefined)[] {
  let fence: string | undefined
  return text.split('\n').map((line) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      return undefined
    }
    fence = mark
    return mark === undefined ? line : undefined
  })
}

/** Links and pictures, also by reference (`[word]: target`); not what stands in code. */
function linksOf(text: string): readonly Link[] {
  return prose(text).flatMap((line, at) => {
    const bare = (line ?? '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '``')
    const inline = bare.matchAll(/\]\(\s*<?([^()\s>]+(?:\([^()\s]*\)[^()\s>]*)*)>?(?:\s+["'(][^)]*)?\s*\)/g)
    const byReference = bare.matchAll(/^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)/g)
    return [...inline, ...byReference].map(([, target = '']) => ({ line: at + 1, target }))
  })
}

/** The anchors of a page: its headings as GitHub spells them, and ids that HTML in it gives. */
function anchorsOf(text: string): ReadonlySet<string> {
  const anchors = new Set<string>()
  const seen = new Map<string, number>()
  for (const line of prose(text)) {
    const [, heading] = /^#{1,6}\s+(.+?)\s*#*\s*$/.exec(line ?? '') ?? []
    for (const [, id = ''] of (line ?? '').matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(id)
    if (heading === undefined) continue
    const slug = slugOf(heading)
    const before = seen.get(slug) ?? 0
    seen.set(slug, before + 1)
    anchors.add(before === 0 ? slug : `${slug}-${before}`)
  }
  return anchors
}

function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

/** What is wrong with a link, or undefined. */
function problemOf(page: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//')) return undefined
  const [path = '', anchor] = target.split('#')
  if (path.startsWith('/')) return 'expected a path relative to this page'
  const file = path === '' ? page : normalize(join(dirname(page), decodeURIComponent(path)))
  if (file === '..' || file.startsWith(`..${sep}`)) return 'points out of the repository'
  if (!existsSync(file)) return 'no such file'
  if (anchor === undefined || !file.endsWith('.md') || statSync(file).isDirectory()) return undefined
  return anchorsOf(readFileSync(file, 'utf8')).has(decodeURIComponent(anchor)) ? undefined : 'no such heading'
}

/** Those of a folder that the list in its README does not have. */
function unlisted(folder: string, all: readonly string[]): readonly string[] {
  const list = join(folder, 'README.md')
  const listed = new Set(linksOf(readFileSync(list, 'utf8')).map(({ target }) => join(folder, target)))
  return all.filter((page) => dirname(page) === folder && page !== list && !listed.has(page))
}

let links = 0
const all = pages()
const problems = unlisted('docs/decisions', all).map((page) => `${page}: not in the list beside it`)
for (const page of all)
  for (const { line, target } of linksOf(readFileSync(page, 'utf8'))) {
    links++
    const problem = problemOf(page, target)
    if (problem !== undefined) problems.push(`${page}:${line}: ${target}: ${problem}`)
  }
for (const problem of problems) console.error(problem)
console.log(`links: ${links} looked at`)
process.exitCode = problems.length === 0 && links > 0 ? 0 : 1

// What a source does not show to everybody is not imported: it could never be taken off a wall again.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readSource } from '../../src/import/articles/read-source.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-for-all-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fileOf = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const found = async (path: string) => {
  const { entries, passedOver, unreadable } = await readSource(path)
  expect(unreadable).toEqual([])
  return { texts: entries.map(({ text }) => text), passedOver }
}

describe('what a source does not show to everybody', () => {
  it('is passed over in a WordPress export: an article with a password is called published there', async () => {
    const item = (id: string, password: string, text: string) =>
      `<item><guid>${id}</guid><title>t</title><content:encoded><![CDATA[${text}]]></content:encoded>
      <wp:post_date>2018-06-01 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
      <wp:post_password><![CDATA[${password}]]></wp:post_password></item>`
    const wxr = `<?xml version="1.0"?><rss version="2.0"><channel><wp:wxr_version>1.2</wp:wxr_version>
      ${item('a', '', 'For all.')}${item('b', 'members2018', 'Members and their addresses.')}</channel></rss>`
    expect(await found(fileOf('blog.xml', wxr))).toEqual({ texts: ['For all.'], passedOver: 1 })
  })

  it('is not who wrote it in WordPress either: by whom is said as pages said it, never by the name that logs in', async () => {
    const author = (login: string, shown: string) =>
      `<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[${login}]]></wp:author_login>
      <wp:author_email>${login}@e.example</wp:author_email>
      <wp:author_display_name><![CDATA[${shown}]]></wp:author_display_name></wp:author>`
    const item = (id: string, login: string) =>
      `<item><guid>${id}</guid><title>${id}</title><content:encoded>x</content:encoded>
      <dc:creator><![CDATA[${login}]]></dc:creator><wp:status>publish</wp:status></item>`
    const wxr = `<?xml version="1.0"?><rss version="2.0"><channel><wp:wxr_version>1.2</wp:wxr_version>
      ${author('zhang.wei.1981', 'The editors')}${author('guest', '')}
      ${item('a', 'zhang.wei.1981')}${item('b', 'guest')}${item('c', 'gone')}</channel></rss>`
    const { entries } = await readSource(fileOf('authors.xml', wxr))
    expect(entries.map(({ author }) => author)).toEqual(['The editors', undefined, undefined])
  })

  it('is passed over in Atom: drafts, and the comments and settings that a whole export has as entries', async () => {
    const entry = (id: string, inside: string) =>
      `<entry><id>${id}</id><title>t</title><published>2018-06-01T10:00:00Z</published><content>${id}</content>${inside}</entry>`
    const kind = (name: string) =>
      `<category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#${name}"/>`
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
      ${entry('live', kind('post'))}${entry('page', kind('page'))}
      ${entry('new', '<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>')}
      ${entry('plain', '<app:control><app:draft>no</app:draft></app:control>')}
      ${entry('draft', `${kind('post')}<app:control><app:draft>yes</app:draft></app:control>`)}
      ${entry('comment', kind('comment'))}${entry('template', kind('template'))}
      ${entry('new-comment', '<blogger:type>COMMENT</blogger:type>')}
      ${entry('new-draft', '<blogger:type>POST</blogger:type><blogger:status>DRAFT</blogger:status>')}
      ${entry('answer', '<thr:in-reply-to ref="live"/>')}</feed>`
    expect(await found(fileOf('feed.xml', atom))).toEqual({
      texts: ['live', 'page', 'new', 'plain'],
      passedOver: 6,
    })
  })

  it('is passed over in Markdown, alone and in a folder', async () => {
    const notes = 'notes'
    mkdirSync(join(folder, notes))
    const note = (name: string, matter: string) => fileOf(join(notes, `${name}.md`), `${matter}\n\n${name}`)
    note('a', '---\ntitle: A\ndraft: false\npublished: true\npassword:\n---')
    const hugo = note('b', '---\ntitle: B\ndraft: true # not before May\n---')
    note('c', '+++\ntitle = "C"\ndraft = true\n+++')
    note('d', '---\npublished: false\n---')
    note('e', '---\npassword: "open"\n---')
    expect(await found(join(folder, notes))).toEqual({ texts: ['a'], passedOver: 4 })
    expect(await found(hugo)).toEqual({ texts: [], passedOver: 1 })
  })
})

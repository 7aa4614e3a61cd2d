import { describe, expect, it } from 'vitest'
import { foundIn } from '../src/pages/fill/index.ts'

const post = (content: string, lang = 'en') => ({
  id: '0'.repeat(64),
  pubkey: '0'.repeat(64),
  created_at: 0,
  kind: 11,
  tags: [['l', lang, 'ISO-639-1']],
  content,
  sig: '0'.repeat(128),
})
const OPINION =
  'Everyone has the right to freedom of opinion and expression; this right includes freedom to hold opinions without interference and to seek, receive and impart information and ideas through any media and regardless of frontiers.'

describe('what is shown of a post that was found', () => {
  it('is its clause that holds what was looked for, where its first words do not', () => {
    expect(foundIn(post(OPINION), 'frontiers').text).toBe(
      '…receive and impart information and ideas through any media and regardless of frontiers.',
    )
    expect(foundIn(post(OPINION), 'everyone').text).toMatch(/^Everyone has the right/)
  })

  it('is found in Chinese in either script, to the end of the post', () => {
    const text = `序言\n\n鑑於對人類家庭所有成員的固有尊嚴及其平等的和不移的權利的承認，乃是世界自由、正義與和平的基礎，${'甲'.repeat(20_000)}。鑑於對人權的無視和侮蔑已發展為野蠻暴行。`
    expect(foundIn(post(text, 'zh-Hant'), '人权').text).toBe('…鑑於對人權的無視和侮蔑已發展為野蠻暴行。')
  })

  it('is the first words of a post whose title alone holds it, or whose phrase goes over two clauses', () => {
    expect(foundIn(post(OPINION), 'Article').text).toMatch(/^Everyone has/)
    expect(foundIn(post(OPINION), '"expression; this"').text).toMatch(/^Everyone has/)
  })

  it('never begins within an address, a mention or a mark of Markdown', () => {
    const key = `npub1${'q'.repeat(58)}`
    const text = `${'Long before it. '.repeat(9)}\n\n> **Found** by nostr:${key} at https://a.example/b,c:d.e`
    expect(foundIn(post(text), 'found').text).toBe('…Found by @npub1qqqqq… at https://a.example/b,c:d.e')
    expect(foundIn(post(text), 'example').text).toBe('…Found by @npub1qqqqq… at https://a.example/b,c:d.e')
  })
})

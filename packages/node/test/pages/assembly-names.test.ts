// A page of an assembly says whom its texts mention in the language of the page.

import { fingerprint, KIND } from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { expect, it } from 'vitest'
import { withNames } from '../../src/pages/assemblies/with-names.ts'
import { NameLooks } from '../../src/pages/name-looks.ts'
import { wallFacts } from '../../src/pages/wall-facts.ts'
import { NamesBook } from '../../src/state/names-book.ts'
import { openWall, sign } from '../state/wall-rig.ts'

it('names whom a text mentions, and leaves every other text as it is', async () => {
  const wall = await openWall()
  const { founding, store, state, now } = wall
  const say = (kind: number, tags: string[][], content = '') =>
    sign({ kind, created_at: now.time, tags: [['h', founding.id], ...tags], content }, 50)
  const { pubkey } = say(7, [])
  const inception = say(KIND.key, [
    ['key', pubkey],
    ['next', 'ab'.repeat(32)],
  ])
  await wall.write(inception, say(KIND.profile, [], '{"name":"Mill Lane"}'))
  await wall.look()
  const source = {
    store,
    facts: wallFacts(state, new NamesBook(store, state).names(), now.time),
    looks: new NameLooks(store),
  }
  const code = `nostr:${npubEncode(pubkey)}`
  const cited = (text: string) => ({
    text: { text, lang: 'en', dir: 'ltr' as const },
    ...{ absence: undefined, path: undefined },
  })
  const texts = { one: cited(`As ${code} says.`), two: cited('Nobody.') }
  for (const [lang, words] of [
    ['en', 'en'],
    ['zh-Hant', 'zh'],
  ] as const) {
    const named = withNames(texts, source, lang)
    expect(named.one?.references).toMatchObject([
      {
        ...{ start: 3, end: 3 + code.length },
        who: { kind: 'name', name: 'Mill Lane', fingerprint: fingerprint(inception.id, words) },
      },
    ])
    expect(named.two).toBe(texts.two)
  }
  await wall.close()
})

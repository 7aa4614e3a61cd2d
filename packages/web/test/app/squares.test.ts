// What the squares of each post that waits are called.

import { KIND } from '@commonwall/wall'
import { signal } from '@preact/signals'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { SquaresOf } from '../../src/app/carry/squares.tsx'
import type { MyPost } from '../../src/app/engine/say/my-posts.ts'
import { loadWords } from '../../src/app/i18n/words.ts'
import type { State } from '../../src/app/shell/state.ts'
import { BACK } from '../../src/app/write/mine-words.ts'
import { OF_VOICE } from '../../src/app/write/voice-words.ts'

const post = (kind: number, words = '', lane?: MyPost['lane']) =>
  ({ id: `${kind}`, kind, words, lane }) as unknown as MyPost

it('are called what My posts calls them: only a withdrawal is one', async () => {
  const words = await loadWords('en')
  const state = { words: signal(words), lang: signal('en') } as unknown as State
  const posts = [
    post(KIND.key),
    post(KIND.vanish),
    post(KIND.signature, String(KIND.article)),
    post(KIND.ballot, '', 'voice'),
    post(KIND.reply, 'Too far.', 'voice'),
    post(KIND.signature, String(KIND.alternative), 'voice'),
  ]
  const shown = render(h(SquaresOf, { posts, state }))
  const voice = OF_VOICE.en
  const its = [voice.ballot, voice.text('Too far.'), voice.behind]
  for (const said of [BACK.en.key, BACK.en.everything, BACK.en.letter, ...its]) expect(shown).toContain(said)
  expect(shown).not.toContain(words.a.mine.withdrawal)
})

it('are called so for who listens too, of one post as of several', async () => {
  const words = await loadWords('en')
  const state = { words: signal(words), lang: signal('en') } as unknown as State
  for (const posts of [[post(KIND.key)], [post(KIND.key), post(KIND.vanish)]]) {
    const shown = render(h(SquaresOf, { posts, state }))
    const described = [...shown.matchAll(/aria-describedby="([^"]+)"/g)].map(([, id]) => id)
    expect(described).toHaveLength(posts.length)
    for (const id of described) expect(shown).toContain(`id="${id}"`)
  }
})

// Every screen knows where the wall's keepers signed a definition that this program cannot read, and says it.

import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { frameOf } from '../../src/app/engine/fill/frame.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { OutgrownNotice } from '../../src/app/read/outgrown.tsx'
import { OUTGROWN } from '../../src/app/read/outgrown-words.ts'
import type { State } from '../../src/app/shell/state.ts'
import type { Language } from '../../src/pages/model.ts'
import { thread, wallOf } from './wall-of.ts'

it.each(Object.keys(OUTGROWN) as Language[])('is said in %s', (lang) => {
  const { input } = wallOf({ events: [thread(1)], moderators: {} })
  const history = { ...input.held.history, witnessing: () => ({ cosigned: 0, of: 0, quorum: false }) }
  const seen = [false, true].map((outgrown) => {
    const held = { ...input.held, history: { ...history, outgrown } } as unknown as Wall['held']
    return frameOf(new Wall({ ...input, held }), lang, '').truth.outgrown
  })
  expect(seen).toEqual([false, true])
  const state = { lang: { value: lang } } as unknown as Pick<State, 'lang'>
  expect(renderToString(h(OutgrownNotice, { state }))).toContain(OUTGROWN[lang])
})

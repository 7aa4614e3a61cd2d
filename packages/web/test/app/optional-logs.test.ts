// What is said of optional logs that a reader asked for: they are read once somebody gave all of them, and not before.

import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { HeldLog } from '../../src/app/engine/held.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { OptionalLogs } from '../../src/app/read/optional-logs.tsx'
import { OPTIONAL } from '../../src/app/read/optional-words.ts'
import type { State } from '../../src/app/shell/state.ts'
import type { TransparencyPage } from '../../src/pages/model.ts'
import { thread, wallOf } from './wall-of.ts'

const CHECKPOINT = {} as HeldLog['checkpoint']

it.each([
  ['nobody asked for them', false, CHECKPOINT, 3, 3, 'what'],
  ['nobody could be asked', true, undefined, 0, 0, 'isAsked'],
  ['a part of them came', true, CHECKPOINT, 3, 2, 'isAsked'],
  ['all of them came', true, CHECKPOINT, 3, 3, 'isRead'],
  ['they are empty', true, CHECKPOINT, 0, 0, 'isRead'],
] as const)('%s', (_, optional, checkpoint, size, held, words) => {
  const { input } = wallOf({ events: [thread(1)], moderators: {} })
  const log = { admission: 'optional', checkpoint, size, held, anchors: [], positions: new Map() }
  const logs = [...input.held.logs, log] as unknown as readonly HeldLog[]
  const { readsOptional } = new Wall({ ...input, optional, held: { ...input.held, logs } })
  const page = { logs: [{ admission: 'optional' }], readsOptional } as unknown as TransparencyPage
  const state = { lang: { value: 'en' } } as unknown as State
  expect(renderToString(h(OptionalLogs, { page, state }))).toContain(OPTIONAL.en[words])
})

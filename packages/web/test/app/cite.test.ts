// The link to a post names the place that the pages name: each default log numbers its places apart.

import { expect, it } from 'vitest'
import { cite } from '../../src/app/engine/cite.ts'
import type { HeldLog } from '../../src/app/engine/held.ts'
import { Wall } from '../../src/app/engine/wall.ts'
import { thread, wallOf } from './wall-of.ts'

it('names the place in a second default log apart, and none of what an optional log alone has', () => {
  const [first, second, third] = [thread(1), thread(2), thread(3)]
  const one = wallOf({ events: [first, second, third], moderators: {} })
  const log = (id: string, admission: HeldLog['admission']) =>
    ({ ...one.held.logs[0], admission, positions: new Map([[id, 7]]) }) as HeldLog
  const logs = [log(first.id, 'default'), log(second.id, 'default'), log(third.id, 'optional')]
  const wall = new Wall({ ...one.input, held: { ...one.held, logs }, optional: true })
  const link = (id: string, origin: string | undefined = 'https://wall.example/') =>
    cite(wall, id, origin).link
  expect(link(first.id)).toBe('https://wall.example/t/7')
  expect(link(second.id)).toBe('https://wall.example/t/1000000007')
  expect(link(third.id)).toBe(undefined)
  expect(cite(wall, first.id, undefined).link).toBe(undefined)
})

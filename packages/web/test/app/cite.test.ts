// The link to a post names the place that the pages name: each default log numbers its places apart.

import { formatNote, fromHex, TYPE_ED25519, verifierKey } from '@commonwall/tlog'
import { logOrigin } from '@commonwall/wall'
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

it('shows in a proof no line of a key that nobody knows: by it whoever served the copy would know who cites', () => {
  const post = thread(1)
  const one = wallOf({ events: [post], moderators: {} })
  const [held] = one.held.logs as [HeldLog]
  const key = 'ab'.repeat(32)
  const name = logOrigin(one.held.wall, key)
  const { keyId } = verifierKey(name, TYPE_ED25519, fromHex(key) ?? new Uint8Array())
  const signatures = [
    { name, keyId, signature: new Uint8Array(64) },
    { name: '192.0.2.7', keyId: 1, signature: new Uint8Array(9) },
  ]
  const note = formatNote({ text: `${name}\n1\nAA==\n`, signatures })
  const anchor = { log: key, size: 1, root: '', note, cosignatures: new Map() }
  const logs = [{ ...held, key, positions: new Map([[post.id, 0]]), anchors: [anchor] }]
  const current = { ...one.held.history.current, wall: one.held.wall, witnesses: [] }
  const history = { ...one.held.history, current, witnessing: () => ({ cosigned: 0, of: 0 }) } as never
  const { place } = cite(new Wall({ ...one.input, held: { ...one.held, logs, history } }), post.id, undefined)
  expect(place?.proof).toContain(`— ${name} `)
  expect(place?.proof).not.toContain('192.0.2.7')
})

// What anybody may post at no cost must not weigh on what everybody reads first: the definition.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { VerifiedEvent } from '@commonwall/wall'
import { decodeDefinitionFile, definitionTemplate, KIND, PAUSE } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { MemoryStore } from '../../src/store/index.ts'
import { nextDefinition, openWall, sign, signature } from './wall-rig.ts'

const STRANGER = 40

describe('strangers’ definitions and signatures', () => {
  it('stand in no definition file, which would grow past what a reader takes', async () => {
    const wall = await openWall()
    const { founding, fields } = wall
    const next = nextDefinition(founding, founding, fields, { boards: [] })
    const byStrangers = [0, 1, 2].flatMap((n) => [
      signature(founding.id, founding.id, STRANGER + n),
      signature(founding.id, next.id, STRANGER + n),
    ])
    await wall.write(next, signature(founding.id, next.id, 1), ...byStrangers)
    expect(idsIn(wall.root, 1)).toEqual([founding.id])
    expect(idsIn(wall.root, 2)).toEqual([next.id, signature(founding.id, next.id, 1).id])
    await wall.close()
  })

  it('crowd out nothing that keepers signed, however many the store gives at a time', async () => {
    const store = new MemoryStore()
    const query = store.query.bind(store)
    const FEW = 10
    store.query = (filters, cap) => query(filters, Math.min(cap, FEW))
    const wall = await openWall({ store })
    const { founding, fields, now } = wall
    const next = nextDefinition(founding, founding, fields, { titles: [{ lang: 'en', text: 'New' }] })
    await wall.write(next, signature(founding.id, next.id, 1))
    now.time += PAUSE + 1
    await wall.write(wall.post(1))
    expect(wall.state.history().current.id).toBe(next.id)
    const flood = Array.from({ length: 2 * FEW }, (_, n): VerifiedEvent[] => {
      const late = { createdAt: founding.created_at + 1_000 + n }
      const rival = { ...fields, wall: founding.id, prev: founding.id, version: 2, pow: n }
      return [
        sign(definitionTemplate(rival, late), STRANGER),
        sign({ ...letter(founding.id, next.id), created_at: late.createdAt }, STRANGER + n),
        sign({ ...letter(founding.id, founding.id), created_at: late.createdAt }, STRANGER + n),
      ]
    })
    await wall.write(...flood.flat())
    expect(wall.state.history().current.id).toBe(next.id)
    expect(wall.state.history().versions).toHaveLength(2)
    await wall.close()
  })
})

function letter(wall: string, target: string) {
  const tags = [
    ['h', wall],
    ['e', target],
    ['k', String(KIND.definition)],
  ]
  return { kind: KIND.signature, tags, content: '', created_at: 0 }
}

function idsIn(root: string, version: number): string[] {
  const file = gunzipSync(readFileSync(join(root, `definition/${version}.gz`)))
  return decodeDefinitionFile(file).map(({ event }) => event.id)
}

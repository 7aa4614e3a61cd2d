// Who may fold, folds; however many labels strangers put on the same post.

import { definitionTemplate, foldNames, KIND, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { FoldedBodies } from '../../src/moderation/folded-bodies.ts'
import { Absences } from '../../src/pages/absences.ts'
import { wallFacts } from '../../src/pages/wall-facts.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { START } from '../sequencer/rig.ts'
import { foundingFields, keeper, openWall, sign } from '../state/wall-rig.ts'

const MODERATOR = 3
const STRANGER = 40
const FEW = 10

/** A wall whose store gives few events at a time, and one post that a moderator folded for personal data. */
async function foldedWall() {
  const store = new MemoryStore()
  const query = store.query.bind(store)
  store.query = (filters, cap) => query(filters, Math.min(cap, FEW))
  const moderators = [{ group: 'a', pubkey: keeper(MODERATOR) }]
  const fields = { ...foundingFields(), groups: ['a', 'b'], moderators }
  const wall = await openWall({ store, founding: sign(definitionTemplate(fields, { createdAt: START })) })
  const post = wall.post(1)
  await wall.write(post)
  const fold = (by: number, n = 0): VerifiedEvent => {
    const tags = [
      ['h', wall.founding.id],
      ['L', 'commonwall'],
      ['l', 'fold/personal-data', 'commonwall'],
      ['e', post.id],
    ]
    return sign({ kind: KIND.label, created_at: START + n, tags, content: '' }, by)
  }
  await wall.write(fold(MODERATOR))
  const flood = () => wall.write(...Array.from({ length: 2 * FEW }, (_, n) => fold(STRANGER + n, n + 1)))
  return { wall, post, flood, store }
}

describe('a fold by a moderator', () => {
  it('keeps a body out of segments under a flood of strangers’ labels', async () => {
    const { wall, post, flood, store } = await foldedWall()
    const changed: string[] = []
    const folded = new FoldedBodies({
      store,
      state: wall.state,
      host: keeper(STRANGER),
      onChanged: async (ids) => void changed.push(...ids),
    })
    expect(folded.isWithheld(post.id)).toBe(true)
    await flood()
    await folded.refresh()
    expect(folded.isWithheld(post.id)).toBe(true)
    expect(changed).toEqual([])
    await wall.close()
  })

  it('keeps it out of the pages as well', async () => {
    const { wall, post, flood, store } = await foldedWall()
    await flood()
    const history = wall.state.history()
    const facts = wallFacts(wall.state, foldNames({ events: [], history }), START)
    expect(new Absences(store, facts, [post.id]).ofHeld(post)?.leaves).toBe(true)
    await wall.close()
  })
})

// What a host refuses by its own signed word: not served by it, and by nobody else's word.

import { foldNames, KIND, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { FoldedBodies } from '../../src/moderation/folded-bodies.ts'
import { Absences } from '../../src/pages/absences.ts'
import { wallFacts } from '../../src/pages/wall-facts.ts'
import { START } from '../sequencer/rig.ts'
import { openWall, sign } from '../state/wall-rig.ts'

const HOST = 7
const OTHER = 8

async function refusedWall() {
  const wall = await openWall()
  const post = wall.post(1)
  await wall.write(post)
  const changed: string[] = []
  const folded = new FoldedBodies({
    store: wall.store,
    state: wall.state,
    host: keeperKey(HOST),
    onChanged: async (ids) => void changed.push(...ids),
  })
  const say = async (event: VerifiedEvent) => {
    await wall.write(event)
    await folded.released([event])
    return event
  }
  const refuse = (by: number, target = post.id) =>
    sign(
      {
        kind: KIND.label,
        created_at: START,
        tags: [
          ['h', wall.founding.id],
          ['L', 'commonwall'],
          ['l', 'fold/illegal', 'commonwall'],
          ['e', target],
          ['jurisdiction', 'DE'],
        ],
        content: '',
      },
      by,
    )
  return { wall, post, folded, changed, say, refuse }
}

/** The key of who signs as `n`, keeper or not. */
function keeperKey(n: number): string {
  return sign({ kind: 1, created_at: 0, tags: [], content: '' }, n).pubkey
}

describe('a host’s own refusal', () => {
  it('takes the body out of what the host serves at once, and gives it back when it is taken back', async () => {
    const { wall, post, folded, changed, say, refuse } = await refusedWall()
    const label = await say(refuse(HOST))
    expect(folded.isWithheld(post.id)).toBe(true)
    expect(folded.refusalOf(post.id)).toEqual({ label: label.id, reason: 'fold/illegal', jurisdiction: 'DE' })
    const tags = [
      ['h', wall.founding.id],
      ['e', label.id],
    ]
    await say(sign({ kind: KIND.withdrawal, created_at: START + 1, tags, content: '' }, OTHER))
    expect(folded.isWithheld(post.id)).toBe(true)
    await say(sign({ kind: KIND.withdrawal, created_at: START + 1, tags, content: '' }, HOST))
    expect(folded.isWithheld(post.id)).toBe(false)
    expect(changed).toEqual([post.id, post.id])
    await wall.close()
  })

  it('is nobody’s but the host’s, and hides nothing that results are computed from', async () => {
    const { wall, post, folded, say, refuse } = await refusedWall()
    await say(refuse(OTHER))
    const own = await say(refuse(HOST, wall.founding.id))
    await say(refuse(HOST, own.id))
    for (const id of [post.id, wall.founding.id, own.id]) expect(folded.isWithheld(id)).toBe(false)
    await wall.close()
  })

  it('is shown on pages as withheld here, with the law and without the text', async () => {
    const { wall, post, folded, say, refuse } = await refusedWall()
    await say(refuse(HOST))
    const names = foldNames({ events: [], history: wall.state.history() })
    const facts = wallFacts(wall.state, names, START, (id) => folded.refusalOf(id))
    const absences = new Absences(wall.store, facts, [post.id])
    const absence = { kind: 'refused', jurisdiction: 'DE' }
    expect(absences.ofHeld(post)).toEqual({ absence, leaves: true })
    expect(absences.ofHole(post.id)).toEqual(absence)
    await wall.close()
  })
})

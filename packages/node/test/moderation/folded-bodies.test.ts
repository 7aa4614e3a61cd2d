// Who may fold, folds; however many labels strangers put on the same post.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { definitionTemplate, foldNames, KIND, logHash, PAUSE, type VerifiedEvent } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { FoldedBodies } from '../../src/moderation/folded-bodies.ts'
import { Absences } from '../../src/pages/absences.ts'
import { wallFacts } from '../../src/pages/wall-facts.ts'
import { MemoryStore } from '../../src/store/index.ts'
import { START } from '../sequencer/rig.ts'
import { foundingFields, keeper, keyOf, logSigner, openWall, sign } from '../state/wall-rig.ts'

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

it('a label that may not stand folds nothing, in segments as on pages', async () => {
  const { wall, store } = await foldedWall()
  const post = wall.post(2)
  const tags = [
    ['h', wall.founding.id],
    ['h', 'nowhere'],
    ['L', 'commonwall'],
    ['l', 'fold/personal-data', 'commonwall'],
    ['e', post.id],
  ]
  await wall.write(post, sign({ kind: KIND.label, created_at: START, tags, content: '' }, MODERATOR))
  const host = keeper(STRANGER)
  const folded = new FoldedBodies({ store, state: wall.state, host, onChanged: async () => undefined })
  const facts = wallFacts(wall.state, foldNames({ events: [], history: wall.state.history() }), START)
  expect([folded.isWithheld(post.id), new Absences(store, facts, [post.id]).ofHeld(post)]).toEqual([
    false,
    undefined,
  ])
  await wall.close()
})

describe('a fold of a wall’s only group', () => {
  const HOUR = 3_600

  async function oneGroupWall() {
    const moderators = [{ group: 'a', pubkey: keeper(MODERATOR) }]
    const fields = { ...foundingFields(), groups: ['a'], moderators }
    const founding = sign(definitionTemplate(fields, { createdAt: START }))
    let bodies: FoldedBodies | undefined
    const wall = await openWall({ founding, withheld: (id) => bodies?.isWithheld(id) ?? false })
    const posts = [wall.post(1), wall.post(2), wall.post(3)] as const
    await wall.write(...posts)
    // Of each hour one anchor is kept: what is to be dated by its own is written in an hour of its own.
    wall.now.time += HOUR
    bodies = new FoldedBodies({
      store: wall.store,
      state: wall.state,
      host: keeper(STRANGER),
      onChanged: (ids) => wall.publisher.emptied(ids),
    })
    const said = (kind: number, tags: string[][]) =>
      sign({ kind, created_at: START, tags: [['h', wall.founding.id], ...tags], content: '' }, MODERATOR)
    const fold = ({ id }: VerifiedEvent, verb = 'fold/spam') =>
      said(KIND.label, [
        ['L', 'commonwall'],
        ['l', verb, 'commonwall'],
        ['e', id],
      ])
    /** So many seconds of witnessed time go by. */
    const pass = async (seconds: number) => {
      wall.now.time += seconds
      await wall.look()
      await bodies?.refresh()
    }
    /** The ids of the posts whose bodies stand in the published segment. */
    const published = () => {
      const size = wall.store.placedCount('default')
      const path = `log/${logHash(keyOf(logSigner(0)))}/seg/0/000.p/${size}.gz`
      const segment = gunzipSync(readFileSync(join(wall.root, path))).toString()
      return posts.map(({ content }) => segment.includes(content))
    }
    return { wall, posts, fold, said, pass, published }
  }

  it('waits for the pause before a body leaves, and not for one that was taken back', async () => {
    const { wall, posts, fold, said, pass, published } = await oneGroupWall()
    const [spam, mistaken, person] = posts
    const wrong = fold(mistaken)
    await wall.write(fold(spam), wrong, fold(person, 'fold/personal-data'))
    await pass(0)
    expect(published()).toEqual([true, true, false])
    await pass(PAUSE - 2 * HOUR)
    expect(published()).toEqual([true, true, false])
    wall.now.time += HOUR
    await wall.write(said(KIND.withdrawal, [['e', wrong.id]]))
    await pass(HOUR)
    expect(published()).toEqual([false, true, false])
    await wall.close()
  })

  it('gives personal data back that was folded by mistake', async () => {
    const { wall, posts, fold, said, pass, published } = await oneGroupWall()
    const mistaken = fold(posts[2], 'fold/personal-data')
    await wall.write(mistaken)
    await pass(0)
    expect(published()).toEqual([true, true, false])
    await wall.write(said(KIND.withdrawal, [['e', mistaken.id]]))
    await pass(HOUR)
    expect(published()).toEqual([true, true, true])
    await wall.close()
  })
})

describe('a label that keepers signed, on a wall without groups', () => {
  it('folds, whoever made it, in segments as on pages', async () => {
    const founding = sign(
      definitionTemplate({ ...foundingFields(), groups: [], moderators: [] }, { createdAt: START }),
    )
    const wall = await openWall({ founding })
    const post = wall.post(1)
    await wall.write(post)
    const say = (kind: number, tags: string[][], by: number) =>
      sign({ kind, created_at: START, tags: [['h', founding.id], ...tags], content: '' }, by)
    const label = say(
      KIND.label,
      [
        ['L', 'commonwall'],
        ['l', 'fold/personal-data', 'commonwall'],
        ['e', post.id],
      ],
      STRANGER,
    )
    const folded = new FoldedBodies({
      store: wall.store,
      state: wall.state,
      host: keeper(STRANGER + 1),
      onChanged: async () => undefined,
    })
    const onPage = () => {
      const history = wall.state.history()
      const facts = wallFacts(wall.state, foldNames({ events: [], history }), START)
      return new Absences(wall.store, facts, [post.id]).ofHeld(post)?.leaves ?? false
    }
    await wall.write(label)
    await folded.refresh()
    expect([folded.isWithheld(post.id), onPage()]).toEqual([false, false])
    const signatures = foundingFields().keepers.map((_, n) =>
      say(
        KIND.signature,
        [
          ['e', label.id],
          ['k', `${KIND.label}`],
        ],
        n,
      ),
    )
    await wall.write(...signatures)
    await folded.refresh()
    expect([folded.isWithheld(post.id), onPage()]).toEqual([true, true])
    await wall.close()
  })
})

// A node's pages and the app show the same of one wall: lists, threads with their floors and writers, what moderators did, and
// the places without a text.

import { expect, it } from 'vitest'
import { openDatedWall } from '../../packages/node/test/pages/dated-wall.ts'
import { asModel, inApp, onPages, writeByChance } from './same-wall.ts'

const WALLS = 100
const AT_ONCE = 20

it.each(Array.from({ length: WALLS / AT_ONCE }, (_, part) => part * AT_ONCE))(
  'show the same of walls made by chance, from %i on',
  async (first) => {
    for (let seed = first; seed < first + AT_ONCE; seed++) {
      const wall = await openDatedWall(asModel)
      const roots = await writeByChance(wall, seed)
      expect(await onPages(wall, roots), `wall ${seed}`).toEqual(await inApp(wall, roots))
      await wall.close()
    }
  },
  60_000,
)

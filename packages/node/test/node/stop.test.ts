// A node that is told to stop stops, also while somebody is connected.

import { expect, it } from 'vitest'
import { openTwin } from './timing-cases.ts'

it('says goodbye to whoever listens, and stops', async () => {
  const { node, world } = await openTwin()
  const stopped = await Promise.race([
    node.stop().then(() => 'stopped'),
    new Promise((resolve) => setTimeout(resolve, 5_000, 'still running')),
  ])
  expect(stopped).toBe('stopped')
  await world.close()
})

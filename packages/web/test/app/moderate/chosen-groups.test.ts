// Whose folds apply, where the choice cannot be kept.

import { memoryRows } from '@commonwall/sync'
import { expect, it } from 'vitest'
import { ChosenGroups } from '../../../src/app/engine/moderate/chosen-groups.ts'

it('a choice that could not be kept is none: what was chosen before applies', async () => {
  const rows = memoryRows()
  const folds = await ChosenGroups.open(rows)
  await folds.choose(['one'])
  const full = await ChosenGroups.open({ ...rows, put: () => Promise.reject(new Error('full')) })
  await expect(full.choose(undefined)).rejects.toThrow('full')
  expect(full.groups).toEqual(['one'])
  expect((await ChosenGroups.open(rows)).groups).toEqual(['one'])
})

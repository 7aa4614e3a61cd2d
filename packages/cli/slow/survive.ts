// The survive run: a wall, four mirrors, a relay and a bundle; sources are killed one after another.
//
//   npm run test:slow -- survive

import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'
import { survive } from '../test/reach/survive.ts'

export function run({ log }: ReachRun) {
  return inFolder('survive', log, (folder, note) => survive({ folder, mirrors: 4, log: note }))
}

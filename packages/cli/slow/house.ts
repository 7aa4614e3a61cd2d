// The house run: a wall moves to another host while the old one lives, by the command alone, with four witnesses.
//
//   npm run test:slow -- house
//
// Processes; their clocks are moved by hand, so that 72 hours pass in minutes.

import { house } from '../test/reach/house.ts'
import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'

export function run({ log }: ReachRun) {
  return inFolder('house', log, (folder, note) => house({ folder, witnesses: 4, log: note }))
}

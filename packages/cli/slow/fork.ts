// The fork run: one log key at two running nodes, with none to all of four witnesses bribed.
//
//   npm run test:slow -- fork

import { fork } from '../test/reach/fork.ts'
import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'

export function run({ log }: ReachRun) {
  return inFolder('fork', log, async (_, note) => {
    for (let bribed = 0; bribed <= 4; bribed++) {
      const { leftStillCounts } = await fork(bribed)
      note(
        `${bribed} of 4 bribed: what was read ${leftStillCounts ? 'counts on' : 'counts up to where they part'}; evidence made, carried, verified`,
      )
    }
  })
}

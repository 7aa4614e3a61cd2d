// The seized run: a wall is raised again from a mirror and the keepers' keys, by the command alone.
//
//   npm run test:slow -- seized [--posts 500]
//
// Processes, real clocks: the definition waits for its pause at the end, since 72 hours do not pass; that it comes into
// force is shown by `definitions`, where the clock is moved by hand.

import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'
import { seized } from '../test/reach/seized.ts'

export function run({ log, args }: ReachRun) {
  return inFolder('seized', log, (folder, note) =>
    seized({ folder, posts: Number(args.posts ?? 500), witnesses: 4, log: note }),
  )
}

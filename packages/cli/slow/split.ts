// The split run: two nodes of one wall, cut apart for 10,000 posts on each side, joined by a stick.
//
//   npm run test:slow -- split [--posts 10000]

import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'
import { split } from '../test/reach/split.ts'

export function run({ log, args }: ReachRun) {
  return inFolder('split', log, async (folder, note) => {
    const { carried } = await split({ folder, posts: Number(args.posts ?? 10_000), log: note })
    note(
      `the stick carried ${carried.map((bytes) => `${Math.round(bytes / 1000)} kB`).join(' there and ')} back`,
    )
  })
}

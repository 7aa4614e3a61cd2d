// The carried-assembly run: a whole assembly on a wall that is cut in two, with nodes and the command as processes, offline
// but for what people carry.
//
//   npm run test:slow -- carried-assembly

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { carriedAssembly, type Side } from '../test/reach/carried-assembly.ts'
import { startClock } from '../test/reach/clock.ts'
import { inFolder, type ReachRun } from '../test/reach/in-folder.ts'
import { freePort, type RunningCommand, start } from '../test/reach/wall.ts'
import { commonwall } from '../test/run-command.ts'

/** Milliseconds in which a node that looks at its clock every five seconds has released, logged and signed. */
const SETTLED = 8_000

export function run({ log }: ReachRun) {
  return inFolder('carried-assembly', log, async (folder, note) => {
    const clock = startClock(join(folder, 'clock'))
    const alive = new Map<Side, RunningCommand>()
    let ended = 0
    try {
      await carriedAssembly(
        {
          folder,
          now: clock.now,
          async pass(seconds) {
            clock.pass(seconds)
            await setTimeout(SETTLED)
          },
          async open(side) {
            const port = String(await freePort())
            const node = await start('serve', join(folder, side), '--port', port)
            alive.set(side, node)
            return String(node.up.url)
          },
          async shut(side) {
            await alive.get(side)?.kill('SIGTERM')
            alive.delete(side)
          },
          async run(...args) {
            const { code, out, err } = await commonwall(...args, '--json')
            ended += 1
            return { code, said: out.trim() === '' ? { error: err } : JSON.parse(out) }
          },
        },
        note,
      )
      note(`${ended} commands, each a process`)
    } finally {
      for (const node of alive.values()) await node.kill()
      clock.close()
    }
  })
}

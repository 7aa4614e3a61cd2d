// Starts and stops the node under measurement.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Served, Used } from './serve.ts'

export interface ServedNode extends Served {
  used(): Promise<Used>
  close(): Promise<void>
}

/** @param execArgv for Node itself, such as `--cpu-prof`. @throws Error if the node does not come up */
export async function serveNode(
  folder: string,
  { portable, execArgv = [] }: { readonly portable: boolean; readonly execArgv?: readonly string[] },
): Promise<ServedNode> {
  const script = join(import.meta.dirname, 'serve.ts')
  const child = fork(script, [folder, portable ? 'portable' : 'native'], { execArgv: [...execArgv] })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child, 'message'), ended.then(() => undefined)])
  if (first === undefined) throw new Error('the node under measurement did not start')
  const [served] = first as [Served]
  return {
    ...served,
    async used() {
      const answer = once(child, 'message')
      child.send('used')
      const [used] = (await answer) as [Used]
      return used
    },
    async close() {
      child.disconnect()
      await ended
    },
  }
}

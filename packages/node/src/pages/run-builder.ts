// Runs a builder of the room `web` in a process of its own.

import { spawn } from 'node:child_process'

/** @param name under which it builds. @throws Error with what it said, if it did not end well */
export async function runBuilder(builder: string, name: string): Promise<void> {
  const child = spawn(process.execPath, [builder, name], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-4_000)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  if (code !== 0) throw new Error(`${builder}: expected it to build, got exit ${code}: ${said}`)
}

// The demonstration wall as `npm start` makes it, on a free port, until closed.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const command = join(import.meta.dirname, '../../packages/cli/src/main.ts')

export interface DemoNode {
  /** Ends in a slash. */
  readonly url: string
  /** `host:port`. */
  readonly host: string
  readonly folder: string
  close(): Promise<void>
}

/** Starts it and waits until its pages load the app. */
export async function startDemoNode(): Promise<DemoNode> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-demo-'))
  const child = spawn(process.execPath, [command, 'demo', '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child)
  for (let tries = 0; !(await loadsApp(url)); tries++) {
    if (tries > 120) throw new Error('demo: expected its pages to load the app within a minute')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return {
    url,
    host: new URL(url).host,
    folder,
    async close() {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    // Read to the end: a command that writes to a closed pipe stops.
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) =>
      reject(new Error(`demo: expected an address, got exit ${code} and "${said}"`)),
    )
  })
}

async function loadsApp(url: string): Promise<boolean> {
  return (await (await fetch(url)).text()).includes('<meta name="app"')
}

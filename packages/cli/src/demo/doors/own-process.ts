// A `commonwall` command as a process of its own, which ends with this one, however this one ends.

import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { DoorError } from '@commonwall/web/door-trouble'

/** The command itself: from sources, or built. */
const MAIN = fileURLToPath(
  new URL(`../../main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
)
/** Characters of its complaints that are kept. */
const KEPT = 2_000
/** From, and up to: Linux gives 32,768 and more to connections that go out, other systems 49,152 and more. */
const OWN_PORTS = [16_384, 32_768] as const
/** Of ports, before it is told that none could be had. */
const TRIES = 100

export interface OwnProcess {
  /** It is gone, whoever ended it. */
  readonly hasEnded: boolean
  /** Ends it: in order, or by SIGKILL at once. Resolves when it is gone. */
  end(how: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts it and waits until it says that it is up. @throws DoorError with its last words if it ends before */
export function startOwn(...args: readonly string[]): Promise<OwnProcess> {
  // The channel is for its end alone: a process whose parent is gone is told so, and stops (`untilStopped`).
  const child = spawn(process.execPath, [MAIN, ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  let hasEnded = false
  const gone = new Promise<void>((resolve) =>
    child.once('close', () => {
      hasEnded = true
      resolve()
    }),
  )
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-KEPT)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.stdout?.once('data', () =>
      resolve({
        get hasEnded() {
          return hasEnded
        },
        async end(how) {
          child.kill(how)
          await gone
        },
      }),
    )
    void gone.then(() =>
      reject(new DoorError('not-started', `${args[0]}: expected it to start, it ended: ${said.trim()}`)),
    )
  })
}

/**
 * A port of loopback that nobody listened on a moment ago, nor gets by chance a moment later: it is none of those that
 * systems give to connections that go out.
 */
export async function freePort(): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = randomInt(...OWN_PORTS)
    const server = createServer()
    try {
      await once(server.listen(port, '127.0.0.1'), 'listening')
      server.close()
      await once(server, 'close')
      return port
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}

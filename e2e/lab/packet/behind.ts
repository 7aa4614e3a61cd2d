// An unmodified Chromium, without any proxy, in the namespace inside, and the town in the one outside.

import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { PacketLab } from '@commonwall/lab/packet'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../browser.ts'
import { TOWN } from '../town/town.ts'

export interface Behind {
  readonly chromium: Browser
  /** Gives what waits at the node its places. */
  release(): Promise<void>
  close(): Promise<void>
}

/** @param wall whether the town has a real node behind its names */
export async function openBehind(lab: PacketLab, wall: boolean): Promise<Behind> {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-packet-'))
  const [command = '', ...prefix] = lab.prefix('outside')
  const program = join(import.meta.dirname, '../town/in-namespace.ts')
  const town = spawn(command, [...prefix, process.execPath, program, ...(wall ? ['--wall'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: town.stdout })
  const said = () =>
    new Promise<string>((resolve, reject) => {
      town.once('exit', (code) => reject(new Error(`town: expected it to stay, got exit ${code}`)))
      lines.once('line', resolve)
    })
  const close = () => {
    town.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const spki = await said()
    const wrapper = join(folder, 'chromium')
    const under = (browser: string) => {
      writeFileSync(wrapper, `#!/bin/sh\nexec ${lab.prefix('inside').join(' ')} ${browser} "$@"\n`)
      chmodSync(wrapper, 0o755)
      return wrapper
    }
    await lab.outside.do({ do: 'clear' })
    await lab.outside.do({ do: 'resolve', names: TOWN })
    const chromium = await launchBrowser([`--ignore-certificate-errors-spki-list=${spki}`], under)
    return {
      chromium,
      async release() {
        const done = said()
        town.stdin.write('release\n')
        await done
      },
      async close() {
        await chromium.close()
        close()
      },
    }
  } catch (error) {
    close()
    throw error
  }
}

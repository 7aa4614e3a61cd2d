// A WebKit: Debian's, driven over WebDriver, behind a gate. It draws on a screen that nobody sees.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../packages/cli/src/demo/doors/own-process.ts'
import type { Gate } from './gate.ts'
import { type Hands, until } from './hands/hands.ts'
import { handsOf, WebDriver } from './hands/webdriver.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'

/** Why none can run here, or undefined. */
export function whyNoWebkit(): string | undefined {
  const missing = [DRIVER, SCREEN].filter((path) => !existsSync(path))
  return missing.length > 0 ? `no ${missing.join(', no ')}; install webkit2gtk-driver and xvfb` : undefined
}

export interface Webkit {
  readonly version: string
  readonly hands: Hands
  close(): Promise<void>
}

/** @param folder its home; what is saved comes to `saved` in it */
export async function launchWebkit(gate: Gate, folder: string): Promise<Webkit> {
  mkdirSync(join(folder, 'saved'), { recursive: true })
  mkdirSync(join(folder, '.config'), { recursive: true })
  writeFileSync(join(folder, '.config/user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/saved"\n')
  const children: ChildProcess[] = []
  const close = () => {
    for (const child of children.reverse()) child.kill()
  }
  try {
    const screen = spawn(SCREEN, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    children.push(screen)
    const display = await new Promise<string>((resolve, reject) => {
      screen.stdio[3]?.once('data', (said: Buffer) => resolve(`:${said.toString().trim()}`))
      screen.once('exit', (code) => reject(new Error(`screen: expected one, got exit ${code}`)))
    })
    const port = await freePort()
    children.push(
      spawn(DRIVER, [`--port=${port}`], {
        stdio: 'ignore',
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          DISPLAY: display,
          LANG: 'en_GB.UTF-8',
          // Root has no namespaces to give away where tests run; the pages are our own.
          WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
          LIBGL_ALWAYS_SOFTWARE: '1',
        },
      }),
    )
    const { host } = new URL(gate.proxy.server)
    const driver = await until('WebKitWebDriver', () =>
      WebDriver.open(`http://127.0.0.1:${port}`, {
        proxy: { proxyType: 'manual', httpProxy: host, sslProxy: host },
      }),
    )
    const { userAgent } = await driver.post<{ userAgent: string }>('/execute/sync', {
      script: 'return { userAgent: navigator.userAgent }',
      args: [],
    })
    return {
      version: userAgent,
      hands: handsOf(driver),
      async close() {
        await driver.close().catch(() => undefined)
        close()
      },
    }
  } catch (error) {
    close()
    throw error
  }
}

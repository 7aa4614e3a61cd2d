// Two network namespaces, `inside` and `outside`, with nothing between them but two TUN devices of ours: no packet can
// leave, and no interface that was there before is touched.

import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { openTun, type Tun } from './tun.ts'

const run = promisify(execFile)

export interface Namespaces {
  readonly inside: { readonly name: string; readonly tun: Tun }
  readonly outside: { readonly name: string; readonly tun: Tun }
  close(): Promise<void>
}

/** Networks of which every address is somebody outside. */
const ABROAD = ['203.0.113.0/24', '198.51.100.0/24', '192.0.2.0/24', '8.8.8.0/24', '9.9.9.0/24', '1.0.0.0/8']
/** People inside. */
export const PEOPLE = ['10.9.1.2', '10.9.1.3']
const RESOLVER = '8.8.8.8'

/** Why there can be none here, or undefined. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are Linux’s'
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun'
  if (process.getuid?.() !== 0)
    return 'it takes root, or root of a user namespace: unshare -Urnm sh -c "mount -t tmpfs tmpfs /run && …"'
  return undefined
}

export async function openNamespaces(): Promise<Namespaces> {
  const tag = `${process.pid.toString(36)}${Math.floor(performance.now()).toString(36)}`.slice(-7)
  const names = { inside: `lab-in-${tag}`, outside: `lab-out-${tag}` }
  const tuns = { inside: openTun(`li${tag}`), outside: openTun(`lo${tag}`) }
  const ip = (...args: string[]) => run('ip', args)
  // However this program ends, it leaves none behind.
  const atExit = () => {
    for (const name of Object.values(names))
      try {
        execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' })
      } catch {
        // It is gone already.
      }
    rmSync(`/etc/netns/${names.inside}`, { recursive: true, force: true })
  }
  process.once('exit', atExit)
  const close = async () => {
    process.off('exit', atExit)
    for (const name of Object.values(names)) await ip('netns', 'del', name).catch(() => undefined)
    for (const tun of Object.values(tuns)) tun.close()
    rmSync(`/etc/netns/${names.inside}`, { recursive: true, force: true })
  }
  try {
    for (const side of ['inside', 'outside'] as const) {
      await ip('netns', 'add', names[side])
      await ip('link', 'set', tuns[side].name, 'netns', names[side])
      const within = (...args: string[]) => ip('-n', names[side], ...args)
      await within('link', 'set', 'lo', 'up')
      await ip(
        'netns',
        'exec',
        names[side],
        'sh',
        '-c',
        'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6 || true',
      )
      const device = tuns[side].name
      if (side === 'inside')
        for (const person of PEOPLE) await within('addr', 'add', `${person}/24`, 'dev', device)
      else await within('addr', 'add', '10.9.2.2/24', 'dev', device)
      await within('link', 'set', device, 'mtu', '1500', 'up')
      if (side === 'inside') await within('route', 'add', 'default', 'dev', device)
      else {
        for (const network of ABROAD) await within('route', 'add', 'local', network, 'dev', 'lo')
        await within('route', 'add', '10.9.1.0/24', 'dev', device)
      }
    }
    // Programs inside ask the resolver that the line's owner announces.
    mkdirSync(`/etc/netns/${names.inside}`, { recursive: true })
    writeFileSync(`/etc/netns/${names.inside}/resolv.conf`, `nameserver ${RESOLVER}\n`)
  } catch (error) {
    await close()
    throw error
  }
  return {
    inside: { name: names.inside, tun: tuns.inside },
    outside: { name: names.outside, tun: tuns.outside },
    close,
  }
}

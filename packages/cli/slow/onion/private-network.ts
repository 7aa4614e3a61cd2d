// A Tor network of its own on loopback: three directory authorities, four relays and a client, all the real program.
// Nothing leaves the machine; the keys are made for it and thrown away.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../../src/demo/doors/own-process.ts'

const AUTHORITIES = 3
const RELAYS = 4

export interface PrivateNetwork {
  /** SOCKS port of the client. */
  readonly socks: number
  /** File with what any tor needs to know of this network. */
  readonly torrc: string
  /** Resolves when the client has built circuits. */
  readonly ready: Promise<void>
  close(): Promise<void>
}

interface Authority {
  readonly name: string
  readonly folder: string
  readonly or: number
  readonly dir: number
  readonly fingerprint: string
  readonly identity: string
}

export async function openPrivateNetwork(folder: string): Promise<PrivateNetwork> {
  const running: ChildProcess[] = []
  const authorities: Authority[] = []
  for (let n = 0; n < AUTHORITIES; n++) authorities.push(await makeAuthority(folder, n))
  const common = [
    'TestingTorNetwork 1',
    'AssumeReachable 1',
    'PathsNeededToBuildCircuits 0.25',
    'TestingDirAuthVoteExit *',
    'TestingDirAuthVoteHSDir *',
    'TestingDirAuthVoteGuard *',
    'V3AuthNIntervalsValid 2',
    'Log notice stdout',
    `__OwningControllerProcess ${process.pid}`,
    ...authorities.map(
      ({ name, or, dir, fingerprint, identity }) =>
        `DirAuthority ${name} orport=${or} no-v2 v3ident=${identity} 127.0.0.1:${dir} ${fingerprint}`,
    ),
  ]
  const start = (name: string, lines: readonly string[]) => {
    const place = join(folder, name)
    mkdirSync(place, { recursive: true, mode: 0o700 })
    const file = join(place, 'torrc')
    writeFileSync(file, [...common, `DataDirectory ${place}`, ...lines, ''].join('\n'))
    const child = spawn('tor', ['-f', file], { stdio: ['ignore', 'pipe', 'ignore'] })
    running.push(child)
    return child
  }
  const relay = (name: string, or: number) => [
    `Nickname ${name}`,
    'Address 127.0.0.1',
    `ORPort 127.0.0.1:${or}`,
    'SocksPort 0',
    'ExitPolicy reject *:*',
  ]
  for (const { name, or, dir } of authorities)
    start(name, [
      ...relay(name, or),
      `DirPort 127.0.0.1:${dir}`,
      'AuthoritativeDirectory 1',
      'V3AuthoritativeDirectory 1',
      'ContactInfo nobody@localhost',
      'TestingV3AuthInitialVotingInterval 20',
      'TestingV3AuthInitialVoteDelay 4',
      'TestingV3AuthInitialDistDelay 4',
      'V3AuthVotingInterval 20',
      'V3AuthVoteDelay 4',
      'V3AuthDistDelay 4',
    ])
  for (let n = 0; n < RELAYS; n++) start(`relay${n}`, relay(`relay${n}`, await freePort()))
  const socks = await freePort()
  const client = start('client', [`SocksPort 127.0.0.1:${socks}`])
  const ready = new Promise<void>((resolve, reject) => {
    if (client.stdout)
      createInterface({ input: client.stdout }).on('line', (line) => {
        if (line.includes('Bootstrapped 100%')) resolve()
      })
    client.once('exit', (code) => reject(new Error(`client tor ended (${code})`)))
  })
  ready.catch(() => undefined)
  for (const { stdout } of running) stdout?.resume()
  const torrc = join(folder, 'network.torrc')
  writeFileSync(torrc, `${common.filter((line) => !/^(?:Log|__Owning)/.test(line)).join('\n')}\n`)
  return {
    socks,
    torrc,
    ready,
    async close() {
      const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(ended)
    },
  }
}

async function makeAuthority(root: string, n: number): Promise<Authority> {
  const name = `auth${n}`
  const folder = join(root, name)
  const keys = join(folder, 'keys')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const [or, dir] = [await freePort(), await freePort()]
  const place = (file: string) => join(keys, file)
  run('tor-gencert', [
    ...['--create-identity-key', '-m', '12', '-a', `127.0.0.1:${dir}`],
    ...['-i', place('authority_identity_key'), '-s', place('authority_signing_key')],
    ...['-c', place('authority_certificate'), '--passphrase-fd', '0'],
  ])
  const certificate = readFileSync(place('authority_certificate'), 'utf8')
  const identity = /^fingerprint ([0-9A-F]{40})$/m.exec(certificate)?.[1] ?? ''
  run('tor', [
    ...['--list-fingerprint', '--orport', '1', '--datadirectory', folder, '--nickname', name],
    ...['--dirserver', `x 127.0.0.1:1 ${'f'.repeat(40)}`, '-f', '/nonexistent', '--ignore-missing-torrc'],
  ])
  const fingerprint = readFileSync(join(folder, 'fingerprint'), 'utf8').split(' ')[1]?.trim() ?? ''
  return { name, folder, or, dir, fingerprint, identity }
}

function run(program: string, options: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, options, { input: '\n', encoding: 'utf8' })
  if (error) throw error
  if (status !== 0) throw new Error(`${program}: ended with ${status}: ${stderr.slice(0, 300)}`)
}

// The wall as an onion service: a tor of our own beside the node, started with it, ended with it, and started again if
// it falls over. Readers reach it without anybody learning where it stands, and the host needs no open port.
//
// Tor's own words are read and never kept: they may name addresses.

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { HOW_TO_GET_TOR, OnionError } from './onion-error.ts'
import { torrc } from './torrc.ts'

export interface OnionOptions {
  /** Where keys and state lie; made with mode 700. */
  readonly folder: string
  /** Of loopback, where the node listens. */
  readonly port: number
  /** The program; default: `tor`, wherever the system has it. */
  readonly tor?: string
  /** A file with further options for tor, such as bridges. */
  readonly torrc?: string
  /** Told when tor fell over, before it is started again; the reason names no address. */
  readonly onTrouble: (error: OnionError) => void
}

export interface RunningOnion {
  /** `http://<56 characters>.onion/`: known as soon as tor runs, and the same at every start. */
  readonly url: string
  /** Resolves when tor has got through to its network. It takes about a minute more until readers find the service. */
  readonly through: Promise<void>
  close(): Promise<void>
}

/** Milliseconds until the name is there; making a key takes less than one of them. */
const NAMED_WITHIN = 20_000
/** Milliseconds before a tor that fell over is started again; doubled each time, up to five minutes. */
const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 300_000

/** @throws OnionError `no-tor`, `ended`, `late` */
export async function startOnion(options: OnionOptions): Promise<RunningOnion> {
  const { folder, port, onTrouble } = options
  const service = join(folder, 'service')
  mkdirSync(service, { recursive: true, mode: 0o700 })
  for (const one of [folder, service]) chmodSync(one, 0o700)
  const file = join(folder, 'torrc')
  const text = torrc({
    state: join(folder, 'state'),
    service,
    port,
    owner: process.pid,
    ...(options.torrc !== undefined && { further: options.torrc }),
  })
  writeFileSync(file, text, { mode: 0o600 })

  const start = () => startTor(options.tor ?? 'tor', file)
  let running = start()
  let closing = false
  let timer: NodeJS.Timeout | undefined
  let pause = FIRST_PAUSE
  let through = () => {}
  const reached = new Promise<void>((resolve) => {
    through = resolve
  })
  const watch = () => {
    void running.through.then(() => {
      pause = FIRST_PAUSE
      through()
    })
    void running.ended.then((error) => {
      if (closing) return
      onTrouble(error)
      timer = setTimeout(() => {
        running = start()
        watch()
      }, pause)
      pause = Math.min(LONGEST_PAUSE, 2 * pause)
    })
  }
  const name = await nameOf(service, running)
  watch()
  return {
    url: `http://${name}/`,
    through: reached,
    async close() {
      closing = true
      clearTimeout(timer)
      running.child.kill('SIGTERM')
      await running.ended
    },
  }
}

interface Tor {
  readonly child: ChildProcess
  readonly through: Promise<void>
  /** Resolves, and never rejects, with why it ended. */
  readonly ended: Promise<OnionError>
}

function startTor(program: string, file: string): Tor {
  const child = spawn(program, ['-f', file, '--defaults-torrc', '/dev/null', '--ignore-missing-torrc'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let last = ''
  let through = () => {}
  const reached = new Promise<void>((resolve) => {
    through = resolve
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.includes('Bootstrapped 100%')) through()
    if (/\[(?:warn|err)\]/.test(line) && !line.includes('see warnings above'))
      last = line.replace(/^.*?\[(?:warn|err)\] /, '').slice(0, 200)
  })
  const ended = new Promise<OnionError>((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT' || error.code === 'EACCES'
      resolve(
        new OnionError(missing ? 'onion/no-tor' : 'onion/ended', missing ? HOW_TO_GET_TOR : error.message),
      )
    })
    child.once('exit', (code, signal) =>
      resolve(new OnionError('onion/ended', `tor ended (${signal ?? code})${last && `: ${last}`}`)),
    )
  })
  return { child, through: reached, ended }
}

/** Waits for the file in which tor writes the service's name. */
async function nameOf(service: string, { child, ended }: Tor): Promise<string> {
  let failure: OnionError | undefined
  void ended.then((error) => {
    failure = error
  })
  for (const until = Date.now() + NAMED_WITHIN; ; ) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    if (failure) throw failure
    const name = readName(join(service, 'hostname'))
    if (name !== undefined) return name
    if (Date.now() < until) continue
    child.kill('SIGKILL')
    throw new OnionError('onion/late', `tor made no name within ${NAMED_WITHIN / 1000} s`)
  }
}

function readName(file: string): string | undefined {
  try {
    return /^[a-z2-7]{56}\.onion$/.exec(readFileSync(file, 'utf8').trim())?.[0]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

// Options that every serving command shares, and staying up until told to stop.

import type { Command } from 'commander'
import { InvalidArgumentError } from 'commander'

/** Reads a port number for commander. */
export function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('expected a port, 0 to 65535')
  return port
}

/** A week: beyond three of them timers would come at once. */
const MOST_SECONDS = 604_800

/** Reads seconds between two rounds for commander: 0 would ask others without a pause. */
export function parseSeconds(text: string): number {
  const seconds = Number(text)
  if (!/^\d{1,6}$/.test(text) || seconds < 1 || seconds > MOST_SECONDS)
    throw new InvalidArgumentError(`expected whole seconds, 1 to ${MOST_SECONDS}`)
  return seconds
}

/** Reads a prefix for commander: plain path parts; slashes at its ends are dropped. */
export function parsePrefix(text: string): string {
  const prefix = text.replace(/^\/+|\/+$/g, '')
  if (
    !/^[A-Za-z0-9._~-]+(?:\/[A-Za-z0-9._~-]+)*$/.test(prefix) ||
    prefix.split('/').some((part) => /^\.+$/.test(part))
  )
    throw new InvalidArgumentError('expected parts of letters, digits and ._~- with slashes between them')
  return prefix
}

/** Adds `--port` and `--host`. Loopback by default: whoever serves the world says so. */
export function listening(command: Command, port: number): Command {
  return command
    .option('--port <number>', 'port to listen on', parsePort, port)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
}

/** Resolves after the first signal to stop, and the orderly end; a second signal ends at once. */
export function untilStopped(close: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let stopping = false
    const stop = () => {
      if (stopping) process.exit(1)
      stopping = true
      process.channel?.unref()
      close().then(resolve, reject)
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    // Started by another process of ours that is gone now.
    process.on('disconnect', stop)
  })
}

// Runs the command as a person would: a process of its own, arguments, standard input, what it says and how it ends.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { byClock } from './reach/clock.ts'

export const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

export function commonwall(...args: readonly string[]): Promise<Ended> {
  return commonwallWith('', ...args)
}

/** @param input what stands on standard input */
export function commonwallWith(input: string, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [...byClock(), MAIN, ...args])
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, err })))
}

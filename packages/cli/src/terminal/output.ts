// How a command says what it did: lines for people, or one JSON value for programs (`--json`), on standard output.
// Everything said on the way goes to standard error, so that the result alone can be piped on.

import type { Command } from 'commander'
import { plainJson, plainText } from './plain.ts'

export interface JsonOption {
  readonly json?: boolean
}

/** Adds `--json`. */
export function withJson(command: Command): Command {
  return command.option('--json', 'say the result as JSON')
}

/** Says the result: `value` as JSON if that was asked for, otherwise the lines. */
export function say({ json }: JsonOption, value: unknown, lines: readonly string[]): void {
  if (json) console.log(plainJson(value, 2))
  else for (const line of lines) console.log(plainText(line))
}

/** The same, after it, for lines that are ours alone and may have colours; JSON has none of them. */
export function draw({ json }: JsonOption, lines: readonly string[]): void {
  if (!json) for (const line of lines) console.log(line)
}

/** Says on one line that something long-lived is up; programs read the line as JSON. */
export function sayUp({ json }: JsonOption, value: unknown, lines: readonly string[]): void {
  if (json) console.log(plainJson(value))
  else for (const line of lines) console.log(plainText(line))
}

/** Says something on the way; programs that asked for JSON are not told. */
export function note({ json }: JsonOption, ...lines: readonly string[]): void {
  if (!json) for (const line of lines) console.error(plainText(line))
}

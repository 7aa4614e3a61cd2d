// Options that many commands share.

import type { Command } from 'commander'
import { CommandError, EXIT } from './command-error.ts'

/** Collects an option that may be given several times. */
export function collect(value: string, values: readonly string[]): readonly string[] {
  return [...values, value]
}

/** Takes the folder as argument or as `--data`. */
export function withFolder(command: Command, says: string): Command {
  return command.argument('[folder]', `${says} (or --data)`).option('--data <folder>', says)
}

/** The folder that was named, once. @throws CommandError */
export function folderOf(argument: string | undefined, { data }: { readonly data?: string }): string {
  if (argument !== undefined && data !== undefined && argument !== data)
    throw new CommandError(
      'usage/folder',
      `folder: expected one, got ${argument} and --data ${data}`,
      EXIT.usage,
    )
  const folder = argument ?? data
  if (folder === undefined)
    throw new CommandError('usage/folder', 'folder: expected one, as an argument or with --data', EXIT.usage)
  return folder
}

/** The clock, unix seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000)
}

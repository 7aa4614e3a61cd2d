// A file that an argument names, read whole. What the system says of a folder does not name it; this does.

import { readFileSync } from 'node:fs'
import { CommandError, EXIT } from './command-error.ts'

/** @throws CommandError where there is none, or a folder; what the system says */
export function readGiven(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const found = code === 'ENOENT' ? 'found nothing' : code === 'EISDIR' ? 'got a folder' : undefined
    if (found === undefined) throw error
    throw new CommandError('usage/file', `${file}: expected a file, ${found}`, EXIT.usage)
  }
}

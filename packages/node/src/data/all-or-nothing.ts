// Files and folders that are worth something together only: where one of them cannot be made (a full disk, a folder that
// is not ours to write in, a name that is taken), those made before it go again, so that the next attempt is free.
//
// Takes back what it made itself and nothing else: no file that stood there, no folder in which somebody put something since.

import { mkdirSync, rmdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Making {
  /** Makes a folder for its owner alone, and those above it that are not there. */
  folder(path: string): void
  /** Makes a file that was not there. @param write makes it whole, or throws and leaves none */
  file(path: string, write: (path: string) => void): void
}

/** @returns what `make` returns. @throws what it throws, after everything that was made has gone */
export function allOrNothing<T>(make: (making: Making) => T): T {
  const takeBack: (() => void)[] = []
  try {
    return make({
      folder(path) {
        const first = mkdirSync(path, { recursive: true, mode: 0o700 })
        if (first !== undefined) takeBack.unshift(() => removeFolders(path, first))
      },
      file(path, write) {
        write(path)
        takeBack.unshift(() => rmSync(path))
      },
    })
  } catch (error) {
    for (const one of takeBack)
      try {
        one()
      } catch {} // Why it failed at all is the more useful answer.
    throw error
  }
}

/** From a folder up to the first that was made for it. */
function removeFolders(folder: string, first: string): void {
  for (let at = folder; at.length >= first.length; at = dirname(at)) rmdirSync(at)
}

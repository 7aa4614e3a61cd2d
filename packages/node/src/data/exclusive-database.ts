// A small database that one process holds from opening to closing, by the operating system's own lock: it dies with
// the process, so nothing is left behind to be cleared by hand.
//
// Every commit is on the disk, directory entry included (`synchronous = EXTRA`), before it returns.

import { DatabaseSync } from 'node:sqlite'

/**
 * Opens the file, or makes it, and takes it for this process.
 * @param schema statements that do nothing where it stands already
 * @returns undefined where another process holds it
 */
export function openExclusively(path: string, schema: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path, { timeout: 0 })
  try {
    database.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = DELETE;
      PRAGMA synchronous = EXTRA;
      BEGIN EXCLUSIVE;
      ${schema};
      COMMIT;
    `)
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && /locked|busy/.test(error.message)) return undefined
    throw error
  }
}

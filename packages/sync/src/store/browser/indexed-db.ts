// The browser's database as far as both need it who keep something in it and who only wipe it.

/** The one store in it. */
export const ROWS = 'rows'

/** Of the database: raised by whoever changes what stands in it, so that tabs of an older program let go (docs/decisions/0370). */
export const DATABASE_VERSION = 1

/**
 * Opens a database, and makes it where it is not there.
 * @param version undefined: whichever it has
 * @throws DOMException VersionError where it has a higher one
 */
export async function openDatabase(name: string, version?: number): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, version)
  opening.onupgradeneeded = () => opening.result.createObjectStore(ROWS)
  const database = await settled(opening)
  // Another tab deletes it (a wipe), or is of a newer program: let go, or it would wait for us.
  database.onversionchange = () => database.close()
  return database
}

/** Deletes what stands in it, or one row of that; on the disk when it resolves. @throws DOMException */
export function emptyRows(database: IDBDatabase, row?: string): Promise<void> {
  const transaction = database.transaction(ROWS, 'readwrite', { durability: 'strict' })
  const done = completed(transaction)
  const store = transaction.objectStore(ROWS)
  if (row === undefined) store.clear()
  else store.delete(row)
  return done
}

/** Resolves once it is gone, for which others that have it open must let it go. @throws DOMException */
export async function deleteDatabase(name: string): Promise<void> {
  await settled(indexedDB.deleteDatabase(name))
}

export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

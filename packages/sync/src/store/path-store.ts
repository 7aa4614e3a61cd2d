// Where a copy keeps what it holds: bytes by the paths of the one layout (DESIGN §3.5), in memory, in IndexedDB,
// in a folder. A store knows nothing of walls; it refuses what is not a path of one.

export interface PathStore {
  /** The bytes at a path, or undefined. @throws StoreError if they cannot be read back as they were put */
  get(path: string): Promise<Uint8Array | undefined>
  /** Keeps bytes, whole or not at all; what was there before stays readable until then. @throws StoreError */
  put(path: string, bytes: Uint8Array): Promise<void>
  /** Forgets a path; not an error if nothing is there. */
  delete(path: string): Promise<void>
  /** Every path that is there, in byte order. */
  list(): Promise<readonly string[]>
  close(): Promise<void>
}

// Small things that this device keeps for itself, by name: posts that wait, addresses given by hand, what worked.
//
// Never part of a wall, a bundle or an export: that is what tells them from a PathStore. In *Nothing saved* they
// are in memory and die with the tab.

export interface Rows {
  /** The bytes under a name, or undefined. @throws StoreError if they cannot be read back as they were put */
  get(name: string): Promise<Uint8Array | undefined>
  /** Keeps bytes, whole or not at all, and not before they are on the disk. @throws StoreError */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Forgets a name; not an error if nothing is there. */
  delete(name: string): Promise<void>
  /** Every name that is there, in no order. */
  names(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Names of rows: lower-case letters, digits and hyphens, so that a name is a name on every disk. */
export const ROW_NAME = /^[a-z0-9][a-z0-9-]{0,79}$/

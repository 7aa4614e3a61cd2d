// Where a mirror publishes: a folder that any web server serves, or a bucket. Names, bytes, and nothing else.

export interface TargetFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export interface Target {
  /** As the person named it. */
  readonly name: string
  /** The bytes at a path; undefined if nothing is there. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Writes a file, whole or not at all. */
  put(file: TargetFile): Promise<void>
  /** Removes a file; not an error if nothing is there. */
  remove(path: string): Promise<void>
  /** Removes what a process that was killed left half written, where the target can hold such a thing. */
  sweep?(): Promise<void>
}

// A disk that loses power: whatever was not synced may be there afterwards, or not, or in part.
//
// Keeps two states of each folder and file, what programs see and what is safe. At a chosen operation the power
// goes: that operation and all later ones fail. What comes back holds the safe state and a random choice of
// the rest, each name and each file for itself, as file systems do.

import { basename, dirname } from 'node:path'
import type { Disk } from '../../src/publish/disk.ts'

/** A generator of numbers in [0, 1) that repeats with its seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export class PowerLoss extends Error {
  override readonly name = 'PowerLoss'
}

class File {
  bytes: Uint8Array = new Uint8Array(0)
  safe: Uint8Array = new Uint8Array(0)
}

class Folder {
  readonly names = new Map<string, File | Folder>()
  safe: ReadonlyMap<string, File | Folder> = new Map()
}

export class DroppingDisk implements Disk {
  readonly #root: Folder
  /** The last operation that succeeds. */
  #left = Number.POSITIVE_INFINITY
  /** Changing operations so far. */
  operations = 0

  constructor(root = new Folder()) {
    this.#root = root
  }

  /** Lets the power go at the changing operation after so many more. */
  loseAfter(operations: number): void {
    this.#left = this.operations + operations
  }

  /** The disk as it comes back; `random` decides about what was not synced. */
  afterPowerLoss(random: () => number): DroppingDisk {
    return new DroppingDisk(survive(this.#root, random, new Map()))
  }

  async makeFolder(path: string): Promise<boolean> {
    this.#step()
    const parent = this.#folder(dirname(path))
    if (parent.names.has(basename(path))) return false
    parent.names.set(basename(path), new Folder())
    return true
  }

  async writeFile(path: string, bytes: Uint8Array): Promise<void> {
    const folder = this.#folder(dirname(path))
    const file = new File()
    folder.names.set(basename(path), file)
    // The power may go in the middle of the file.
    file.bytes = bytes.slice(0, bytes.length / 2)
    this.#step()
    file.bytes = bytes.slice()
  }

  async syncFile(path: string): Promise<void> {
    this.#step()
    const file = this.#folder(dirname(path)).names.get(basename(path))
    if (file instanceof File) file.safe = file.bytes
  }

  async syncFolder(path: string): Promise<void> {
    this.#step()
    const folder = this.#folder(path)
    folder.safe = new Map(folder.names)
  }

  async rename(from: string, to: string): Promise<void> {
    this.#step()
    const source = this.#folder(dirname(from))
    const node = source.names.get(basename(from))
    if (node === undefined) throw new Error(`${from}: no such file`)
    this.#folder(dirname(to)).names.set(basename(to), node)
    source.names.delete(basename(from))
  }

  async removeFile(path: string): Promise<void> {
    this.#step()
    this.#find(dirname(path))?.names.delete(basename(path))
  }

  async removeFolder(path: string): Promise<void> {
    this.#step()
    this.#find(dirname(path))?.names.delete(basename(path))
  }

  async readFile(path: string): Promise<Uint8Array | undefined> {
    const file = this.#find(dirname(path))?.names.get(basename(path))
    return file instanceof File ? file.bytes : undefined
  }

  async list(path: string): Promise<readonly string[]> {
    return [...(this.#find(path)?.names.keys() ?? [])].sort()
  }

  #step(): void {
    this.operations++
    if (this.operations > this.#left) throw new PowerLoss('the power is gone')
  }

  #folder(path: string): Folder {
    const folder = this.#find(path)
    if (folder === undefined) throw new Error(`${path}: no such folder`)
    return folder
  }

  #find(path: string): Folder | undefined {
    let folder: File | Folder | undefined = this.#root
    for (const name of path.split('/').filter((part) => part !== ''))
      folder = folder instanceof Folder ? folder.names.get(name) : undefined
    return folder instanceof Folder ? folder : undefined
  }
}

function survive(folder: Folder, random: () => number, done: Map<File | Folder, File | Folder>): Folder {
  const known = done.get(folder)
  if (known instanceof Folder) return known
  const after = new Folder()
  done.set(folder, after)
  for (const name of new Set([...folder.names.keys(), ...folder.safe.keys()])) {
    const node = (random() < 0.5 ? folder.names : folder.safe).get(name)
    if (node instanceof Folder) after.names.set(name, survive(node, random, done))
    else if (node) after.names.set(name, surviveFile(node, random, done))
  }
  after.safe = new Map(after.names)
  return after
}

function surviveFile(file: File, random: () => number, done: Map<File | Folder, File | Folder>): File {
  const known = done.get(file)
  if (known instanceof File) return known
  const after = new File()
  done.set(file, after)
  const synced = file.safe === file.bytes
  const torn = file.bytes.slice(0, Math.floor(random() * file.bytes.length))
  after.bytes = synced ? file.bytes : random() < 0.5 ? file.safe : torn
  after.safe = after.bytes
  return after
}

// Bundles that somebody made to harm: a small wall's own bundle, changed in every way that a seed chooses, and held
// against a copy that has an earlier state of that wall.
//
// After each case the copy must hold all that it held, nothing that was never logged, and the one true history; and what
// was refused must have been said.

import { encodeTar, HEAD_TAR, hasTrueId, type NostrEvent } from '@commonwall/wall'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { openFile } from '../../src/transports/file.ts'
import { TransportError } from '../../src/transports/transport-error.ts'
import { believeZeros, mapSource } from './source.ts'
import { DAY, type Files, gz, HOUR, headOf, START, WallMaker } from './wall-maker.ts'

const now = () => START + 10 * HOUR

export interface HostileBed {
  /** What the copy holds before each case. */
  readonly held: readonly (readonly [string, Uint8Array])[]
  readonly heldPosts: number
  readonly heldSize: number
  /** The wall's newest state, as a bundle holds it. */
  readonly files: Files
  /**
   * Another wall of the same title, the same wall signed by another key of the log, its earlier state, and well-formed
   * bodies and tiles of its own size and paths that were never logged: only the signed root tells them from the true ones.
   */
  readonly foreign: readonly Files[]
  /** Ids that were ever logged. */
  readonly logged: ReadonlySet<string>
  readonly wall: string
  readonly log: string
}

/** The bed on which all cases lie. */
export async function makeHostileBed(): Promise<HostileBed> {
  const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
  maker.log.append(...maker.posts(20))
  await maker.log.stamp(START + HOUR)
  const first = await maker.files(START + HOUR)
  maker.log.append(...maker.posts(250, 1_000))
  await maker.log.stamp(START + 2 * HOUR)
  const files = await maker.files(START + 3 * HOUR)
  const store = new MemoryPathStore()
  const copy = await Copy.open({ store, verify: believeZeros, now })
  await copy.catchUp([mapSource(first)])
  const held: [string, Uint8Array][] = []
  for (const path of await store.list()) held.push([path, (await store.get(path)) ?? new Uint8Array()])
  const other = new WallMaker({ witnesses: [1, 2, 3, 4], createdAt: START + DAY })
  other.log.append(...other.posts(30))
  const stolen = new WallMaker({ witnesses: [1, 2, 3, 4], logSeed: 31 })
  stolen.log.append(...stolen.posts(30))
  const invented = new WallMaker({ witnesses: [1, 2, 3, 4] })
  invented.log.append(...invented.posts(20), ...invented.posts(250, 5_000))
  await invented.log.stamp(START + 2 * HOUR)
  const unlogged = [...(await invented.files(START + 3 * HOUR))].filter(([path]) =>
    /\/(seg|tile)\//.test(path),
  )
  return {
    held,
    heldPosts: copy.status().posts,
    heldSize: maker.log.fork(21).size,
    files,
    foreign: [await other.files(), await stolen.files(), first, new Map(unlogged)],
    logged: new Set(maker.log.ids),
    wall: maker.id,
    log: maker.log.hash,
  }
}

/** Whole numbers from a seed, the same in every run. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0 || 1
  }

  /** 0 to below − 1. */
  roll(below: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    this.#state >>>= 0
    return this.#state % below
  }

  pick<T>(items: readonly T[]): T {
    return items[this.roll(items.length)] as T
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.roll(256))
  }
}

type Change = (bytes: Uint8Array, dice: Dice) => Uint8Array

const flip: Change = (bytes, dice) => {
  const changed = bytes.slice()
  for (let n = 1 + dice.roll(8); n > 0 && changed.length > 0; n--) {
    const at = dice.roll(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << dice.roll(8))
  }
  return changed
}
const cut: Change = (bytes, dice) => bytes.slice(0, dice.roll(bytes.length + 1))
const splice: Change = (bytes, dice) => {
  const [from, gone, come] = [dice.roll(bytes.length + 1), dice.roll(600), dice.roll(600)]
  const tail = bytes.subarray(Math.min(bytes.length, from + gone))
  const head = bytes.subarray(0, from)
  const between =
    dice.roll(2) === 0 ? dice.bytes(come) : bytes.subarray(dice.roll(bytes.length + 1)).subarray(0, come)
  return concat(head, between, tail)
}
const bomb: Change = () => BOMB
const lies: Change = (bytes, dice) => {
  const changed = bytes.slice()
  if (changed.length > 4) changed.set(dice.bytes(4), changed.length - 4)
  return changed
}
const members: Change = (bytes, dice) => concat(...new Array<Uint8Array>(1 + dice.roll(20)).fill(bytes))
const empty: Change = () => new Uint8Array()
const noise: Change = (_, dice) => dice.bytes(dice.roll(2_000))
const rows: Change = (_, dice) =>
  gz(
    new TextEncoder().encode(
      `${dice.pick(['[]', '{}', '[[[[', '"x"', '[0,0,0,0,0,0]'])}\n`.repeat(dice.roll(300)),
    ),
  )

/** A megabyte of one byte: a thousandth of it as gzip. */
const BOMB = gz(new Uint8Array(20_000_000).fill(0x5b))
const CHANGES: readonly Change[] = [flip, flip, cut, splice, lies, members, empty, noise, rows]

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** The bundle of a case. */
export function hostileBundle(bed: HostileBed, seed: number): Uint8Array {
  const dice = new Dice(seed)
  const files = new Map(bed.files)
  const way = dice.roll(10)
  if (way < 3) return dice.pick([flip, cut, splice])(pack(dice.roll(2) === 0 ? files : small(files)), dice)
  if (way < 8) {
    // One or several files changed inside an archive that is canonical.
    if (dice.roll(2) === 0) files.delete(HEAD_TAR)
    for (let n = 1 + dice.roll(3); n > 0; n--) {
      const path = dice.pick([...files.keys()])
      const change = dice.roll(400) === 0 ? bomb : dice.pick(CHANGES)
      files.set(path, change(files.get(path) ?? new Uint8Array(), dice))
    }
    return pack(files)
  }
  // Files of another wall, of another key, of an earlier state or of no state in the place of this one's.
  const other = dice.pick(bed.foreign)
  const theirs = [...other].map(
    ([path, bytes]) => [path.replace(/^log\/[0-9a-f]{16}/, `log/${bed.log}`), bytes] as const,
  )
  files.delete(HEAD_TAR)
  for (let n = 1 + dice.roll(6); n > 0; n--) {
    const [path, bytes] = dice.pick(theirs)
    files.set(path, bytes)
  }
  if (dice.roll(2) === 0) files.set(HEAD_TAR, headOf(files, [bed.log], 271))
  return pack(files)
}

function small(files: Files): Files {
  return new Map([[HEAD_TAR, files.get(HEAD_TAR) ?? new Uint8Array()]])
}

function pack(files: Files): Uint8Array {
  return encodeTar([...files].map(([path, bytes]) => ({ path, bytes })))
}

/** What became of a case. */
export interface CaseResult {
  /** What is wrong; undefined if nothing is. */
  readonly problem: string | undefined
  /** `refused` as a file, `caught` by the copy, or taken whole. */
  readonly outcome: 'refused' | 'caught' | 'taken'
}

/** Hands a bundle to a copy that holds the earlier state. */
export async function tryBundle(bed: HostileBed, bundle: Uint8Array, address: string): Promise<CaseResult> {
  const copy = await Copy.open({ store: new MemoryPathStore(bed.held), verify: believeZeros, now })
  let outcome: CaseResult['outcome'] = 'taken'
  try {
    const opened = await openFile(address, new Blob([bundle as Uint8Array<ArrayBuffer>]))
    if (opened.kind !== 'wall') outcome = 'refused'
    else {
      const { caught } = await copy.catchUp([opened.transport])
      if (caught.length > 0) outcome = 'caught'
      if (caught.some(({ problem, address: of }) => problem === '' || of !== address))
        return { outcome, problem: `a finding that says nothing: ${JSON.stringify(caught)}` }
    }
  } catch (error) {
    if (!(error instanceof TransportError)) return { outcome, problem: `threw ${String(error)}` }
    outcome = 'refused'
  }
  return { outcome, problem: whatIsWrong(bed, copy) }
}

function whatIsWrong(bed: HostileBed, copy: Copy): string | undefined {
  if (copy.wall !== bed.wall) return `the wall became ${copy.wall}`
  if (copy.evidence.length > 0) return 'evidence against an honest log'
  const status = copy.status()
  const size = status.logs[0]?.size ?? 0
  if (size < bed.heldSize || size > 271) return `a checkpoint of ${size}`
  const events: NostrEvent[] = [...copy.events()]
  if (events.length < bed.heldPosts) return `${events.length} posts are held, of ${bed.heldPosts}`
  const foreign = events.find((event) => !bed.logged.has(event.id) || !hasTrueId(event))
  return foreign && `a post that was never logged: ${foreign.id}`
}

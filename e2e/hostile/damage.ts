// Damage drawn from a seed: files of a wall with bytes turned, cut off, put behind, taken for others', or gone; whatever a
// mirror may have on its disk or may think of.

import { HEAD_TAR } from '@commonwall/wall'
import { withFiles } from '../../packages/sync/test/rig/tamper.ts'
import type { Lie } from './lies.ts'
import type { Served } from './mirror.ts'

type Chance = (below: number) => number

/** A mirror with damage that the next numbers of a seed make. */
export function damagedMirror(name: string, next: Chance): Lie {
  return { name, deeds: undefined, files: (now) => damaged(now, next) }
}

function damaged(now: Served, next: Chance): Served {
  const loose = [...now.keys()].filter((path) => path !== HEAD_TAR)
  const pick = () => loose[next(loose.length)] ?? ''
  // In the head and beside it alike, so that it is met whichever is read.
  const changes = Array.from({ length: 1 + next(4) }, () => {
    const path = pick()
    return [path, next(8) === 0 ? now.get(pick()) : spoilt(now.get(path), next)] as const
  })
  const files = withFiles(now, changes)
  if (next(3) === 0) {
    const head = spoilt(files.get(HEAD_TAR), next)
    if (head === undefined) files.delete(HEAD_TAR)
    else files.set(HEAD_TAR, head)
  }
  return files
}

function spoilt(bytes: Uint8Array = new Uint8Array(), next: Chance): Uint8Array | undefined {
  const at = next(Math.max(1, bytes.length))
  switch (next(6)) {
    case 0:
      return undefined
    case 1:
      return bytes.slice(0, at)
    case 2:
      return Uint8Array.from([...bytes, ...bytes.subarray(at)])
    case 3:
      return Uint8Array.from(bytes, (byte, n) => (n >= at && n < at + 64 ? next(256) : byte))
    default: {
      const turned = bytes.slice()
      for (let n = 1 + next(8); n > 0; n--) {
        const one = next(Math.max(1, bytes.length))
        turned[one] = (turned[one] ?? 0) ^ (1 << next(8))
      }
      return turned
    }
  }
}

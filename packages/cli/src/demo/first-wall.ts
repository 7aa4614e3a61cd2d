// What a first start of a demonstration makes: its wall, its assembly, its posts, and the clock by which all that is dated.

import type { KeyObject } from 'node:crypto'
import type { Beginning } from '@commonwall/node'
import type { VerifiedEvent } from '@commonwall/wall'
import { firstDay, plantAssembly } from './assembly/plant.ts'
import { allLanguages, FIRST_LANGUAGES } from './declaration.ts'
import { foundDemonstration } from './found.ts'

export interface FirstWall {
  /** To be planted once `before` is done. */
  readonly posts: readonly VerifiedEvent[]
  readonly before: (node: Beginning) => Promise<void>
  /** Unix seconds. */
  readonly now: () => number
}

export interface FirstWallOptions {
  readonly folder: string
  readonly url: string
  /** The Declaration in all its languages. */
  readonly all: boolean
  /** Whether *The words* was held on it. */
  readonly assembly: boolean
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
  readonly keys: Promise<readonly KeyObject[]> | undefined
}

export async function firstWall(options: FirstWallOptions): Promise<FirstWall> {
  const { folder, url, random, keys } = options
  const now = Math.floor(Date.now() / 1000)
  const posts = await foundDemonstration({
    folder,
    url,
    now,
    founded: options.assembly ? firstDay(now) : undefined,
    random,
    languages: options.all ? allLanguages() : FIRST_LANGUAGES,
  })
  if (!options.assembly)
    return { posts, before: async () => undefined, now: () => Math.floor(Date.now() / 1000) }
  return { posts, ...plantAssembly({ folder, now, random, ...(keys && { keys }) }) }
}

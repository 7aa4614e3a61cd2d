// Calls about the program that *Saved here* keeps.

import { keys } from 'virtual:release-keys'
import { httpTransport } from '@commonwall/sync'
import { parseReleaseKeys } from '@commonwall/wall'
import type { OwnGround } from '../own/own-ground.ts'
import { KeptProgram, type ProgramView } from './kept-program.ts'
import { cacheShelf, hasShelf } from './shelf.ts'

export interface ProgramCalls {
  /** In *Saved here*: keeps the program that the wall's host serves, if none is kept; undefined where it cannot be. See `KeptProgram.hold`. */
  keepProgram(input: { readonly root: string; readonly anew: boolean }): Promise<ProgramView | undefined>
  /** What is kept; undefined if nothing is. */
  program(root: string): Promise<ProgramView | undefined>
  /** Asks the host that the program came from, for what is new on the wall and for the program. */
  goHome(input: { readonly root: string; readonly again: boolean }): Promise<ProgramView | undefined>
}

export function programCalls(ground: OwnGround): ProgramCalls {
  const kept = (root: string) => {
    const { rows, session } = ground.own()
    if (!session.saved || !hasShelf()) return undefined
    return new KeptProgram({
      rows,
      shelf: cacheShelf(root),
      keys: parseReleaseKeys(keys),
      now: ground.options.now,
      ask: async (ask) =>
        (
          await ground
            .session()
            .pool.ask({ ask })
            .catch(() => undefined)
        )?.value,
    })
  }
  return {
    keepProgram: async ({ root, anew }) => kept(root)?.hold(httpTransport(root), anew),
    program: async (root) => kept(root)?.look(),
    async goHome({ root, again }) {
      const home = httpTransport(root)
      const { pool } = ground.session()
      pool.add(httpTransport(root), 'origin')
      ground.changed()
      await ground.catchUp().catch(() => undefined)
      // Where its line was cut just now it is left alone, as every address.
      const rests = pool
        .addresses()
        .some(({ transport, restsUntil }) => transport.address === home.address && restsUntil)
      return kept(root)?.check(rests ? undefined : home, again)
    },
  }
}

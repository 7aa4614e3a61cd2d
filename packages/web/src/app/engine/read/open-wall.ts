// Opening a wall where none is open, from the host of this page. How it is read is the same from anywhere else
// (`../carry/open-from.ts`).

import { AddressPool, httpTransport, MemoryPathStore, type Progress, type Transport } from '@commonwall/sync'
import { HEAD_TAR } from '@commonwall/wall'
import type { Ground } from '../ground.ts'
import type { Session } from '../session.ts'
import { EngineError } from '../wire.ts'

export interface HostAsked {
  /** The address under which the host of this page has it, ending in a slash. */
  readonly root: string
  /** What it has as `head.tar`, where that was asked for already. */
  readonly head?: Uint8Array | undefined
}

/** @throws EngineError engine/no-wall where there is none */
export async function openFromHost(ground: Ground, { root, head }: HostAsked): Promise<void> {
  const pool = await AddressPool.open()
  pool.add(beginningWith(head, httpTransport(root)), 'origin')
  ground.take(await readWall(ground, pool))
}

/**
 * A session in *Nothing saved* that has read a wall; nobody speaks of it yet.
 * @param file where it is; undefined: at the addresses of the pool
 * @throws EngineError engine/no-wall where there is none
 */
export async function readWall(ground: Ground, pool: AddressPool, file?: Transport): Promise<Session> {
  const session = await ground.begin({ store: new MemoryPathStore(), pool, saved: false })
  const { copy } = session
  try {
    if (file === undefined) await untilNewest(session)
    else await session.take(file)
    if (copy.history() === undefined)
      throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
    return session
  } catch (error) {
    await session.close()
    throw error
  }
}

/** Asks for the whole wall, until its newest bodies are checked or all was asked; older ones follow while the reader reads. */
function untilNewest(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const onProgress = ({ phase }: Progress) => {
      if (phase !== 'head') resolve()
    }
    session.ask({ onProgress }).then(() => resolve(), reject)
  })
}

/** A transport that was asked for the head before it was there. */
function beginningWith(head: Uint8Array | undefined, transport: Transport): Transport {
  let early = head
  return {
    ...transport,
    async read(path, signal) {
      const given = path === HEAD_TAR ? early : undefined
      if (given === undefined) return transport.read?.(path, signal)
      // It is as old as this page: who asks again wants to know what is new.
      early = undefined
      return given
    },
  }
}

// Opening a wall where none is open: from the host of this page, from an address, or from a file.

import {
  AddressPool,
  type Card,
  httpTransport,
  MemoryPathStore,
  memoryRows,
  type Progress,
  type Transport,
} from '@commonwall/sync'
import { HEAD_TAR } from '@commonwall/wall'
import type { Ground } from '../ground.ts'
import type { Session } from '../session.ts'
import { EngineError } from '../wire.ts'

/** One of these. */
export interface WallFrom {
  /** Under which the host of this page has it, ending in a slash. */
  readonly root?: string | undefined
  /** What it has as `head.tar`, where that was asked for already. */
  readonly head?: Uint8Array | undefined
  /** That the reader typed in. */
  readonly address?: string
  /** That somebody handed over: the wall must be the one that it names. */
  readonly card?: Card
  readonly file?: Transport | undefined
}

/** @throws EngineError engine/no-wall where there is none; AddressError, if the card is not of the wall that is there */
export async function openWall(ground: Ground, { root, head, address, card, file }: WallFrom): Promise<void> {
  const pool = await AddressPool.open()
  const other = card?.url ?? address
  if (root !== undefined) pool.add(beginningWith(head, httpTransport(root)), 'origin')
  if (other !== undefined) pool.add(httpTransport(other), 'other')
  const session = await ground.begin({ store: new MemoryPathStore(), rows: memoryRows() }, pool, false)
  const { copy, book } = session
  if (file === undefined) await untilNewest(session)
  else await session.take(file)
  const history = copy.history()
  if (history === undefined)
    throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
  if (card !== undefined) await book.take(card, history)
  if (address !== undefined) await book.addOwn(address)
  ground.take(session, pool)
  await session.speak()
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

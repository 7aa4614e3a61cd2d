// Opening a wall where none is open: from the host of this page, from an address, or from a file.

import {
  AddressPool,
  type Card,
  httpTransport,
  MemoryPathStore,
  memoryRows,
  type Transport,
} from '@commonwall/sync'
import type { Ground } from '../ground.ts'
import { EngineError } from '../wire.ts'

/** One of these. */
export interface WallFrom {
  /** Under which the host of this page has it, ending in a slash. */
  readonly root?: string | undefined
  /** That the reader typed in. */
  readonly address?: string
  /** That somebody handed over: the wall must be the one that it names. */
  readonly card?: Card
  readonly file?: Transport | undefined
}

/** The newest places that are read before the first screen; the rest follows. */
const FIRST = 2_048

/** @throws EngineError engine/no-wall where there is none; AddressError, if the card is not of the wall that is there */
export async function openWall(ground: Ground, { root, address, card, file }: WallFrom): Promise<void> {
  const pool = await AddressPool.open()
  const other = card?.url ?? address
  if (root !== undefined) pool.add(httpTransport(root), 'origin')
  if (other !== undefined) pool.add(httpTransport(other), 'other')
  const session = await ground.begin({ store: new MemoryPathStore(), rows: memoryRows() }, pool, false)
  const { copy, book } = session
  if (file === undefined) await session.ask({ depth: FIRST })
  else await session.take(file)
  const history = copy.history()
  if (history === undefined)
    throw new EngineError('engine/no-wall', copy.caught[0]?.problem ?? 'expected a wall, found none')
  if (card !== undefined) await book.take(card, history)
  if (address !== undefined) await book.addOwn(address)
  ground.take(session, pool)
  await session.speak()
  // What is older follows while the reader reads; where that was all, the line stays free.
  const older = [...copy.logs.values()].some(({ size }) => size > FIRST)
  if (file === undefined && older) void session.ask().catch(() => undefined)
}

// Opening a wall where none is open, from what somebody handed over: a file, an address, or a card for one person.

import { AddressPool, type Card, httpTransport, openFile, type Transport } from '@commonwall/sync'
import { cardIn, urlIn } from '../addresses/typed.ts'
import type { OwnGround } from '../own/own-ground.ts'
import { readWall } from '../read/open-wall.ts'
import { EngineError } from '../wire.ts'

/** One of these. */
export interface Opening {
  /** A bundle, such as the one that stands in the page: bytes of a file. */
  readonly file?: Blob | Uint8Array<ArrayBuffer> | undefined
  /** That the reader typed in, or a card that somebody handed over, as text. */
  readonly address?: string | undefined
  /** Of a file that a host serves: the address under which that host has the wall, ending in a slash. */
  readonly root?: string | undefined
}

/** @throws EngineError engine/no-wall where there is none; TypeError, AddressError, TransportError */
export async function openFrom(ground: OwnGround, { file, address, root }: Opening): Promise<void> {
  if (address !== undefined) {
    const card = cardIn(address)
    return card === undefined ? openAt(ground, urlIn(address)) : openBy(ground, card)
  }
  const opened = file && (await openFile('wall', file))
  if (opened?.kind !== 'wall')
    throw new EngineError('engine/no-wall', `file: expected a wall, got ${opened?.kind ?? 'nothing'}`)
  await openBundle(ground, opened.transport, root)
}

/** @param root of the host that serves the file, if one does: it is asked from then on */
export async function openBundle(ground: OwnGround, file: Transport, root?: string): Promise<void> {
  const pool = await AddressPool.open()
  if (root !== undefined) pool.add(httpTransport(root), 'origin')
  await ground.begin(await readWall(ground.reading, pool, file))
}

/** Opens the wall that a card names. @throws EngineError; AddressError, if the card is not of the wall that is there */
export async function openBy(ground: OwnGround, card: Card): Promise<void> {
  const session = await sessionAt(ground, card.url)
  await ground.begin(session, async ({ book }) => {
    const history = session.copy.history()
    if (history !== undefined) await book.take(card, history)
  })
}

async function openAt(ground: OwnGround, url: string): Promise<void> {
  await ground.begin(await sessionAt(ground, url), ({ book }) => book.addOwn(url))
}

async function sessionAt(ground: OwnGround, url: string) {
  const pool = await AddressPool.open()
  pool.add(httpTransport(url), 'other')
  return readWall(ground.reading, pool)
}

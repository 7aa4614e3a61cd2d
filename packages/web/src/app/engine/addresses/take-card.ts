// Taking an address that somebody handed over for this device alone: asked from now on, and passed on only the same way.
// Where no wall is open, the one that is there is opened.

import type { Card } from '@commonwall/sync'
import type { Ground } from '../ground.ts'
import { openWall } from '../read/open-wall.ts'
import { EngineError } from '../wire.ts'

/** @returns its URL. @throws AddressError if it is not of this wall, not signed by its log, or ended; StoreError */
export async function takeCard(ground: Ground, card: Card): Promise<string> {
  if (!ground.isOpen) {
    await openWall(ground, { card })
    return card.url
  }
  const { book, copy } = ground.session()
  const history = copy.history()
  if (history === undefined) throw new EngineError('engine/no-wall', 'card: expected an open wall, got none')
  await book.take(card, { wall: history.wall, logs: history.logs })
  ground.reach()
  ground.changed()
  void askAnew(ground).catch(() => undefined)
  return card.url
}

async function askAnew(ground: Ground): Promise<void> {
  const session = ground.session()
  await session.askAnew()
  await session.speaker?.look()
}

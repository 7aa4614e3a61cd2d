// Taking an address that somebody handed over for this device alone: asked from now on, and passed on only the same way.
// Where no wall is open, the one that is there is opened.

import type { Card } from '@commonwall/sync'
import { openBy } from '../carry/open-from.ts'
import { opened } from '../ground.ts'
import type { OwnGround } from '../own/own-ground.ts'

/** @returns its URL. @throws AddressError if it is not of this wall, not signed by its log, or ended; StoreError */
export async function takeCard(ground: OwnGround, card: Card): Promise<string> {
  if (!ground.isOpen) {
    await openBy(ground, card)
    return card.url
  }
  const { book, session } = ground.own()
  await book.take(card, opened(session.copy.history()))
  ground.reach()
  ground.changed()
  void askAnew(ground).catch(() => undefined)
  return card.url
}

async function askAnew(ground: OwnGround): Promise<void> {
  const own = ground.own()
  await own.session.askAnew()
  await own.look()
}

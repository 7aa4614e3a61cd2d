// An address as somebody typed it in or handed it over: a URL, or a card for one person.

import { type Card, isCardText, parseCardText } from '@commonwall/sync'
import { EngineError } from '../wire.ts'

/** The card that a text is, or that stands behind the address in a link; undefined for an address alone. @throws AddressError */
export function cardIn(text: string): Card | undefined {
  const [, behind] = /^[a-z]+:[^#]*#(.*)$/is.exec(text) ?? []
  const card = behind ?? text
  return isCardText(card) ? parseCardText(card) : undefined
}

/** @throws EngineError, TypeError */
export function urlIn(text: string): string {
  const { protocol, href } = new URL(text)
  if (!/^(?:http|ws)s?:$/.test(protocol))
    throw new EngineError('engine/address', `address: expected http, https, ws or wss, got ${protocol}`)
  return href.endsWith('/') || protocol.startsWith('ws') ? href : `${href}/`
}

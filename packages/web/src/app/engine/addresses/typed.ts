// An address as somebody typed it in or handed it over: a URL, or a card for one person.

import { type Card, isCardText, parseCardText } from '@commonwall/sync'
import { EngineError } from '../wire.ts'

/** Behind an address: more than any place in a page has, so that it is a card, or what a copy left of one. */
const LONG = 20
/** Of the address of a page: its language and what it shows, which nobody is to be asked for. */
const PAGE = /\/(?:en|zh-han[st])?\/?(?:[bfglmtv](?:\/\d+)+(?:\/r)?)?\/?$/i

/** The card that a text is, or that stands behind the address in a link; undefined for an address alone. @throws AddressError */
export function cardIn(text: string): Card | undefined {
  const [, behind = ''] = /^[a-z]+:[^#]*#(.*)$/is.exec(text) ?? []
  const card = behind || text
  return behind.length > LONG || isCardText(card) ? parseCardText(card) : undefined
}

/** The address of a wall, also by a page of it. @throws EngineError, TypeError */
export function urlIn(text: string): string {
  const url = new URL(text)
  const { protocol } = url
  if (!/^(?:http|ws)s?:$/.test(protocol))
    throw new EngineError('engine/address', `address: expected http, https, ws or wss, got ${protocol}`)
  url.hash = ''
  if (protocol.startsWith('ws')) return url.href
  url.search = ''
  url.pathname = `${url.pathname.replace(PAGE, '')}/`
  return url.href
}

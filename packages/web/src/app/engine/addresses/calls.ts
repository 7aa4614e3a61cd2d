// Calls about addresses: which are asked, which are known, one more from the reader, and giving one to one person.

import { cardSquares, cardText } from '@commonwall/sync'
import { isNamed, namedAddresses } from '../../../pages/fill/index.ts'
import type { OwnGround } from '../own/own-ground.ts'
import type { Trouble } from '../session.ts'
import { EngineError } from '../wire.ts'
import { takeCard } from './take-card.ts'
import { cardIn, urlIn } from './typed.ts'

export interface AddressItem {
  readonly url: string
  /**
   * `origin`: the host of this page; `given`: by the reader; `bridge`: handed over by one person; `named`: by the
   * definition, and not asked so far.
   */
  readonly from: 'origin' | 'given' | 'bridge' | 'named'
  /** The definition names it: everybody may know. */
  readonly open: boolean
  /** Until when it is left alone after what looked like a cut line, unix seconds; undefined: it may be asked. */
  readonly restsUntil?: number | undefined
  /** When it last answered, unix seconds; undefined: not as far as this device remembers. */
  readonly answered?: number | undefined
  /** Why it could not be asked the last time. */
  readonly trouble?: Trouble | undefined
  /** Unix seconds; of a bridge. */
  readonly until?: number
}

/** A bridge, in three forms to hand over. */
export interface GivenAddress {
  /** Opens the wall there, and is taken for the card where it is typed in. */
  readonly link: string
  readonly text: string
  readonly squares: readonly Uint8Array[]
}

/** What came of asking an address. */
export interface Asked {
  /** Of a relay: how many posts came that were not held; undefined of any other. */
  readonly heard?: number
}

export interface AddressCalls {
  /** Where copies of this wall are. */
  addresses(): Promise<readonly AddressItem[]>
  /**
   * Asks an address too, from now on: one that was typed in, or a card that was handed over.
   * @throws TypeError, AddressError if it is none; EngineError if it could not be asked, with the trouble as its code
   */
  addAddress(text: string): Promise<Asked>
  /** Asks an address no more, and forgets it. */
  forgetAddress(url: string): Promise<void>
  /** What to give to one person. @throws EngineError if it is no bridge */
  giveAddress(url: string): Promise<GivenAddress>
  /** Takes the line to the worker that speaks with relays; undefined if it could not be had. */
  relays(line: MessagePort | undefined): Promise<void>
}

export function addressCalls(ground: OwnGround): AddressCalls {
  return {
    addresses: async () => addressesOf(ground),
    async addAddress(text) {
      const card = cardIn(text.trim())
      if (card !== undefined) {
        await takeCard(ground, card)
        return {}
      }
      const url = urlIn(text.trim())
      const own = ground.own()
      const { session } = own
      await own.book.addOwn(url)
      ground.reach()
      ground.changed()
      const isRelay = url.startsWith('ws')
      const heard = isRelay ? await session.hear(url) : undefined
      const silent = isRelay
        ? session.troubles.has(url)
        : (await session.askAnew()).caught.some(
            ({ code, address }) => code === 'unreachable' && address === url,
          )
      await own.look()
      if (silent)
        throw new EngineError(session.troubles.get(url) ?? 'silent', `address: expected an answer, got none`)
      return { ...(heard !== undefined && { heard }) }
    },
    relays: async (line) => ground.relays.connect(line),
    async forgetAddress(url) {
      const { book, session } = ground.own()
      const { pool } = session
      await book.forget(url)
      for (const { transport, innocence } of pool.addresses())
        if (innocence !== 'origin' && isAt(transport.address, url)) await pool.remove(transport)
      ground.changed()
    },
    async giveAddress(url) {
      const card = ground.own().book.bridges.find((one) => one.url === url)
      if (card === undefined)
        throw new EngineError('engine/address', `address: expected one that was handed over, got ${url}`)
      const text = cardText(card)
      return { text, link: `${url}#${text}`, squares: cardSquares(card) }
    },
  }
}

/** An address over HTTP, and the relay at the same place. */
function isAt(address: string, url: string): boolean {
  return address === url || address === url.replace(/^http/, 'ws')
}

/** The host of this page, as far as everybody may know that the wall is there: only where the definition names it. */
export function openOrigin(ground: OwnGround): string | undefined {
  return addressesOf(ground).find(({ from, open }) => from === 'origin' && open)?.url
}

/** Those that are asked, then those that the definition names. */
function addressesOf(ground: OwnGround): readonly AddressItem[] {
  const { book, session } = ground.own()
  const { copy, pool, troubles } = session
  const current = copy.history()?.current
  const asked: AddressItem[] = []
  for (const { transport, innocence, restsUntil: rests, workedAt } of pool.addresses()) {
    const bridge = book.bridges.find(({ url }) => isAt(transport.address, url))
    const url = bridge?.url ?? transport.address
    if (asked.some((one) => one.url === url)) continue
    const from = bridge ? 'bridge' : innocence === 'origin' ? 'origin' : 'given'
    const trouble = troubles.get(transport.address)
    const restsUntil = rests && Math.ceil(rests / 1000)
    const answered = workedAt && Math.floor(workedAt / 1000)
    const open = current !== undefined && isNamed(url, current)
    asked.push({ url, from, open, restsUntil, trouble, answered, ...(bridge && { until: bridge.until }) })
  }
  const named = current === undefined ? [] : namedAddresses(current)
  const further = named.filter((url) => !asked.some((one) => isAt(one.url, url)))
  return [...asked, ...further.map((url) => ({ url, from: 'named' as const, open: true }))]
}

// The addresses that this device knows: those that the definition names, those that one person handed over (bridges),
// and those that the reader typed in.
//
// Bridges are rows of this device, never files of the layout: no export, bundle or post can hold one. They are passed
// on one at a time, to one person, and by no other way.

import { toHex } from '@commonwall/tlog'
import type { Definition, DefinitionHistory, LogStanding, NostrEvent } from '@commonwall/wall'
import type { AddressPool } from '../dial/address-pool.ts'
import type { Dialer } from '../dial/dialer.ts'
import { placeOf } from '../dial/place.ts'
import type { Rows } from '../rows/rows.ts'
import { httpTransport } from '../transports/http.ts'
import type { Transport } from '../transports/transport.ts'
import { type Address, type Capability, isAddressUrl, isCapability } from './address.ts'
import { AddressError } from './address-error.ts'
import { type Card, decodeCard, encodeCard, isSignedBy } from './card.ts'

/** What of a definition is needed. */
export type AddressingDefinition = Pick<Definition, 'wall' | 'logs' | 'addresses'>

/** Whose word about addresses counts. */
export interface Vouching extends Pick<DefinitionHistory, 'wall'> {
  readonly logs: readonly Pick<LogStanding, 'key' | 'state'>[]
}

export interface AddressBookOptions {
  readonly rows: Rows
  /** Unix seconds. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

const BRIDGE = /^bridge-[0-9a-f]{32}$/
const OWN = /^address-[0-9a-f]{32}$/
/** What is tried at an address that the reader typed in: a relay carries posts, and is read where the program does that. */
const capabilitiesOf = (url: string): readonly Capability[] =>
  url.startsWith('ws') ? ['live'] : ['read', 'post']
const encoder = new TextEncoder()
const decoder = new TextDecoder()

export class AddressBook {
  readonly #options: AddressBookOptions
  /** By row. */
  readonly #cards = new Map<string, Card>()
  readonly #own = new Map<string, string>()

  private constructor(options: AddressBookOptions) {
    this.#options = options
  }

  /** Opens what the rows hold; a row that is no address is left where it is. @throws StoreError */
  static async open(options: AddressBookOptions): Promise<AddressBook> {
    const book = new AddressBook(options)
    for (const row of await options.rows.names()) {
      if (!BRIDGE.test(row) && !OWN.test(row)) continue
      const bytes = await options.rows.get(row).catch(() => undefined)
      if (bytes !== undefined) book.#load(row, bytes)
    }
    return book
  }

  /** All that may be used now: of the definition, of its logs, bridges, and the reader's own. */
  addresses({ wall, logs, addresses }: AddressingDefinition): readonly Address[] {
    const now = this.#options.now()
    const named = Map.groupBy(
      addresses.filter(({ until, capability }) => until > now && isCapability(capability)),
      ({ url }) => url,
    )
    return [
      ...logs
        .filter(({ open }) => open)
        .map(
          ({ url }): Address => ({
            url,
            capabilities: ['live', 'post', 'read'],
            until: undefined,
            source: 'log',
          }),
        ),
      ...[...named].map(
        ([url, entries]): Address => ({
          url,
          capabilities: entries.map(({ capability }) => capability as Capability),
          until: Math.min(...entries.map(({ until }) => until)),
          source: 'definition',
        }),
      ),
      ...[...this.#cards.values()]
        .filter((card) => card.wall === wall && card.until > now)
        .map(({ url, capabilities, until }): Address => ({ url, capabilities, until, source: 'bridge' })),
      ...[...this.#own.values()].map(
        (url): Address => ({
          url,
          capabilities: capabilitiesOf(url),
          until: undefined,
          source: 'own',
        }),
      ),
    ]
  }

  /** Bridges that this device holds, ended ones too: to be given to one person, or forgotten. */
  get bridges(): readonly Card[] {
    return [...this.#cards.values()]
  }

  /** Addresses that the reader typed in. */
  get own(): readonly string[] {
    return [...this.#own.values()]
  }

  /**
   * Takes a card that somebody handed over. A log that is closed or condemned may be in other hands, and one that waits
   * for the pause may be a thief's: what they sign leads nobody anywhere.
   * @throws AddressError `foreign`, `unsigned`, `ended`; StoreError
   */
  async take(card: Card, { wall, logs }: Vouching): Promise<void> {
    if (card.wall !== wall) throw new AddressError('wall', wall, card.wall, 'address/foreign')
    const keys = logs.filter(({ state }) => state === 'open').map(({ key }) => key)
    if (!(await isSignedBy(card, keys)))
      throw new AddressError('signature', 'one of an open log of this wall', 'none', 'address/unsigned')
    if (card.until <= this.#options.now())
      throw new AddressError('until', 'a time that is to come', card.until, 'address/ended')
    await this.#keep(card)
  }

  /** Keeps an address that the reader typed in. @throws AddressError; StoreError */
  async addOwn(url: string): Promise<void> {
    if (!isAddressUrl(url)) throw new AddressError('url', 'an http or ws URL of at most 300 characters', url)
    if ([...this.#own.values()].includes(url)) return
    const row = this.#row('address')
    await this.#options.rows.put(row, encoder.encode(url))
    this.#own.set(row, url)
  }

  /** Forgets a bridge or an address of the reader's own. @throws StoreError */
  async forget(url: string): Promise<void> {
    for (const [row, held] of [...this.#own, ...this.#cards]) {
      if ((typeof held === 'string' ? held : held.url) !== url) continue
      await this.#options.rows.delete(row)
      this.#own.delete(row)
      this.#cards.delete(row)
    }
  }

  /** Takes over what another book holds: what was given before something was saved here. @throws StoreError */
  async takeOver({ bridges, own }: Pick<AddressBook, 'bridges' | 'own'>): Promise<void> {
    for (const card of bridges) await this.#keep(card)
    for (const url of own) await this.addOwn(url)
  }

  /**
   * True if an event's text or tags name the host or the path of a bridge: it would be told to everybody.
   * @param further addresses that are to be told as little
   */
  tells(event: Pick<NostrEvent, 'content' | 'tags'>, further: readonly string[] = []): boolean {
    const said = `${event.content}\n${event.tags.flat().join('\n')}`.toLowerCase()
    return [...this.bridges.map(({ url }) => url), ...further].some((url) => {
      const { hostname, pathname } = new URL(url)
      const path = pathname.replace(/^\/|\/$/g, '').toLowerCase()
      return said.includes(hostname.toLowerCase()) || (path.length >= 8 && said.includes(path))
    })
  }

  async #keep(card: Card): Promise<void> {
    const known = [...this.#cards].find(([, { url }]) => url === card.url)
    const row = known?.[0] ?? this.#row('bridge')
    await this.#options.rows.put(row, encodeCard(card))
    this.#cards.set(row, card)
  }

  #load(row: string, bytes: Uint8Array): void {
    try {
      if (BRIDGE.test(row)) this.#cards.set(row, decodeCard(bytes))
      else {
        const url = decoder.decode(bytes)
        if (isAddressUrl(url)) this.#own.set(row, url)
      }
    } catch (error) {
      if (!(error instanceof AddressError)) throw error
    }
  }

  #row(kind: string): string {
    return `${kind}-${toHex(this.#options.random(16))}`
  }
}

export interface ReachOptions {
  /** How relays are used: read and posted to, or posted to alone. */
  readonly relay: (url: string, options: { readonly dialer?: Dialer }) => Transport
  /** Through what connections go; undefined: straight. */
  readonly dialer?: Dialer
  /** Where the page came from, such as `https://host`; undefined: nowhere. */
  readonly origin?: string
  /** True where onion names can be reached: through a tor, or in a browser that is one. Never tried otherwise. */
  readonly onion?: boolean
}

/** Lets a pool know of addresses; those of the page's own host go first. */
export function addToPool(
  pool: AddressPool,
  addresses: readonly Address[],
  { relay, dialer, origin, onion = false }: ReachOptions,
): void {
  const home = origin === undefined ? undefined : placeOf(origin)
  for (const { url, capabilities } of addresses) {
    // Asking an ordinary resolver for an onion name tells it, and helps nobody.
    if (new URL(url).hostname.endsWith('.onion') && !onion) continue
    for (const transport of transportsOf(url, capabilities, relay, dialer))
      pool.add(transport, home !== undefined && placeOf(transport.address) === home ? 'origin' : 'other')
  }
}

function transportsOf(
  url: string,
  capabilities: readonly Capability[],
  relay: ReachOptions['relay'],
  dialer?: Dialer,
): Transport[] {
  const options = dialer === undefined ? {} : { dialer }
  const transports: Transport[] = []
  const overHttp = /^http/.test(url)
  if (overHttp && (capabilities.includes('read') || capabilities.includes('post')))
    transports.push(httpTransport(url, { ...options, inbox: capabilities.includes('post') }))
  if (capabilities.includes('live')) transports.push(relay(url, options))
  return transports
}

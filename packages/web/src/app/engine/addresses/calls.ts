// Calls about addresses: which are asked, which are known, and one more from the reader.

import { type AddressPool, httpTransport } from '@commonwall/sync'
import type { Definition } from '@commonwall/wall'
import type { Ground } from '../ground.ts'
import { EngineError } from '../wire.ts'

export interface AddressItem {
  readonly url: string
  /** `origin`: the host of this page; `given`: by the reader; `named`: by the definition, and not asked so far. */
  readonly from: 'origin' | 'given' | 'named'
  /** It is left alone for a while after what looked like a cut line. */
  readonly resting: boolean
}

export interface AddressCalls {
  /** Where copies of this wall are. */
  addresses(): Promise<readonly AddressItem[]>
  /** Asks an address too, from now on. @throws TypeError if it is none; EngineError engine/unreachable if it is silent */
  addAddress(url: string): Promise<void>
}

export function addressCalls(ground: Ground): AddressCalls {
  return {
    addresses: async () => addressesOf(ground.pool(), ground.session().copy.history()?.current),
    async addAddress(url) {
      const { protocol, href } = new URL(url)
      if (protocol !== 'https:' && protocol !== 'http:')
        throw new EngineError('engine/address', `address: expected http or https, got ${protocol}`)
      const transport = httpTransport(href.endsWith('/') ? href : `${href}/`)
      ground.pool().add(transport, 'other')
      ground.changed()
      const { caught } = await ground.session().askAnew()
      await ground.session().speaker?.look()
      const silent = caught.find(
        ({ code, address }) => code === 'unreachable' && address === transport.address,
      )
      if (silent !== undefined)
        throw new EngineError('engine/unreachable', `address: expected an answer, got ${silent.problem}`)
    },
  }
}

/** Those that are asked, then those that the definition names. */
function addressesOf(pool: AddressPool, current: Definition | undefined): readonly AddressItem[] {
  const asked = pool.addresses().map(({ transport, innocence, restsUntil }) => ({
    url: transport.address,
    from: innocence === 'origin' ? ('origin' as const) : ('given' as const),
    resting: restsUntil !== undefined,
  }))
  const named = [...(current?.addresses ?? []), ...(current?.logs ?? [])].map(({ url }) => url)
  const further = [...new Set(named)].filter(
    (url) => /^https?:/.test(url) && !asked.some((one) => one.url === url),
  )
  return [...asked, ...further.map((url) => ({ url, from: 'named' as const, resting: false }))]
}

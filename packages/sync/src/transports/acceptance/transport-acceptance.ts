// The suite that every transport passes; an implementation's own test is a call of it.
//
//   for (const { name, run } of transportAcceptance(rig)) it(name, run)

import { badNetworkCases } from './bad-networks.ts'
import { type AcceptanceCase, must } from './case.ts'
import { followingCases } from './following.ts'
import { postingCases } from './posting.ts'
import { readingCases } from './reading.ts'
import type { TransportRig } from './rig.ts'
import { withTransport } from './with-transport.ts'

export type { AcceptanceCase } from './case.ts'
export type { TransportRig } from './rig.ts'

const KINDS = ['relay', 'http', 'file', 'qr']

/** The cases for what a rig can do. */
export function transportAcceptance(rig: TransportRig): readonly AcceptanceCase[] {
  return [
    {
      name: 'it says what it is, and offers what it can',
      run: () =>
        withTransport(rig, async ({ kind, address, read, post, follow }) => {
          must(KINDS.includes(kind), 'a kind of transport', kind)
          must(address !== '', 'an address')
          must((read !== undefined) === (rig.reads !== undefined), 'read exactly where there is one')
          must((post !== undefined) === (rig.posts !== undefined), 'post exactly where there is one')
          must((follow !== undefined) === (rig.follows !== undefined), 'follow exactly where there is one')
        }),
    },
    {
      name: 'it closes, twice as well as once',
      run: () => withTransport(rig, (transport) => transport.close()),
    },
    ...readingCases(rig),
    ...postingCases(rig),
    ...followingCases(rig),
    ...badNetworkCases(rig),
  ]
}

// What the assembly's worker is given comes out of the packet as it went in.

import type { Anchor, VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { type AssemblyHeld, packHeld, unpackHeld } from '../../../src/app/assembly/held.ts'

const id = (n: number) => n.toString(16).padStart(64, '0')
const anchor = (log: string, size: number): Anchor => ({
  ...{ log, size, root: id(900 + size), note: 'origin\n1\nroot\n\n— origin AAAA\n' },
  cosignatures: new Map([
    [log, 1_800_000_000],
    [id(7), 1_800_000_060],
  ]),
})
const event = { id: id(1), pubkey: id(2), kind: 4600, tags: [['map', 'x']] } as unknown as VerifiedEvent

it('with places and what proves them, dates of witnesses and contradictions of logs', () => {
  const held: AssemblyHeld = {
    id: id(1),
    foundation: {
      founding: event,
      events: [event],
      logs: [
        {
          key: id(3),
          anchors: [anchor(id(3), 2), anchor(id(3), 5)],
          positions: new Map([
            [id(10), 0],
            [id(11), 1],
            [id(14), 4],
          ]),
          length: 2,
          proven: new Map([[id(14), [id(902), id(905)]]]),
        },
      ],
      splits: [
        { log: id(3), agreed: 2, rival: anchor(id(3), 4) },
        { log: id(4), agreed: 0, rival: anchor(id(4), 4), against: [anchor(id(4), 5)] },
      ],
    },
    ...{ withheld: [id(12)], title: undefined, thread: 't/9', texts: [], signatures: [[id(5), 3]] },
  }
  expect(unpackHeld(packHeld(held))).toEqual(held)
})

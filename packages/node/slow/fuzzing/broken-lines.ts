// Lines for the inbox: whatever else an event can be wrong in, as bytes, and sealed ones.

import { brokenEvents } from './broken-events.ts'
import { brokenFrames } from './broken-frames.ts'
import type { Supplies, Surface } from './case.ts'
import type { Dice } from './dice.ts'
import type { SealedLine } from './sealed-lines.ts'

export interface Line {
  readonly name: string
  /** Without LF, and not empty. */
  readonly bytes: Buffer
  readonly answer: 'taken' | 'refused'
}

export interface InboxSupplies extends Supplies {
  readonly sealed: readonly SealedLine[]
}

type MakeLine = (dice: Dice, supplies: InboxSupplies) => Line

/** What is never UTF-8, wherever it stands: no such byte, too long a form, a surrogate, half a character. */
const BAD_UTF8 = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe5, 0xa2, 0x22]]

/** The event of a frame `["EVENT",…]` that a surface of the relay makes. */
function eventOf({ name, make }: Surface): MakeLine {
  return (dice, supplies) => {
    const { text, answer } = make(dice, supplies)
    const bytes = Buffer.from(text.slice('["EVENT",'.length, -1))
    return { name, bytes, answer: answer === 'taken' ? 'taken' : 'refused' }
  }
}

/** A message that is no event for sure. */
function messageOf({ name, make }: Surface): MakeLine {
  return (dice, supplies) => ({
    name,
    bytes: Buffer.from(make(dice, supplies).text.replaceAll('\n', ' ')),
    answer: 'refused',
  })
}

const makers: readonly MakeLine[] = [
  ...brokenEvents.map(eventOf),
  ...brokenFrames.filter(({ name }) => /damaged|no JSON|no array|deep/.test(name)).map(messageOf),
  (dice, { events }) => {
    const bytes = Buffer.from(JSON.stringify(dice.one(events)))
    const at = dice.below(bytes.length)
    const bad = Buffer.from(dice.one(BAD_UTF8))
    return {
      name: 'line: no UTF-8',
      bytes: Buffer.concat([bytes.subarray(0, at), bad, bytes.subarray(at)]),
      answer: 'refused',
    }
  },
  (dice, { events }) => ({
    name: 'line: a byte order mark before it',
    bytes: Buffer.from(`\ufeff${JSON.stringify(dice.one(events))}`),
    answer: 'refused',
  }),
  (dice, { events }) => ({
    name: 'line: spaces around it, as other systems end lines',
    bytes: Buffer.from(` \t${JSON.stringify(dice.one(events))}\r`),
    answer: 'taken',
  }),
  (dice) => ({
    name: 'line: bytes',
    bytes: Buffer.from(`x${dice.hex(2 * (1 + dice.below(2_000)))}`, 'latin1'),
    answer: 'refused',
  }),
  (dice) => ({
    name: 'line: longer than any event',
    bytes: Buffer.alloc(90_100 + dice.below(8_000), 'a'),
    answer: 'refused',
  }),
  ...Array.from(
    { length: 4 },
    (): MakeLine =>
      (dice, { sealed }) => {
        const { name, event, answer } = dice.one(sealed)
        return { name: `sealed line: ${name}`, bytes: Buffer.from(JSON.stringify(event)), answer }
      },
  ),
  (dice, { sealed }) => {
    const { event } = dice.one(sealed)
    const bytes = Buffer.from(JSON.stringify({ ...event, id: dice.hex(64) }))
    return { name: 'sealed line: wrong id', bytes, answer: 'refused' }
  },
]

/** One line, broken or whole. */
export function makeLine(dice: Dice, supplies: InboxSupplies): Line {
  return dice.one(makers)(dice, supplies)
}

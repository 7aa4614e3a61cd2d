// Messages that are no frames, and frames that ask for what cannot be.

import type { Case, Surface } from './case.ts'
import type { Dice } from './dice.ts'

const VERBS = ['EVENT', 'REQ', 'CLOSE', 'COUNT', 'AUTH', 'NEG-OPEN', 'NEG-MSG', 'NEG-CLOSE']
const NO_VERBS = ['null', '1', '"req"', '""', '[]', '{}', '"EVENT\\u0000"', '"constructor"', '"__proto__"']
const NO_IDS = ['null', '1', '""', '[]', '{}', '"\\ud800"', `"${'s'.repeat(65)}"`, 'true']
const NO_FILTERS = [
  'null',
  '1',
  '"{}"',
  '[]',
  '{"ids":["abc"]}',
  `{"ids":["${'A'.repeat(64)}"]}`,
  '{"ids":[null]}',
  '{"ids":{}}',
  '{"authors":"a"}',
  '{"authors":[1]}',
  '{"kinds":["1"]}',
  '{"kinds":[-1]}',
  '{"kinds":[65536]}',
  '{"kinds":[1.5]}',
  '{"since":"0"}',
  '{"until":1e400}',
  '{"limit":null}',
  '{"limit":0.5}',
  '{"#e":["x"]}',
  '{"#p":[{}]}',
  '{"#t":[1]}',
  '{"#t":"a"}',
  '{"search":1}',
  `{"search":"${'墙'.repeat(257)}"}`,
  `{"kinds":[${Array(1_001).fill(1).join()}]}`,
]

function refusal(name: string, text: string): Case {
  return { name, text, answer: 'refusal' }
}

/** JSON text of a random value, not too deep. */
function junk(dice: Dice, depth = 0): string {
  switch (dice.below(depth > 4 ? 5 : 7)) {
    case 0:
      return 'null'
    case 1:
      return dice.one(['true', 'false'])
    case 2:
      return dice.one(['0', '-1', '1e308', '1e-400', '123456789012345678901234567890', '0.1'])
    case 3:
      return JSON.stringify(dice.text(dice.below(30)))
    case 4:
      return `"${dice.one(['\\ud800', '\\u0000', '\\udfff\\ud800', '\\u202e', '\\ufeff'])}"`
    case 5:
      return `[${Array.from({ length: dice.below(5) }, () => junk(dice, depth + 1)).join()}]`
    default:
      return `{${Array.from({ length: dice.below(5) }, (_, n) => `"${dice.one(['id', 'kinds', '__proto__', `k${n}`])}":${junk(dice, depth + 1)}`).join()}}`
  }
}

export const brokenFrames: readonly Surface[] = [
  {
    name: 'frame: a valid one cut short or damaged',
    make(dice, { events }) {
      const whole = JSON.stringify(['EVENT', dice.one(events)])
      const at = 1 + dice.below(whole.length - 2)
      // A brace, a quote or a backslash in the wrong place: never valid JSON again.
      const text =
        dice.below(2) === 0 ? whole.slice(0, at) : `${whole}${dice.one(['}', '"', '\\', ']', '\u0000'])}`
      return refusal('damaged', text)
    },
  },
  {
    name: 'frame: no JSON',
    make(dice) {
      const text = `${dice.one(['', '\ufeff', '{', '[', '"', '\\', '[[', '["EVENT",', "['EVENT']"])}${dice.text(dice.below(300))}\u0001`
      return refusal('no JSON', text)
    },
  },
  {
    name: 'frame: JSON, but no array',
    make: (dice) => refusal('no array', dice.one(['{}', 'null', '1', '"EVENT"', 'true', '{"0":"EVENT"}'])),
  },
  {
    name: 'frame: deep',
    make(dice) {
      const depth = 1_000 * (1 + dice.below(60))
      const open = dice.one(['[', '{"a":'])
      const count = Math.min(depth, Math.floor(120_000 / (open.length + 1)))
      const text = `${open.repeat(count)}1${(open === '[' ? ']' : '}').repeat(count)}`
      return refusal(`depth ${count}`, dice.below(2) === 0 ? text : `["EVENT",${text.slice(0, 120_000)}]`)
    },
  },
  {
    name: 'frame: unknown verb',
    make: (dice) => refusal('unknown verb', `[${dice.one(NO_VERBS)},${junk(dice)},${junk(dice)}]`),
  },
  {
    name: 'frame: known verb, nothing that fits behind it',
    make(dice) {
      const verb = dice.one(VERBS)
      return refusal(`${verb} with junk`, `["${verb}",{"x":${junk(dice)}},${junk(dice)}]`)
    },
  },
  {
    name: 'request: wrong subscription id',
    make: (dice) =>
      refusal(
        'wrong id',
        `["${dice.one(['REQ', 'COUNT', 'CLOSE', 'NEG-CLOSE', 'NEG-OPEN', 'NEG-MSG'])}",${dice.one(NO_IDS)},{}]`,
      ),
  },
  {
    name: 'request: wrong filter',
    make(dice) {
      const good = Array.from({ length: dice.below(3) }, () => '{"kinds":[1],"limit":1},').join('')
      return refusal(
        'wrong filter',
        `["${dice.one(['REQ', 'COUNT'])}","wrong",${good}${dice.one(NO_FILTERS)}]`,
      )
    },
  },
  {
    name: 'request: too many filters, or none',
    make: (dice) =>
      refusal(
        'filters',
        dice.below(2) === 0 ? '["REQ","none"]' : `["REQ","many"${',{}'.repeat(17 + dice.below(500))}]`,
      ),
  },
  {
    name: 'message: longer than is read',
    make: (dice) =>
      refusal('too long', `["REQ","long",{"search":"${'a'.repeat(131_073 + dice.below(100_000))}"}]`),
  },
]

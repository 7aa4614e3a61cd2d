// The life of walls, good and bad: who signs what, what the witnesses see, and what must come of it.
//
// Hours count from START. `expect` is written by hand from DESIGN §3.2–§3.4; times are in seconds after START.

import type { DefinitionState, LogState } from '@commonwall/wall'
import { logOrigin, PAUSE } from '@commonwall/wall'
import { HOUR, log, machineKey, personKey, START, World, witness } from './world.ts'

export interface Expected {
  readonly current: string
  readonly states: Readonly<Record<string, DefinitionState>>
  /** Seconds after START, by name. */
  readonly bound?: Readonly<Record<string, number>>
  readonly inForce?: Readonly<Record<string, number>>
  readonly logs?: Readonly<Record<string, LogState>>
  /** Seconds after START; undefined: not witnessed. */
  readonly witnessed?: Readonly<Record<string, number | undefined>>
  readonly provisional?: readonly string[]
  readonly wallTime?: number
}

export interface Scenario {
  readonly name: string
  readonly why: string
  /** Hours after START of the reader's clock; far in the future by default. */
  readonly nowHours?: number
  readonly play: () => World
  readonly expect: Expected
}

const WITNESSES = ['w1', 'w2', 'w3', 'w4']
/** Of four witnesses the third says so three seconds after the log. */
const Q = 3

const two = (change: ConstructorParameters<typeof World>[0]['change'] = {}) =>
  new World({ keepers: ['ann', 'bob', 'cem'], threshold: 2, witnesses: WITNESSES, change })

const alone = (change: ConstructorParameters<typeof World>[0]['change'] = {}) =>
  new World({ keepers: ['ann'], threshold: 1, witnesses: [], change })

const title = (text: string) => ({ titles: [{ lang: 'en', text }] })
const afterPause = (seconds: number) => seconds + PAUSE

/** A definition that continues log A in a new log. */
const restoring = (world: World, name: string, size: number) => ({
  logs: [log('A', { closed: true }), log(name)],
  continues: [
    {
      key: machineKey(name),
      origin: logOrigin(world.first.id, machineKey('A')),
      size,
      root: '00'.repeat(32),
    },
  ],
})

/** A post whose root behind p lies between those of q and r. */
const THIRD = 't0'

/** Two places of log A, witnessed an hour apart, and posts for another second place. */
const split = () => {
  const world = two()
  for (const post of ['p', 'q', 'r', THIRD]) world.post(post)
  return world.publish('A', 1, 'p').publish('A', 2, 'q')
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a post is witnessed at the time of the quorum',
    why: 'q of 4 is 3: the date of an anchor is the third smallest time; two cosignatures are no anchor',
    play: () => {
      const world = two()
      world.post('p')
      world.post('q')
      return world.publish('A', 1, 'p').put('A', 'q').stamp('A', 2, ['w1', 'w2'])
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      witnessed: { p: HOUR + Q, q: undefined },
      wallTime: HOUR + Q,
    },
  },
  {
    name: 'equal checkpoints date a post together, and each tells the wall’s time',
    why: 'per witness the smallest of equal checkpoints; an idle log that is cosigned again shows that time goes on',
    play: () => {
      const world = two()
      world.post('p')
      world.put('A', 'p').stamp('A', 1, ['w1', 'w2']).stamp('A', 2, ['w3'])
      return world.stamp('A', 9)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      witnessed: { p: 2 * HOUR + 1 },
      wallTime: 9 * HOUR + Q,
    },
  },
  {
    name: 'cosignatures dated ahead of the reader are held back',
    why: 'a witness that runs ahead of the clock by more than 15 min dates nothing yet',
    nowHours: 1,
    play: () => {
      const world = two()
      world.post('p')
      world.post('q')
      return world.publish('A', 1.2, 'p').publish('A', 1.5, 'q')
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      witnessed: { p: 1.2 * HOUR + Q, q: undefined },
      wallTime: 1.2 * HOUR + Q,
    },
  },
  {
    name: 'a definition waits for the pause',
    why: 'two of three keepers signed; 71 hours later it is bound, and waits',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      return world.publish('A', 1, 'v2').publish('A', 2, 's').stamp('A', 73)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      bound: { v2: 2 * HOUR + Q },
      inForce: { v2: afterPause(2 * HOUR + Q) },
    },
  },
  {
    name: 'a definition is in force after the pause',
    why: 'wall time has reached the second signature plus 72 hours, although the log is idle',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      return world.publish('A', 1, 'v2').publish('A', 2, 's').stamp('A', 74)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      inForce: { v2: afterPause(2 * HOUR + Q) },
    },
  },
  {
    name: 'one keeper of two is not enough, and strangers do not count',
    why: 'the author counts once, however often she signs; a signature by who is no keeper counts as nothing',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s1', 'ann', 'v2')
      world.sign('s2', 'mallory', 'v2')
      world.define('v2-stranger', 'founding', 'mallory', title('Mine'))
      world.sign('s3', 'ann', 'v2-stranger')
      world.sign('s4', 'bob', 'v2-stranger')
      return world.publish('A', 1, 'v2', 's1', 's2', 'v2-stranger', 's3', 's4').stamp('A', 100)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'unsigned', 'v2-stranger': 'attempt' },
    },
  },
  {
    name: 'a signature taken back in time does not bind',
    why: 'bob withdrew before ann’s definition came, so two never stood together; what is bound stays bound',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      const s = world.sign('s', 'bob', 'v2')
      world.publish('A', 1, 's')
      const takeBack = {
        kind: 5,
        created_at: START,
        tags: [
          ['h', world.first.id],
          ['e', s.id],
        ],
        content: '',
      }
      world.add('back', 'bob', takeBack)
      world.publish('A', 2, 'back').publish('A', 3, 'v2')
      world.define('w2', 'founding', 'ann', title('Other'))
      const t = world.sign('t', 'bob', 'w2')
      world.add('late', 'bob', {
        ...takeBack,
        tags: [
          ['h', world.first.id],
          ['e', t.id],
        ],
      })
      return world.publish('A', 4, 'w2', 't').publish('A', 5, 'late').stamp('A', 100)
    },
    expect: {
      current: 'w2',
      states: { founding: 'past', v2: 'attempt', w2: 'in force' },
      bound: { w2: 4 * HOUR + Q },
    },
  },
  {
    name: 'stolen old keepers’ keys cannot undo later versions',
    why: 'ann’s and bob’s keys were replaced by version 2; the thief signs a rival of it, backdated, with both',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', { keepers: ['dan', 'eve', 'cem'].map(personKey) })
      world.sign('s', 'bob', 'v2')
      world.publish('A', 1, 'v2', 's').stamp('A', 80)
      world.define('thief', 'founding', 'ann', title('Captured'), START - 1000)
      world.sign('t', 'bob', 'thief', START - 1000)
      world.define('thief3', 'v2', 'ann', title('Captured'))
      world.sign('t3', 'bob', 'thief3')
      return world.publish('A', 81, 'thief', 't', 'thief3', 't3').stamp('A', 200)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force', thief: 'attempt', thief3: 'attempt' },
    },
  },
  {
    name: 'a rival within the pause voids both, and the next names both',
    why: 'two keys are stolen: the thief’s and the owners’ definitions void each other; one with the older set is an attempt',
    play: () => {
      const world = two()
      world.define('thief', 'founding', 'ann', title('Captured'))
      world.sign('t', 'bob', 'thief')
      world.define('rival', 'founding', 'cem', title('Ours'))
      world.sign('r', 'bob', 'rival')
      world.publish('A', 1, 'thief', 't').publish('A', 72, 'rival', 'r')
      world.define('older', 'founding', 'ann', title('Again'))
      world.sign('o', 'bob', 'older')
      const voids = ['thief', 'rival'].map((name) => world.event(name).id)
      world.define('next', 'founding', 'cem', { ...title('Ours'), voids })
      world.sign('n', 'bob', 'next')
      return world.publish('A', 73, 'older', 'o').publish('A', 80, 'next', 'n').stamp('A', 153)
    },
    expect: {
      current: 'next',
      states: { founding: 'past', thief: 'void', rival: 'void', older: 'attempt', next: 'in force' },
      bound: { thief: HOUR + Q, rival: 72 * HOUR + Q, next: 80 * HOUR + Q },
    },
  },
  {
    name: 'a rival bound when the pause is over is an attempt',
    why: 'from the second on in which version 2 is in force nobody can void it',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      world.define('late', 'founding', 'cem', title('Late'))
      world.sign('l', 'bob', 'late')
      return world.publish('A', 1, 'v2', 's').publish('A', 73, 'late', 'l')
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force', late: 'attempt' },
      inForce: { v2: 73 * HOUR + Q },
    },
  },
  {
    name: 'a log is closed at once while another stays open',
    why: 'log A is closed when its definition is bound: it counts what was dated by then, also before it is in force',
    play: () => {
      const world = two({ logs: [log('A'), log('B')] })
      world.post('before')
      world.post('after')
      world.define('v2', 'founding', 'ann', { logs: [log('A', { closed: true }), log('B')] })
      world.sign('s', 'bob', 'v2')
      world.publish('A', 1, 'before').publish('B', 2, 'v2', 's')
      return world.publish('A', 3, 'after').stamp('B', 10)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      logs: { A: 'closed', B: 'open' },
      witnessed: { before: HOUR + Q, after: undefined },
    },
  },
  {
    name: 'what was closed at once is open again if its definition is void',
    why: 'the rival stands in the very log that was closed: its own dates are computed under the version before',
    play: () => {
      const world = two({ logs: [log('A'), log('B')] })
      world.post('after')
      world.define('thief', 'founding', 'ann', { logs: [log('A', { closed: true }), log('B')] })
      world.sign('t', 'bob', 'thief')
      world.define('rival', 'founding', 'cem', title('Ours'))
      world.sign('r', 'bob', 'rival')
      return world.publish('B', 2, 'thief', 't').publish('A', 3, 'after', 'rival', 'r').stamp('B', 4)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', thief: 'void', rival: 'void' },
      logs: { A: 'open', B: 'open' },
      witnessed: { after: 3 * HOUR + Q },
    },
  },
  {
    name: 'the last default log waits',
    why: 'both logs are closed: A at once, B when the definition is in force',
    play: () => {
      const world = two({ logs: [log('A'), log('B')] })
      world.post('p')
      world.define('v2', 'founding', 'ann', {
        logs: [log('A', { closed: true }), log('B', { closed: true }), log('C')],
      })
      world.sign('s', 'bob', 'v2')
      return world.publish('B', 1, 'v2', 's').publish('B', 2, 'p')
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      logs: { A: 'closed', B: 'open', C: 'provisional' },
      witnessed: { p: 2 * HOUR + Q },
    },
  },
  {
    name: 'a lost log is restored, and its posts are provisional until then',
    why: 'log A is gone; B begins with the definition that continues it, dated by the witnesses of version 1',
    play: () => {
      const world = two()
      world.post('old')
      world.post('new')
      world.publish('A', 1, 'old')
      world.define('v2', 'founding', 'ann', restoring(world, 'B', 1))
      world.sign('s', 'bob', 'v2')
      return world.publish('B', 5, 'v2', 's', 'new').stamp('B', 20)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      bound: { v2: 5 * HOUR + Q },
      logs: { A: 'open', B: 'provisional' },
      witnessed: { old: HOUR + Q, new: undefined },
      provisional: ['new'],
    },
  },
  {
    name: 'a restored log counts from its first leaf once it is in force',
    why: 'the times that the witnesses of version 1 gave stand, and those of version 2 go on',
    play: () => {
      const world = two()
      world.post('old')
      world.post('new')
      world.post('newer')
      world.publish('A', 1, 'old')
      world.define('v2', 'founding', 'ann', {
        ...restoring(world, 'B', 1),
        witnesses: ['x1', 'x2', 'x3', 'x4'].map(witness),
      })
      world.sign('s', 'bob', 'v2')
      world.publish('B', 5, 'v2', 's', 'new').stamp('B', 77)
      return world.witnessedBy('x1', 'x2', 'x3', 'x4').publish('B', 78, 'newer')
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      inForce: { v2: 77 * HOUR + Q },
      logs: { A: 'closed', B: 'open' },
      witnessed: { old: HOUR + Q, new: 5 * HOUR + Q, newer: 78 * HOUR + Q },
    },
  },
  {
    name: 'an optional log that continues one counts from its first leaf, and says nothing of definitions',
    why: 'what B alone holds keeps its times once version 2 is in force; that version 2 stands in B at hour 5 does not make it earlier',
    play: () => {
      const world = two()
      world.post('p')
      const { continues } = restoring(world, 'B', 1)
      world.define('v2', 'founding', 'ann', { logs: [log('A'), log('B', { optional: true })], continues })
      world.sign('s', 'bob', 'v2')
      return world.publish('B', 5, 'v2', 's', 'p').publish('A', 6, 'v2', 's').stamp('B', 78).stamp('A', 79)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      bound: { v2: 6 * HOUR + Q },
      inForce: { v2: afterPause(6 * HOUR + Q) },
      witnessed: { p: 5 * HOUR + Q, v2: 6 * HOUR + Q },
    },
  },
  {
    name: 'a log that only begins counts from when it is in force',
    why: 'without continues, what B was cosigned for earlier is dated when version 2 came into force',
    play: () => {
      const world = two()
      world.post('p')
      world.define('v2', 'founding', 'ann', { logs: [log('A'), log('B')] })
      world.sign('s', 'bob', 'v2')
      return world.publish('A', 1, 'v2', 's').publish('B', 2, 'p').stamp('A', 73)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      witnessed: { p: 73 * HOUR + Q },
    },
  },
  {
    name: 'lost witnesses are replaced after 7 days without an anchor',
    why: 'the log’s own cosignatures stand in for definitions and signatures on them only, until the new witnesses speak',
    play: () => {
      const world = two()
      world.post('p')
      world.post('q')
      world.publish('A', 1, 'p')
      world.define('v2', 'founding', 'ann', { witnesses: ['x1', 'x2', 'x3', 'x4'].map(witness) })
      world.sign('s', 'bob', 'v2')
      world.sign('letter', 'bob', 'p')
      world
        .put('A', 'v2', 's', 'q', 'letter')
        .stamp('A', 2, ['w1'])
        .stamp('A', 170, ['w1'])
        .stamp('A', 242, ['w1'])
      return world.witnessedBy('x1', 'x2', 'x3', 'x4').stamp('A', 243)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      bound: { v2: 170 * HOUR },
      inForce: { v2: afterPause(170 * HOUR) },
      witnessed: { p: HOUR + Q, v2: 170 * HOUR, s: 170 * HOUR, q: 243 * HOUR + Q, letter: 243 * HOUR + Q },
    },
  },
  {
    name: 'a note whose quorum is held back does not stand in',
    why: 'the third witness runs ahead of the reader’s clock: that the quorum’s date does not exist yet makes nobody dead',
    nowHours: 170,
    play: () => {
      const world = two()
      world.post('p')
      world.publish('A', 1, 'p')
      world.define('v2', 'founding', 'ann', { witnesses: ['x1', 'x2', 'x3', 'x4'].map(witness) })
      world.sign('s', 'bob', 'v2')
      const own = START + 170 * HOUR
      const times = [own + 1, own + 2, own + 1000]
      return world
        .put('A', 'v2', 's')
        .stampAt('A', own, new Map(times.map((time, n) => [WITNESSES[n] ?? '', time])))
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'unsigned' },
      witnessed: { v2: undefined, s: undefined },
    },
  },
  {
    name: 'an anchor found inside the 7 days ends the standing in',
    why: 'the witnesses lived: a checkpoint of theirs from the fourth day turns up, and version 2 is not bound',
    play: () => {
      const world = two()
      world.post('p')
      world.post('q')
      world.publish('A', 1, 'p').publish('A', 100, 'q')
      world.define('v2', 'founding', 'ann', { witnesses: ['x1', 'x2', 'x3', 'x4'].map(witness) })
      world.sign('s', 'bob', 'v2')
      return world.put('A', 'v2', 's').stamp('A', 170, ['w1']).stamp('A', 242, ['w1'])
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'unsigned' },
      witnessed: { v2: undefined, q: 100 * HOUR + Q },
    },
  },
  {
    name: 'without witnesses the log’s own cosignature stands in',
    why: 'n = 0: unwitnessed, one keeper, and still the pause',
    play: () => {
      const world = alone()
      world.post('p')
      world.define('v2', 'founding', 'ann', title('Second'))
      return world.publish('A', 1, 'p').publish('A', 2, 'v2').stamp('A', 74)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      bound: { v2: 2 * HOUR },
      witnessed: { p: HOUR },
      wallTime: 74 * HOUR,
    },
  },
  {
    name: 'without witnesses a lost log is restored on its own word',
    why: 'n = 0, and log A says nothing about a successor: the new log’s own cosignatures count',
    play: () => {
      const world = alone()
      world.post('p')
      world.publish('A', 1, 'p')
      world.define('v2', 'founding', 'ann', restoring(world, 'B', 1))
      return world.publish('B', 5, 'v2').stamp('B', 78)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      logs: { A: 'closed', B: 'open' },
      witnessed: { p: HOUR, v2: 5 * HOUR },
    },
  },
  {
    name: 'without witnesses a stolen old key cannot write itself into the past',
    why: 'n = 0: the thief restores log A in a log of his own, cosigned by it with dates before version 2',
    play: () => {
      const world = alone()
      world.define('v2', 'founding', 'ann', { keepers: [personKey('dan')] })
      world.publish('A', 2, 'v2').stamp('A', 75)
      world.define('thief', 'founding', 'ann', restoring(world, 'B', 0))
      return world.publish('B', 1, 'thief').stamp('B', 100)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force', thief: 'attempt' },
    },
  },
  {
    name: 'what a default log holds is dated by default logs only',
    why: 'an id that also stands in an optional log waits for its anchor in the default one',
    play: () => {
      const world = two({ logs: [log('A'), log('O', { optional: true })] })
      world.post('both')
      world.post('optional')
      world.post('p')
      world.publish('O', 1, 'both', 'optional').publish('A', 2, 'p')
      return world.put('A', 'both').stamp('A', 3, ['w1'])
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      witnessed: { both: undefined, optional: HOUR + Q, p: 2 * HOUR + Q },
      wallTime: 2 * HOUR + Q,
    },
  },
  {
    name: 'definitions that drop or open logs have no effect',
    why: 'logs are never dropped, a closed one stays closed, and what a log admits stays',
    play: () => {
      const world = two({ logs: [log('A'), log('B')] })
      world.define('drops', 'founding', 'ann', { logs: [log('A')] })
      world.define('admits', 'founding', 'ann', { logs: [log('A'), log('B', { optional: true })] })
      world.define('skips', 'founding', 'ann', { version: 3 })
      for (const name of ['drops', 'admits', 'skips']) world.sign(`s-${name}`, 'bob', name)
      return world
        .publish('A', 1, 'drops', 'admits', 'skips', 's-drops', 's-admits', 's-skips')
        .stamp('A', 100)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', drops: 'attempt', admits: 'attempt', skips: 'attempt' },
    },
  },
  {
    name: 'signed before the one before it was in force',
    why: 'version 3 was signed by keepers of version 2 while that still waited: those signatures do not count',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      world.define('v3', 'v2', 'ann', title('Third'))
      world.sign('t', 'bob', 'v3')
      return world.publish('A', 1, 'v2', 's').publish('A', 2, 'v3', 't').stamp('A', 200)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force', v3: 'attempt' },
    },
  },
  {
    name: 'a definition that stands in an optional log alone is not bound',
    why: 'the optional log holds it and the second signature, witnessed by all; only default logs date what binds',
    play: () => {
      const world = two({ logs: [log('A'), log('O', { optional: true })] })
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      world.post('p')
      return world.publish('O', 1, 'v2', 's').stamp('O', 100).publish('A', 100, 'p')
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'unsigned' },
      witnessed: { v2: HOUR + Q, s: HOUR + Q },
      wallTime: 100 * HOUR + Q,
    },
  },
  {
    name: 'one signature taken back leaves the other of the same keeper',
    why: 'bob signed twice and took one back before ann’s definition came',
    play: () => {
      const world = two()
      world.define('v2', 'founding', 'ann', title('Second'))
      world.sign('s', 'bob', 'v2')
      world.sign('t', 'bob', 'v2', START + 60)
      world.add('back', 'bob', {
        kind: 5,
        created_at: START,
        tags: [
          ['h', world.first.id],
          ['e', world.event('s').id],
        ],
        content: '',
      })
      return world.publish('A', 1, 's', 't').publish('A', 2, 'back').publish('A', 3, 'v2').stamp('A', 4)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      bound: { v2: 3 * HOUR + Q },
    },
  },
  {
    name: 'a log that a waiting definition closes at once goes on telling the wall’s time',
    why: 'log A dates nothing after its closing; its later anchors measure the pause all the same',
    play: () => {
      const world = two({ logs: [log('A'), log('B')] })
      world.define('v2', 'founding', 'ann', { logs: [log('A', { closed: true }), log('B')] })
      world.sign('s', 'bob', 'v2')
      world.post('late')
      return world.publish('A', 1, 'v2', 's').publish('A', 50, 'late').stamp('B', 2)
    },
    expect: {
      current: 'founding',
      states: { founding: 'in force', v2: 'bound, waiting' },
      logs: { A: 'closed', B: 'open' },
      witnessed: { late: undefined },
      wallTime: 50 * HOUR + Q,
    },
  },
  {
    name: 'the 7 days are counted by the logs that the definition lists',
    why: 'an anchor of the log that restores the lost one, found later, lies inside the silence and does not end it',
    play: () => {
      const world = two()
      world.post('p')
      world.post('x')
      world.define('v2', 'founding', 'ann', restoring(world, 'B', 2))
      world.sign('s', 'bob', 'v2')
      world.publish('A', 1, 'p').publish('B', 100, 'x')
      return world.witnessedBy().publish('A', 175, 'v2', 's').stamp('A', 250)
    },
    expect: {
      current: 'v2',
      states: { founding: 'past', v2: 'in force' },
      bound: { v2: 175 * HOUR },
      witnessed: { p: HOUR + Q, x: 100 * HOUR + Q, v2: 175 * HOUR },
    },
  },
  {
    name: 'two histories: without a quorum for the other one nothing is taken back',
    why: 'log A signed another second place, and two of four witnesses did so too',
    play: () => split().rival('A', 2, ['p', 'r'], ['w1', 'w2']),
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      logs: { A: 'condemned' },
      witnessed: { p: HOUR + Q, q: 2 * HOUR + Q },
      wallTime: 2 * HOUR + Q,
    },
  },
  {
    name: 'two histories with a quorum each: the log counts up to the last anchor before them',
    why: 'nobody can tell which one the witnesses meant',
    play: () => split().rival('A', 2, ['p', 'r'], WITNESSES),
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      logs: { A: 'condemned' },
      witnessed: { p: HOUR + Q, q: undefined },
      wallTime: HOUR + Q,
    },
  },
  {
    name: 'a third history that nobody cosigned hides nothing of two',
    why: 'its root lies between theirs: every two of one size are compared',
    play: () => split().rival('A', 2, ['p', 'r'], WITNESSES).rival('A', 2, ['p', THIRD], []),
    expect: {
      current: 'founding',
      states: { founding: 'in force' },
      logs: { A: 'condemned' },
      witnessed: { p: HOUR + Q, q: undefined },
      wallTime: HOUR + Q,
    },
  },
]

// Lasting names and who attacks them. Written by hand from DESIGN §3.6; hours count from START.

import { KIND, keyTemplate, recoveryCommitment } from '@commonwall/wall'
import { personKey, START, World } from '../time/world.ts'

export interface NameScenario {
  readonly name: string
  readonly why: string
  readonly play: () => NameWorld
  readonly expect: {
    /** Which keys, by person, speak for which name; a person without a name is left out. */
    readonly current: Readonly<Record<string, readonly string[]>>
    /** Names of events. */
    readonly attempts?: readonly string[]
    /** Whether what a person said counts, if witnessed at an hour (undefined: not witnessed). */
    readonly counts?: readonly (readonly [person: string, hours: number | undefined, counts: boolean])[]
    readonly unprotected?: readonly string[]
  }
}

interface Committed {
  readonly recovery: string
  readonly prev?: string
  readonly bound?: string
  readonly createdAt?: number
}

/** A wall with words for key events. Without witnesses: the log's own time is the witnessed one. */
export class NameWorld extends World {
  constructor() {
    super({ keepers: ['keeper'], threshold: 1, witnesses: [] })
  }

  /**
   * A key event by `signer`, for `keys`, committing to `recovery`.
   * @param bound whose event it commits to it in; the signer's own, and nobody's in one from before they were bound
   */
  key(
    name: string,
    signer: string,
    keys: readonly string[],
    { recovery, prev, bound = signer, createdAt = START }: Committed,
  ): this {
    const fields = {
      walls: [this.first.id],
      prev: prev === undefined ? undefined : this.event(prev).id,
      keys: keys.map(personKey),
      next: recoveryCommitment(personKey(recovery), bound === 'nobody' ? '' : personKey(bound)),
    }
    this.add(name, signer, keyTemplate(fields, { createdAt }))
    return this
  }

  agree(name: string, person: string, target: string): this {
    this.sign(name, person, target)
    return this
  }

  at(hours: number, ...names: readonly string[]): this {
    this.publish('A', hours, ...names)
    return this
  }
}

export const NAME_SCENARIOS: readonly NameScenario[] = [
  {
    name: 'a lasting name begins with a witnessed inception',
    why: 'what is not witnessed protects nobody',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'ann paper' })
        .key('b', 'bob', ['bob'], { recovery: 'bob paper' })
        .at(1, 'a'),
    expect: { current: { a: ['ann'] }, unprotected: ['bob'] },
  },
  {
    name: 'a rotation retires the old key at once',
    why: 'the new key speaks once it agreed; of the old one counts what was witnessed before',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('r', 'paper', ['ann2'], { recovery: 'paper2', prev: 'a' })
        .agree('s', 'ann2', 'r')
        .at(1, 'a')
        .at(5, 'r', 's'),
    expect: {
      current: { a: ['ann2'] },
      counts: [
        ['ann', 4, true],
        ['ann', 5, false],
        ['ann', undefined, false],
        ['ann2', 4, true],
        ['ann2', undefined, true],
      ],
    },
  },
  {
    name: 'a key that did not agree belongs to no name',
    why: 'nobody can be claimed: carl never signed, dora did; a stranger’s agreement means nothing',
    play: () =>
      new NameWorld()
        .key('house', 'ann', ['ann', 'carl', 'dora'], { recovery: 'paper' })
        .agree('s', 'dora', 'house')
        .agree('x', 'mallory', 'house')
        .at(1, 'house')
        .at(2, 's', 'x'),
    expect: { current: { house: ['ann', 'dora'] } },
  },
  {
    name: 'a thief re-incepts with the stolen key',
    why: 'the first witnessed inception stands, whatever the thief’s claims as its date',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('thief', 'ann', ['ann'], { recovery: 'thief paper', createdAt: START - 1_000_000 })
        .at(1, 'a')
        .at(2, 'thief'),
    expect: { current: { a: ['ann'] }, attempts: ['thief'] },
  },
  {
    name: 'a thief rotates with the stolen key',
    why: 'only the committed recovery key rotates',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('thief', 'ann', ['mallory'], { recovery: 'thief paper', prev: 'a', createdAt: 0 })
        .agree('s', 'mallory', 'thief')
        .at(1, 'a')
        .at(2, 'thief', 's'),
    expect: { current: { a: ['ann'] }, attempts: ['thief'] },
  },
  {
    name: 'a thief floods with attempts',
    why: 'inceptions and rotations by the stolen key change nothing and are shown',
    play: () => {
      const world = new NameWorld().key('a', 'ann', ['ann'], { recovery: 'paper' }).at(1, 'a')
      const flood = Array.from({ length: 10 }, (_, i) => `flood ${i}`)
      for (const [i, name] of flood.entries())
        world.key(name, 'ann', ['ann', 'mallory'], {
          recovery: `thief ${i}`,
          ...(i % 2 === 0 ? {} : { prev: 'a' }),
        })
      return world
        .at(2, ...flood)
        .key('r', 'paper', ['ann2'], { recovery: 'paper2', prev: 'a' })
        .agree('s', 'ann2', 'r')
        .at(3, 'r', 's')
    },
    expect: {
      current: { a: ['ann2'] },
      attempts: Array.from({ length: 10 }, (_, i) => `flood ${i}`),
    },
  },
  {
    name: 'two rotations race',
    why: 'both are signed by the recovery key: the earlier witnessed wins, and its commitment goes on',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('first', 'paper', ['ann2'], { recovery: 'paper2', prev: 'a' })
        .agree('s', 'ann2', 'first')
        .key('second', 'paper', ['mallory'], { recovery: 'thief paper', prev: 'a', createdAt: 0 })
        .agree('t', 'mallory', 'second')
        .at(1, 'a')
        .at(2, 'first', 's')
        .at(3, 'second', 't'),
    expect: { current: { a: ['ann2'] }, attempts: ['second'] },
  },
  {
    name: 'somebody copies what a name commits to, and stands first',
    why: 'whoever saw it before it was witnessed: the words are good for no event but its own, nor after a rotation',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('copy', 'mallory', ['mallory'], { recovery: 'paper', bound: 'ann' })
        .at(1, 'copy')
        .at(2, 'a')
        .key('r', 'paper', ['ann2'], { recovery: 'paper2', prev: 'a' })
        .agree('s', 'ann2', 'r')
        .key('copy 2', 'trudy', ['trudy'], { recovery: 'paper2', bound: 'paper' })
        .key('fooled', 'paper', ['ann3'], { recovery: 'paper3', prev: 'copy' })
        .at(3, 'copy 2', 'fooled')
        .at(4, 'r', 's')
        .key('r2', 'paper2', ['ann4'], { recovery: 'paper4', prev: 'r' })
        .agree('t', 'ann4', 'r2')
        .key('fooled 2', 'paper2', ['ann5'], { recovery: 'paper5', prev: 'copy 2' })
        .at(5, 'r2', 't', 'fooled 2'),
    expect: {
      current: { copy: ['mallory'], a: ['ann4'], 'copy 2': ['trudy'] },
      attempts: ['fooled', 'fooled 2'],
    },
  },
  {
    name: 'a name from before commitments were bound to their signers',
    why: 'its words are good as they were, and its next commitment is bound',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper', bound: 'nobody' })
        .key('r', 'paper', ['ann2'], { recovery: 'paper2', prev: 'a' })
        .agree('s', 'ann2', 'r')
        .key('copy', 'mallory', ['mallory'], { recovery: 'paper', bound: 'nobody' })
        .at(1, 'a')
        .at(2, 'copy')
        .at(3, 'r', 's'),
    expect: { current: { a: ['ann2'], copy: ['mallory'] } },
  },
  {
    name: 'the same inception twice is one',
    why: 'one signer and the same tags, signed again a minute later: the first is the name, a rotation may follow either',
    play: () =>
      new NameWorld()
        .key('a', 'ann', ['ann'], { recovery: 'paper' })
        .key('again', 'ann', ['ann'], { recovery: 'paper', createdAt: START + 60 })
        .key('r', 'paper', ['ann2'], { recovery: 'paper2', prev: 'again' })
        .agree('s', 'ann2', 'r')
        .at(1, 'a')
        .at(2, 'again')
        .at(3, 'r', 's'),
    expect: { current: { a: ['ann2'] } },
  },
  {
    name: 'a key belongs to one name, the earliest',
    why: 'dora agreed to be of the house before she began a name of her own',
    play: () =>
      new NameWorld()
        .key('house', 'ann', ['ann', 'dora'], { recovery: 'paper' })
        .agree('s', 'dora', 'house')
        .key('own', 'dora', ['dora'], { recovery: 'dora paper' })
        .at(1, 'house', 's')
        .at(2, 'own'),
    expect: { current: { house: ['ann', 'dora'] }, attempts: ['own'] },
  },
  {
    name: 'a consent in the second of the rotation behind its key event comes first',
    why: 'bob’s follows no more key events than the inception does: he belongs to the house, and the rotation lists him',
    play: () =>
      new NameWorld()
        .key('house', 'ann', ['ann', 'bob'], { recovery: 'paper' })
        .agree('s', 'bob', 'house')
        .key('r', 'paper', ['bob'], { recovery: 'paper2', prev: 'house' })
        .at(1, 'house')
        .at(5, 'r', 's'),
    expect: { current: { house: ['bob'] } },
  },
  {
    name: 'a key that a rotation lists again goes on, a retired one never returns',
    why: 'bob stays in the house without agreeing anew; ann was retired and is listed later in vain',
    play: () =>
      new NameWorld()
        .key('house', 'ann', ['ann', 'bob'], { recovery: 'paper' })
        .agree('s', 'bob', 'house')
        .key('r', 'paper', ['bob'], { recovery: 'paper2', prev: 'house' })
        .key('r2', 'paper2', ['ann', 'bob'], { recovery: 'paper3', prev: 'r' })
        .agree('t', 'ann', 'r2')
        .at(1, 'house', 's')
        .at(2, 'r')
        .at(3, 'r2', 't'),
    expect: {
      current: { house: ['bob'] },
      counts: [
        ['bob', 9, true],
        ['ann', 9, false],
      ],
    },
  },
]

/** All key events and signatures of a scenario. */
export function keyEvents(world: NameWorld) {
  return world.events.filter(({ kind }) => kind === KIND.key || kind === KIND.signature)
}

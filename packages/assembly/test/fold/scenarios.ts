// Lives of assemblies for vectors/assembly: everything that the protocol page speaks of, with true signatures.

import { publicKeyOf, signEvent } from '@commonwall/wall'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { at, Gathering, type GatheringOptions, hash } from './gathering.ts'
import { credentialSignature, modulusOf } from './rsa.ts'

export interface View {
  readonly name: string
  /** Wall time, unix seconds. */
  readonly at: number
  /** Ids whose bodies this copy lacks. */
  readonly lacks: readonly string[]
}

export interface Scenario {
  readonly name: string
  readonly why: string
  readonly assembly: Gathering
  readonly views: readonly View[]
}

const secretOf = (person: string) => sha256(utf8ToBytes(`ballot key of ${person}`))
const NO_RANDOMNESS = new Uint8Array(32)

function gathering(options: GatheringOptions = {}): Gathering {
  const keyOf = (person: string) => publicKeyOf(secretOf(person))
  return new Gathering({
    sign: (template, person) => signEvent(template, secretOf(person), NO_RANDOMNESS),
    keyOf,
    modulusOf,
    credentialOf: (constitution, group, person) =>
      [1, 2, 3].map((n) =>
        credentialSignature(`${group} issuer ${n}`, { constitution, group, pubkey: keyOf(person) }),
      ),
    ...options,
  })
}

const view = (name: string, day: number, lacks: readonly string[] = []): View => ({
  name,
  at: at(day),
  lacks,
})
const sides = ['civil', 'state']
const everybody = [1, 2, 3, 4, 5]

/** Every life, each played once. */
export const SCENARIOS: readonly (() => Scenario)[] = [
  agreed,
  divided,
  disputed,
  forged,
  away,
  unbound,
  bare,
  again,
]

function agreed(): Scenario {
  const assembly = gathering({ passages: ['preamble', 'role', 'review'] }).enrol({ civil: 6, state: 6 })
  const both = ['civil 1', 'state 1']
  const role = assembly.propose(1.5, 'role', { passage: 'role' }, both)
  const bis = assembly.propose(1.6, 'role bis', { insert: 'role' }, both)
  const strike = assembly.propose(1.7, 'no review', { passage: 'review' }, both, { strike: true })
  const lone = assembly.propose(1.7, 'lone', { passage: 'preamble' }, ['civil 2'])
  const dropped = assembly.sponsor(1.8, 'state 2', lone)
  assembly.takeBack(1.9, 'state 2', dropped)
  for (const group of sides) {
    assembly.castAll(
      3,
      group,
      { preamble: 1, role: -1, [role]: 2, [bis]: 1, review: -1, [strike]: 1 },
      everybody,
    )
    assembly.cast(4, `${group} 6`, { preamble: 2, [role]: [-2, hash('why')], [bis]: [-1, hash('why not')] })
  }
  assembly.cast(
    5,
    'civil 1',
    { preamble: 1, [role]: 2, [bis]: 1, [strike]: 1 },
    {
      replies: [{ on: role, reason: hash('why'), text: hash('because') }],
    },
  )
  assembly.cast(6, 'state 6', { preamble: 2, [role]: [-2, hash('why')] })
  assembly.pass(10)
  const ter = assembly.propose(11.5, 'role ter', { insert: 'role' }, both, { parents: [role, bis] })
  assembly.propose(11.5, 'bis amended', { passage: bis }, both)
  assembly.sponsor(11.6, 'state 3', lone)
  assembly.close(12.5, 0)
  assembly.castAll(15, 'state', { preamble: 1, [role]: 1, [bis]: 1, [ter]: 1, [strike]: 1 }, [6])
  assembly.pass(20).close(22.5, 1)
  const document = assembly.pass(23).state().stages.at(-1)?.document?.id ?? ''
  for (const group of sides) assembly.castAll(24, group, { [document]: 1 }, everybody)
  assembly.cast(24.5, 'civil 6', { [document]: [-1, hash('still')], [hash('another document')]: 2 })
  assembly.pass(30).close(32.5, 2)
  const views = [
    view('before anything opens', 1.95),
    view('while the first round runs', 5.5),
    view('when it ended', 10),
    view('when it is final', 12.9),
    view('when the document is open', 23),
    view('at the end', 33),
    view(
      'at the end, by a copy that lacks two bodies',
      33,
      assembly.events.slice(-12, -10).map(({ id }) => id),
    ),
  ]
  return { name: 'agreed', why: 'from the constitution to a document that is agreed', assembly, views }
}

function divided(): Scenario {
  const names = Array.from({ length: 10 }, (_, n) => `p${n}`)
  const assembly = gathering({ passages: names }).enrol({ civil: 17, state: 17 })
  const text = assembly.propose(1.6, 'another p9', { passage: 'p9' }, ['civil 1', 'state 1'])
  for (const group of sides)
    for (let n = 1; n <= 17; n++) {
      const camp = n <= 12 ? 1 : -1
      const stands = names.slice(0, 8).map((name, place) => [name, place % 3 === n % 3 ? 2 : camp] as const)
      assembly.cast(3, `${group} ${n}`, {
        ...Object.fromEntries(stands),
        ...{ p8: camp === 1 ? 2 : -1, p9: n % 2 === 0 ? 1 : -1, [text]: 1 },
      })
    }
  assembly.pass(20)
  const views = [view('suspended by a third', 10), view('adopted with the reservation', 20)]
  return {
    name: 'divided',
    why: 'thirds of the main disagreement, from the other half of the text',
    assembly,
    views,
  }
}

function disputed(): Scenario {
  const assembly = gathering({ passages: ['one'] }).enrol({ civil: 5, state: 5 })
  for (const group of sides) assembly.castAll(3, group, { one: 1 }, everybody)
  const sizes = [assembly.logs[0]?.ids.length ?? 0, 0]
  const left = assembly.cast(8, 'civil 1', { one: -1 }, { logs: [1] })
  assembly.pass(9)
  assembly.cast(9.5, 'civil 2', { one: -2 }, { stage: 0 })
  assembly.pass(10)
  assembly.closeBy(11, 0, 'civil issuer 1')
  assembly.claim(11.5, 0, left.id, 1)
  assembly.closeBy(12.2, 0, 'state issuer 1', { sizes })
  assembly.closeBy(12.3, 0, 'state issuer 2', { sizes: [assembly.logs[0]?.ids.length ?? 0, 1] })
  assembly.closeBy(12.4, 0, 'state issuer 3')
  assembly.closeBy(12.5, 0, 'state issuer 3', { root: hash('another') })
  const [log] = assembly.logs
  const less = { sizes: [(log?.dated.findLast(({ date }) => date <= at(9))?.size ?? 0) - 1, 1] }
  assembly.closeBy(12.6, 0, 'state issuer 2')
  assembly.closeBy(12.7, 0, 'state issuer 2', less)
  assembly.close(12.8, 0, assembly.issuers)
  assembly.pass(13)
  const views = [
    view('left out', 11),
    view('claimed back', 11.6),
    view('void closes', 12.5),
    view('final', 13),
    view('a copy without the ballot that was left out', 13, [left.id]),
  ]
  return {
    ...{ name: 'disputed', assembly, views },
    why: 'a ballot that issuers leave out, one that is late, void closes, an issuer with two roots',
  }
}

function forged(): Scenario {
  const assembly = gathering({ passages: ['one', 'two'] })
  assembly.enrol({ civil: 8, state: 5 }, { issued: { civil: 5, state: 5 } })
  for (const group of sides) {
    assembly.castAll(3, group, { one: 2, two: 2 }, everybody)
    assembly.castAll(4, group, { one: 2, two: -1 }, [1])
  }
  assembly.pass(10)
  const why =
    'more voices than any issuer admits: issuers are marked, what they could have tipped is contested'
  return { name: 'forged', why, assembly, views: [view('contested', 10)] }
}

function away(): Scenario {
  const assembly = gathering({ groups: ['civil', 'state', 'tech'], passages: ['one'] })
  assembly.enrol({ civil: 4, state: 4, tech: 4 })
  for (const group of sides) assembly.castAll(3, group, { one: 2 }, [1, 2, 3, 4])
  assembly.pass(20)
  const views = [view('once', 10), view('twice', 20)]
  return { name: 'away', why: 'a group that stays away twice', assembly, views }
}

function unbound(): Scenario {
  const assembly = gathering({ passages: ['one'], change: { issuance: { from: at(0), until: at(0) + 10 } } })
  const why = 'issuers who sign after issuance ended bind nothing'
  return { name: 'unbound', why, assembly: assembly.pass(10), views: [view('nothing counts', 10)] }
}

function bare(): Scenario {
  const assembly = gathering({
    passages: ['one'],
    credentialOf: () => ['1', '2', '3'].map((one) => one.repeat(512)),
  })
  assembly.enrol({ civil: 3, state: 3 })
  for (const group of sides) assembly.castAll(3, group, { one: 2 }, [1, 2, 3])
  const why = 'first ballots without a credential that verifies are no voices'
  return { name: 'no credentials', why, assembly: assembly.pass(10), views: [view('nobody speaks', 10)] }
}

function again(): Scenario {
  const assembly = gathering({ passages: ['one'] }).enrol({ civil: 5, state: 5 })
  for (const group of sides) assembly.castAll(3, group, { one: 1 }, everybody)
  const inTime = assembly.cast(8, 'civil 1', { one: 2 }, { logs: [1] })
  const late = assembly.pass(10).cast(10.5, 'civil 2', { one: -2 }, { stage: 0, logs: [1] })
  assembly.again(11, inTime, 1).again(11.2, late, 1).close(12.5, 0).again(13, inTime, 1)
  const views = [
    view('provisional', 11.2),
    view('final', 13),
    view('a copy without what stands twice', 13, [inTime.id]),
  ]
  const why = 'a log that holds ids twice: first places count, and nothing is missing'
  return { name: 'again', why, assembly, views }
}

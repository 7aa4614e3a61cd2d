// From a real wall, with real logs and witnesses, to the result: proofs in closes date what no kept anchor dates.

import { formatProof, inclusionProof, leafHash } from '@commonwall/tlog'
import { KIND, type LogHoldings } from '@commonwall/wall'
import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, it, vi } from 'vitest'
import { HOUR, log, machineKey, personKey, START, World } from '../../../wall/test/time/world.ts'
import {
  ballotTemplate,
  carriedHoldings,
  constitutionTemplate,
  DAY,
  enrolmentTemplate,
  foldAssembly,
  gatherAssembly,
  type KnownAnchors,
  missedClaim,
  missedTemplate,
  parseConstitution,
  passageId,
} from '../../src/index.ts'
import { hash } from '../fold/gathering.ts'

const witnesses = ['w1', 'w2', 'w3', 'w4']
const GROUPS = ['civil', 'state']
const issuers = GROUPS.flatMap((group) => [1, 2, 3].map((n) => `${group} issuer ${n}`))
const modulus = (name: string) => `f${hash(name).repeat(8).slice(1, 511)}1`
const day = (hours: number) => Math.floor((START + hours * HOUR) / DAY) * DAY

/** A wall with two logs; the first round runs from hour 48 to 96. */
function assemblyOnWall() {
  const world = new World({
    keepers: ['ann'],
    threshold: 1,
    witnesses,
    change: { logs: [log('A'), log('B')] },
  })
  const wall = world.first.id
  const constitution = world.add(
    'constitution',
    'ann',
    constitutionTemplate(
      {
        ...{ wall, subject: hash('subject'), passages: [{ slug: 'one', text: hash('text') }] },
        groups: GROUPS.map((slug) => ({
          ...{ slug, roll: 10, rollRoot: hash(slug) },
          issuers: [1, 2, 3].map((n) => ({
            pubkey: personKey(`${slug} issuer ${n}`),
            modulus: modulus(`${slug} ${n}`),
          })),
        })),
        logs: [machineKey('A'), machineKey('B')],
        rule: { ratio: 2, least: 3, part: 5, red: 4 },
        ...{ bridgePeople: 30, bridgeRounds: 1, sponsorGroups: 2, silence: 24 * HOUR },
        issuance: { from: START, until: START + 24 * HOUR },
        rounds: [{ from: START + 48 * HOUR, until: START + 96 * HOUR }],
        whole: { from: START + 200 * HOUR, until: START + 300 * HOUR },
      },
      { createdAt: START },
    ),
  )
  for (const issuer of issuers) world.sign(issuer, issuer, 'constitution')
  world.publish('A', 1, 'founding', 'constitution', ...issuers)
  const belongs = { wall, assembly: constitution.id }
  const signatures = ['0', '0', '0'].map((zero) => zero.repeat(512))
  const people = GROUPS.flatMap((group) => [1, 2, 3].map((n) => [group, `${group} ${n}`] as const))
  for (const [group, person] of people)
    world.add(
      `first of ${person}`,
      person,
      enrolmentTemplate({ ...belongs, group, signatures }, { day: day(48) }),
    )
  world.publish('A', 50, ...people.map(([, person]) => `first of ${person}`))
  for (const [, person] of people)
    world.add(
      `ballot of ${person}`,
      person,
      ballotTemplate(
        {
          ...{ ...belongs, stage: 0, counter: 1, replies: [] },
          positions: [{ on: passageId(constitution.id, 'one'), value: 1, reason: undefined }],
        },
        { day: day(60) },
      ),
    )
  const [last, ...others] = people.map(([, person]) => `ballot of ${person}`)
  world.publish('A', 70, ...others)
  // The last ballot stands in log B alone: witnessed in time, and again much later.
  world.publish('B', 80, last ?? '').publish('B', 120)
  return { world, constitution, left: last ?? '', belongs }
}

/** What a copy holds that never kept the anchor of log B from before the end. */
function held(world: World): readonly LogHoldings[] {
  return world
    .holdings()
    .map((holdings) =>
      holdings.key === machineKey('B') ? { ...holdings, anchors: holdings.anchors.slice(-1) } : holdings,
    )
}

async function stateOf(
  { world, constitution }: ReturnType<typeof assemblyOnWall>,
  logs: readonly LogHoldings[] = held(world),
) {
  const { founding, events } = world
  const now = START + 10_000 * HOUR
  const { input } = await gatherAssembly({ founding, events, logs, now }, constitution)
  return foldAssembly({ ...input, isCredentialed: () => true })
}

async function claim(
  played: ReturnType<typeof assemblyOnWall>,
  change: (proof: string) => string = (proof) => proof,
) {
  const { world, left, belongs } = played
  const [note = ''] = await world.notes('B')
  const id = world.event(left).id
  const checkpoint = note
  const proof = formatProof({ index: 0, proof: inclusionProof([leafHash(hexToBytes(id))], 0, 1), checkpoint })
  const missed = { ...belongs, stage: 0, ballot: id, log: machineKey('B'), proof: change(proof) }
  world.add('claim', 'anybody', missedTemplate(missed, { createdAt: START }))
  world.publish('A', 130, 'claim')
}

describe('a claim that a ballot was there in time', () => {
  it('shows of a checkpoint the lines of known keys in one order: whoever marked this copy would know who shows it', async () => {
    const { world, constitution, left } = assemblyOnWall()
    const notes = await world.notes('B')
    const shown = (mark: (note: string) => string) => {
      const logs = world.holdings().map((holdings) => {
        if (holdings.key !== machineKey('B')) return holdings
        const anchors = holdings.anchors.map((anchor, n) => ({ ...anchor, note: mark(notes[n] ?? '') }))
        return { ...holdings, anchors }
      })
      const ballot = world.event(left).id
      const from = { constitution: parseConstitution(constitution), stage: 0, ballot, logs }
      return missedClaim({ ...from, history: world.history() }, START)
    }
    const plain = shown((note) => note)
    expect(JSON.stringify(plain)).toContain('w4.example')
    const line = btoa('a reader at noon')
    const marks = [`— 192.0.2.7 ${line}\n`, `— w1.example ${line}\n`]
    for (const mark of marks) expect(shown((note) => note + mark)).toEqual(plain)
    const turned = (note: string) => {
      const [text = '', lines = ''] = note.split('\n\n')
      return `${text}\n\n${lines.trimEnd().split('\n').reverse().join('\n')}\n`
    }
    expect(shown(turned)).toEqual(plain)
  })
})

describe('an assembly on a wall', () => {
  it('counts a ballot that only a proof in a close shows to have been there in time', async () => {
    const played = assemblyOnWall()
    expect((await stateOf(played)).stages[0]?.passages[0]?.wordings[0]?.groups[0]?.S).toBe(2)
    await claim(played)
    const state = await stateOf(played)
    expect(state.boundAt).toBeDefined()
    expect(state.stages[0]?.passages[0]?.wordings[0]?.groups[0]?.S).toBe(3)
    // Every group consents; that no issuer said that it issued anything is another matter.
    expect(state.stages[0]?.passages[0]).toMatchObject({
      contested: true,
      wordings: [{ level: 'full consensus' }],
    })
  })

  it('verifies a checkpoint once, however many closes carry it', async () => {
    const played = assemblyOnWall()
    await claim(played)
    const { world, constitution, belongs } = played
    const proof = world.event('claim').tags.at(-1)?.at(-1) ?? ''
    const others = world.events.filter(({ kind }) => kind === KIND.ballot)
    const events = Array.from({ length: 200 }, (_, n) => {
      const { id: ballot = '' } = others[n % others.length] ?? {}
      const missed = { ...belongs, stage: 0, ballot, log: machineKey('B'), proof }
      return world.add(`claim ${n}`, 'anybody', missedTemplate(missed, { createdAt: START + n }))
    })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const carried = await carriedHoldings({
      constitution: parseConstitution(constitution),
      events: [world.event('claim'), ...events],
      witnesses: world.first.witnesses,
    })
    // Of the log and of each witness, and what the platform is tried with when it is used for the first time.
    expect(verify.mock.calls.length).toBeLessThan(10)
    verify.mockRestore()
    expect(carried.filter(({ positions }) => positions.has(world.event(played.left).id))).not.toEqual([])
  })

  it('verifies no checkpoint again, good or bad, for who computes at every news and asks the same witnesses', async () => {
    const played = assemblyOnWall()
    await claim(played)
    const { world, constitution, belongs } = played
    const proof = world.event('claim').tags.at(-1)?.at(-1) ?? ''
    const bad = Array.from({ length: 50 }, (_, n) => {
      const other = proof.replace(/(\ncommonwall\S+\n)\d+/, `$1${100 + n}`)
      const missed = {
        ...belongs,
        stage: 0,
        ballot: world.event(played.left).id,
        log: machineKey('B'),
        proof: other,
      }
      return world.add(`bad ${n}`, 'anybody', missedTemplate(missed, { createdAt: START + n }))
    })
    const known: KnownAnchors = new Map()
    const carried = (witnesses = world.first.witnesses) =>
      carriedHoldings({
        ...{ constitution: parseConstitution(constitution), witnesses, known },
        events: [world.event('claim'), ...bad],
      })
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const first = await carried()
    const calls = verify.mock.calls.length
    expect(calls).toBeGreaterThan(bad.length)
    expect(await carried()).toEqual(first)
    expect(verify.mock.calls.length).toBe(calls)
    const [alone] = await carried(world.first.witnesses.slice(1))
    expect(verify.mock.calls.length).toBeGreaterThan(calls)
    verify.mockRestore()
    expect(alone?.anchors[0]?.cosignatures.size).toBe((first[0]?.anchors[0]?.cosignatures.size ?? 0) - 1)
  })

  it('passes over a proof that does not verify', async () => {
    const played = assemblyOnWall()
    const other = ['A'.repeat(86), 'A='].join('')
    await claim(played, (proof) => proof.replace(/\n\n/, `\n${other.slice(0, 43)}=\n\n`))
    const { world, constitution } = played
    const carried = await carriedHoldings({
      constitution: parseConstitution(constitution),
      events: world.events,
      witnesses: world.first.witnesses,
    })
    expect(carried).toEqual([])
    expect((await stateOf(played)).stages[0]?.passages[0]?.wordings[0]?.groups[0]?.S).toBe(2)
  })

  it('does not take the word of a log alone for where a late ballot stood: no witness saw that history', async () => {
    const played = assemblyOnWall()
    const { world, constitution, belongs } = played
    const on = passageId(constitution.id, 'one')
    const positions = [{ on, value: -1 as const, reason: undefined }]
    const late = world.add(
      'late',
      'civil 1',
      ballotTemplate({ ...belongs, stage: 0, counter: 2, replies: [], positions }, { day: day(60) }),
    )
    world.publish('B', 125, 'late')
    const whole = world.holdings()
    const before = await stateOf(played, whole)
    expect(before.stages[0]?.passages[0]?.wordings[0]?.groups[0]).toMatchObject({ S: 3, O: 0 })
    // The log itself signs a history in which the ballot is its first entry, an hour before the stage ends.
    world.rival('B', 95, ['late'], [])
    const checkpoint = (await world.notes('B')).at(-1) ?? ''
    const leaves = [leafHash(hexToBytes(late.id))]
    const proof = formatProof({ index: 0, proof: inclusionProof(leaves, 0, 1), checkpoint })
    const missed = { ...belongs, stage: 0, ballot: late.id, log: machineKey('B'), proof }
    world.add('claim', 'anybody', missedTemplate(missed, { createdAt: START }))
    world.publish('A', 130, 'claim')
    // A copy holds the log as it is, and the rival from the claim alone.
    const logs = world
      .holdings()
      .map((log) => whole.find(({ key }) => key === log.key && key === machineKey('B')) ?? log)
    const after = await stateOf(played, logs)
    expect(after.stages[0]?.passages[0]?.wordings[0]?.groups[0]).toMatchObject({ S: 3, O: 0 })
    expect(after.stages[0]?.records).toBe(before.stages[0]?.records)
  })

  it('comes to its result though a named log holds an id twice, and dates it by the first place', async () => {
    const played = assemblyOnWall()
    const whole = await stateOf(played, played.world.holdings())
    expect(whole.stages[0]).toMatchObject({ status: 'provisional', notHeld: 0 })
    // To the very end of the log: no id is left that would say how long it is.
    played.world.again('B', played.left, played.left).stamp('B', 125)
    const again = await stateOf(played, played.world.holdings())
    expect(again.stages[0]).toEqual(whole.stages[0])
  })

  it('says incomplete where a body is withheld', async () => {
    const { world, constitution } = assemblyOnWall()
    const { founding, events } = world
    const lost = events.find(({ kind }) => kind === KIND.ballot)
    const rest = { founding, logs: world.holdings(), now: START + 10_000 * HOUR }
    const lacking = { ...rest, events: events.filter((event) => event !== lost), withheld: [lost?.id ?? ''] }
    const { input } = await gatherAssembly(lacking, constitution)
    expect(foldAssembly(input).stages[0]).toMatchObject({ status: 'incomplete', notHeld: 1 })
  })
})

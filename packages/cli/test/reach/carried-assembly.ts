// An assembly on a wall that is cut in two: each side has a node and a log of its own, and nothing joins them but what is
// carried. Invitations, requests and answers go as slips in files; every record leaves as a sealed outbox file and is
// handed to the node of its own side; sticks carry the wall across. A wording is proposed on one side and sponsored on
// the other, a red line is drawn there and answered here, both vote, issuers of both sides close.
//
// In the end either node, a stick and a folder come to one result, and so does the implementation in Python.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeKeyFile } from '@commonwall/node'
import { foundTwo } from './split.ts'

export type Side = 'a' | 'b'

/** How nodes and the command run: in processes of their own, or in this one. */
export interface CarriedWorld {
  readonly folder: string
  /** Unix seconds. */
  now(): number
  /** Lets time pass; nodes do what it brings. */
  pass(seconds: number): Promise<void>
  /** Starts the node of a side, and says where it is. */
  open(side: Side): Promise<string>
  shut(side: Side): Promise<void>
  /** Runs the command; what it said as JSON, and how it ended. */
  run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: Said }>
}

type Said = Readonly<Record<string, unknown>>

const DAY = 86_400
const HOUR = 3_600
const GROUPS = { civil: 'a', state: 'b' } as const
const PYTHON = fileURLToPath(new URL('../../../assembly/python/assembly.py', import.meta.url))

/** @returns the hash of the outcome, which everybody came to */
export async function carriedAssembly(world: CarriedWorld, log: (line: string) => void): Promise<string> {
  const { folder } = world
  const at = (...names: string[]) => join(folder, ...names)
  const start = world.now()
  const founding = await foundTwo(folder, start)
  const logs = founding.tags.flatMap(([name, key = '']) => (name === 'log' ? [key] : []))
  const urls = { a: await world.open('a'), b: await world.open('b') }
  let files = 0

  const command = async (...args: readonly string[]): Promise<Said> => {
    const { code, said } = await world.run(...args)
    assert.equal(code, 0, `${args.join(' ')}\n${JSON.stringify(said)}`)
    return said
  }
  const verb = (...args: readonly string[]) => command('assembly', ...args)
  /** Goes on to a day, by way of the hour before it: a log keeps one checkpoint of each. */
  const day = async (n: number) => {
    const left = start + n * DAY - world.now()
    if (left > 2 * HOUR) await world.pass(left - HOUR - 60)
    await world.pass(start + n * DAY - world.now())
  }
  /** Seals what a verb has to say into a file, and hands the file to the node of a side. */
  const leave = async (side: Side, ...args: readonly string[]): Promise<Said> => {
    const file = at(`${++files}.outbox`)
    const said = await verb(...args, '--out', file)
    // What is sealed to the other side's log is refused here, and would be taken there.
    const { said: taken } = await world.run('import', file, '--to', urls[side])
    assert.ok(Number(taken.refused) < Number(taken.lines), JSON.stringify(taken))
    return said
  }
  const stick = async (from: Side): Promise<string> => {
    const file = at(`${++files}.tar`)
    await command('export', urls[from], '--as', 'tar', '--out', file)
    return file
  }
  /** Carries the wall as one side has it to the other. */
  const carry = async (from: Side, to: Side): Promise<string> => {
    const file = await stick(from)
    await world.shut(to)
    await command('import', file, '--data', at(to))
    urls[to] = await world.open(to)
    return file
  }
  const exchange = async () => {
    await carry('a', 'b')
    await carry('b', 'a')
    await world.pass(60)
  }

  // Rolls, issuers, the plan; the constitution is signed by all of them on one side.
  const issuers = Object.keys(GROUPS).flatMap((group) => [1, 2, 3].map((n) => `${group}-${n}`))
  writeKeyFile(at('convener.key'), new Uint8Array(32).fill(7))
  for (const issuer of issuers) await verb('issuer-key', at(issuer))
  for (const group of Object.keys(GROUPS)) {
    writeFileSync(at(`${group}.people`), `${group} member\n`)
    await verb('roll', at(`${group}.people`), '--group', group, '--out', folder)
  }
  const span = (from: number, until: number) => [start + from * DAY, start + until * DAY]
  writeFileSync(
    at('plan.json'),
    JSON.stringify({
      title: 'The review',
      passages: [{ slug: 'role', words: 'reaffirming the centrality of the General Assembly' }],
      groups: Object.keys(GROUPS).map((group) => ({
        roll: `${group}.roll.json`,
        issuers: [1, 2, 3].map((n) => `${group}-${n}/issuer.json`),
      })),
      ...{ logs, rule: { least: 1 }, silence: HOUR },
      ...{ issuance: span(0, 2), rounds: [span(4, 9)], whole: span(13, 16) },
    }),
  )
  await world.pass(2 * HOUR)
  const constitution = at('constitution.json')
  const convened = await leave(
    'a',
    ...['new', urls.a, at('plan.json'), '--key', at('convener.key'), '--save', constitution],
  )
  await day(0.3)
  for (const issuer of issuers) await leave('a', 'sign', urls.a, '--key', at(issuer, 'issuer.key'))
  await day(0.6)
  log('convened on one side, signed by all issuers')

  // From an invitation to a voice by files alone.
  const of = ['--constitution', constitution]
  for (const group of Object.keys(GROUPS)) {
    const mine = at(`${group}-member`)
    await verb('invite', at(`${group}.openings.json`), ...of, '--out', at('invitations'))
    await verb('join', at('invitations', `${group}-0.txt`), ...of, '--out', mine)
    const answers = at(`${group}-answers`)
    for (const n of [1, 2, 3])
      await verb(
        ...['issue', join(mine, `request-${n}.json`), ...of, '--out', answers],
        ...['--keys', at(`${group}-${n}`), '--roll', at(`${group}.roll.json`)],
      )
    const answered = [1, 2, 3].map((n) => join(answers, `request-${n}.answer.json`))
    // Chance draws when the voice first speaks, until the eighth day. Here it is to have spoken on the seventh: what comes
    // later is drawn again.
    const claim = readFileSync(join(mine, 'claim.json'))
    for (let speaks = Number.POSITIVE_INFINITY; speaks >= start + 7 * DAY; ) {
      for (const name of ['voice.json', 'first-ballot.json']) rmSync(join(mine, name), { force: true })
      writeFileSync(join(mine, 'claim.json'), claim, { mode: 0o600 })
      const joined = await verb(
        'join',
        join(mine, 'claim.json'),
        ...of,
        '--out',
        mine,
        '--answers',
        ...answered,
      )
      speaks = Number(joined.speaks)
    }
  }
  await day(2.1)
  const issued: string[] = []
  for (const issuer of issuers) {
    const [group = ''] = issuer.split('-')
    const finish = ['--keys', at(issuer), '--roll', at(`${group}.roll.json`), '--finish']
    await verb('issue', ...of, ...finish, '--out', at(issuer, 'issued'))
    issued.push(at(issuer, 'issued', `${group}-issuance.json`))
  }
  await leave('a', 'send', urls.a, ...issued)
  log('two members joined by slips in files')

  // Proposed here, sponsored there from what the stick brought.
  const voice = { a: at('civil-member', 'voice.json'), b: at('state-member', 'voice.json') }
  writeFileSync(at('role.txt'), 'reaffirming the role of the General Assembly\n')
  const proposed = await leave(
    'a',
    ...['propose', urls.a, '--passage', 'role', '--file', at('role.txt'), '--key', voice.a],
  )
  const alternative = String(proposed.alternative)
  await day(2.6)
  await carry('a', 'b')
  await leave('b', 'propose', urls.b, '--sponsor', alternative, '--key', voice.b)
  await day(3.5)
  log('a wording proposed on one side and sponsored on the other')

  // First ballots and ballots in one breath: they wait together for the day's tick, each side at its own node.
  await day(7)
  const ballot = (side: Side, source: string, ...says: readonly string[]) =>
    leave(side, 'ballot', source, '--key', voice[side], '--few', ...says)
  for (const [group, side] of Object.entries(GROUPS))
    await leave(side, 'send', urls[side], at(`${group}-member`, 'first-ballot.json'))
  await ballot('a', urls.a, '--support', alternative, '--object', 'role')
  const reason = String(convened.subject)
  await ballot('b', urls.b, '--red-line', `${alternative}=${reason}`)
  await day(7.95)
  await carry('b', 'a')
  const drawn = await verb('tally', urls.a)
  assert.equal(redLines(drawn, alternative), 1, JSON.stringify(drawn))
  log('a red line drawn on the other side is seen on this one')
  // Answered here; there it is drawn again no more, and both can live with it.
  await ballot('a', urls.a, '--reply', `${alternative}=${reason}=${reason}`)
  const offline = await stick('b')
  await ballot('b', offline, '--only', '--live-with', alternative, '--object', 'role')
  await day(8.97)
  await day(9.3)
  await exchange()

  // Issuers of both sides state one root, each from what its own side holds.
  const close = async (stage: string) => {
    for (const issuer of issuers.slice(0, 5)) {
      const side = GROUPS[issuer.split('-')[0] as keyof typeof GROUPS]
      await leave(side, 'close', urls[side], stage, '--key', at(issuer, 'issuer.key'))
    }
  }
  await day(12.1)
  await close('1')
  log('the round was closed by issuers of both sides, who do not see each other’s word yet')
  await day(13.5)
  for (const side of ['a', 'b'] as const) await ballot(side, urls[side], '--support', 'document')
  await day(15.97)
  await day(16.3)
  await exchange()
  await day(19.2)
  await close('2')
  await day(19.6)
  await exchange()

  const last = await stick('a')
  const outcome = await verb('outcome', urls.a)
  const hash = String(outcome.hash)
  const { agreed, standing, passages } = outcome.outcome as {
    agreed: string
    standing: string
    passages: readonly { readonly wordings: readonly { readonly id: string }[] }[]
  }
  assert.deepEqual([agreed, standing, passages[0]?.wordings[0]?.id], ['yes', 'final', alternative])
  const records = at('records.json')
  await verb('verify', urls.a, '--hash', hash, '--out', records)
  for (const source of [urls.b, last, at('b', 'public')]) await verb('verify', source, '--hash', hash)
  log(`either node, a stick and a folder come to ${hash}`)
  const python = spawnSync('python3', [PYTHON, '--show', records], {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (python.error === undefined) assert.ok(python.stdout.includes(hash), python.stdout + python.stderr)
  log(python.error === undefined ? 'so does Python' : 'not exercised: there is no python3')

  mkdirSync(at('printed'))
  const printed = ['--markdown', at('printed', 'outcome.md'), '--html', at('printed', 'outcome.html')]
  await leave('a', 'outcome', urls.a, '--sign', at('convener.key'), ...printed)
  assert.ok(readFileSync(at('printed', 'outcome.html'), 'utf8').includes(hash))
  assert.ok(
    readFileSync(at('printed', 'outcome.md'), 'utf8').includes(
      'reaffirming the role of the General Assembly',
    ),
  )
  const wrong = await world.run('assembly', 'verify', last, '--hash', 'ab'.repeat(32))
  assert.notEqual(wrong.code, 0)
  return hash
}

/** How many red lines stand against a wording in the round. */
function redLines({ state }: Said, wording: string): number {
  const { stages } = state as {
    stages: readonly {
      passages: readonly { wordings: readonly { id: string; groups: readonly { R: number }[] }[] }[]
    }[]
  }
  const found = stages[0]?.passages.flatMap(({ wordings }) => wordings).find(({ id }) => id === wording)
  return found?.groups.reduce((sum, { R }) => sum + R, 0) ?? 0
}

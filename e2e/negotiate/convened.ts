// A wall with a node of its own and an assembly of four groups on it, convened by the command: issuers, rolls, invitations.
// The node is a process; weeks pass by a clock that it shares with the command and the browsers.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { writeKeyFile } from '@commonwall/node'
import { assemblyCommand } from '../../packages/cli/src/assembly/index.ts'
import { startClock } from '../../packages/cli/test/reach/clock.ts'
import { foundTestWall, type RunningCommand, start } from '../../packages/cli/test/reach/wall.ts'

export const GROUPS = ['civil', 'state', 'tech', 'trade'] as const
export type Group = (typeof GROUPS)[number]

export const DAY = 86_400
/** Milliseconds in which a node that looks at its clock every five seconds has released, logged and signed. */
const SETTLED = 7_000
/** Days from the start. */
const CALENDAR = {
  issuance: [0, 1],
  rounds: [
    [1.5, 4],
    [7.5, 10.5],
  ],
  whole: [13.6, 15.6],
} as const

export interface Convened {
  readonly url: string
  readonly host: string
  /** Seconds by which everybody's clock is ahead of the machine's. */
  later(): number
  /** Goes on to a day from the start. */
  day(n: number): Promise<void>
  /** The invitation of a group's one member. */
  invitation(group: Group): string
  /** The three issuers of a group answer three requests, by files. @returns the files of their answers */
  issue(group: Group, requests: readonly string[]): Promise<readonly string[]>
  /** Issuance is over: issuers say how many they signed. */
  finishIssuance(): Promise<void>
  /** Three quarters of all issuers state the root of a stage, counted from 1. */
  close(stage: number): Promise<void>
  /** Runs a verb of `commonwall assembly` on this wall; its JSON. */
  verb(...args: readonly string[]): Promise<Readonly<Record<string, unknown>>>
  end(): Promise<void>
}

function machineNow(): number {
  return Math.floor(Date.now() / 1000)
}

/** Runs a verb of the command in this process, at another date. */
async function verbAt(later: number, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const [now, log] = [Date.now, console.log]
  const said: unknown[] = []
  Date.now = () => now() + 1000 * later
  console.log = (line: unknown) => void said.push(line)
  try {
    await assemblyCommand().parseAsync([...args, '--json'], { from: 'user' })
    return JSON.parse(said.join('\n'))
  } finally {
    Date.now = now
    console.log = log
  }
}

/** @param first the wording of the one passage to begin with */
export async function convene(folder: string, first: string): Promise<Convened> {
  const at = (...names: string[]) => join(folder, ...names)
  const clock = startClock(at('clock'))
  const began = clock.now()
  const founded = await foundTestWall(folder, 'wall')
  mkdirSync(at('away'))
  for (const [n, file] of founded.keeperFiles.entries()) renameSync(file, at('away', `${n}.key`))
  const node: RunningCommand = await start('serve', founded.data, '--port', String(founded.port))
  const { url } = founded
  const logs = node.up.logs as readonly { readonly key: string }[]
  const relay = ['--plain', '--to', url.replace('http', 'ws')]
  const verb = (...args: readonly string[]) => verbAt(clock.now() - machineNow(), args)
  const pass = async (seconds: number) => {
    clock.pass(seconds)
    await setTimeout(SETTLED)
  }
  const day = async (n: number) => {
    const left = began + n * DAY - clock.now()
    // A log keeps one checkpoint of an hour.
    if (left > 7_200) await pass(left - 3_700)
    await pass(Math.max(0, Math.round(began + n * DAY - clock.now())))
  }
  const issuers = GROUPS.flatMap((group) => [1, 2, 3].map((n) => `${group}-${n}`))

  writeKeyFile(at('convener.key'), new Uint8Array(32).fill(7))
  for (const issuer of issuers) await verb('issuer-key', at(issuer))
  for (const group of GROUPS) {
    writeFileSync(at(`${group}.people`), `the one member of ${group}\n`)
    await verb('roll', at(`${group}.people`), '--group', group, '--out', folder)
  }
  const span = ([from, until]: readonly [number, number]) =>
    [began + from * DAY, began + until * DAY].map(Math.round)
  writeFileSync(
    at('plan.json'),
    JSON.stringify({
      title: 'Who governs the Internet',
      passages: [{ slug: 'one', words: first }],
      groups: GROUPS.map((group) => ({
        roll: `${group}.roll.json`,
        issuers: [1, 2, 3].map((n) => `${group}-${n}/issuer.json`),
      })),
      // The second log is in other hands, which keep it to themselves here.
      logs: [logs[0]?.key, 'ab'.repeat(32)],
      ...{ rule: { least: 1 }, silence: 3_600 },
      ...{
        issuance: span(CALENDAR.issuance),
        rounds: CALENDAR.rounds.map(span),
        whole: span(CALENDAR.whole),
      },
    }),
  )
  const constitution = at('constitution.json')
  await verb('new', url, at('plan.json'), '--key', at('convener.key'), '--save', constitution, ...relay)
  await pass(60)
  for (const issuer of issuers) await verb('sign', url, '--key', at(issuer, 'issuer.key'), ...relay)
  for (const group of GROUPS)
    await verb(
      ...['invite', at(`${group}.openings.json`), '--constitution', constitution],
      ...['--out', at('invitations')],
    )
  await day(0.2)
  return {
    url,
    host: new URL(url).host,
    later: () => clock.now() - machineNow(),
    day,
    verb,
    invitation: (group) => readFileSync(at('invitations', `${group}-0.txt`), 'utf8').trim(),
    async issue(group, requests) {
      const answers: string[] = []
      for (const [n, request] of requests.entries()) {
        const out = at('answers', `${group}-${n + 1}`)
        await verb(
          ...['issue', request, '--constitution', constitution, '--out', out],
          ...['--keys', at(`${group}-${n + 1}`), '--roll', at(`${group}.roll.json`)],
        )
        answers.push(join(out, `request-${n + 1}.answer.json`))
      }
      return answers
    },
    async finishIssuance() {
      const issued: string[] = []
      for (const issuer of issuers) {
        const [group = ''] = issuer.split('-')
        const out = at(issuer, 'issued')
        await verb(
          ...['issue', '--constitution', constitution, '--finish', '--out', out],
          ...['--keys', at(issuer), '--roll', at(`${group}.roll.json`)],
        )
        issued.push(join(out, `${group}-issuance.json`))
      }
      await verb('send', url, ...issued, ...relay)
    },
    async close(stage) {
      for (const issuer of issuers.slice(0, 9))
        await verb('close', url, String(stage), '--key', at(issuer, 'issuer.key'), ...relay)
    },
    async end() {
      await node.kill()
      clock.close()
    },
  }
}

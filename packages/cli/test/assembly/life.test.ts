// A whole assembly by the command alone, against a real node: two groups, six issuers, credentials from invitations,
// a text proposed, voted on, closed, agreed and signed. Weeks pass by the clock of this process.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { foundWall, type RunningNode, silentLog, startNode, writeKeyFile } from '@commonwall/node'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { assemblyCommand } from '../../src/assembly/index.ts'
import { freePort, say as post, thread } from '../reach/wall.ts'

const DAY = 86_400
const GROUPS = ['civil', 'state']
const START = Math.floor(Date.now() / 1000 / DAY) * DAY - 60 * DAY

describe('commonwall assembly', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-assembly-'))
  const at = (...names: string[]) => join(folder, ...names)
  const issuers = GROUPS.flatMap((group) => [1, 2, 3].map((n) => `${group}-${n}`))
  let node: RunningNode
  let plain: readonly string[] = []

  /** Lets the calendar of this process, node and command, move on. */
  async function day(n: number): Promise<void> {
    vi.setSystemTime((START + n * DAY) * 1000)
    if (n === 0) return
    await node.look()
    expect(await post(node.url, [thread(node.wall, `day ${n}`, Math.floor(n * 1000))])).toEqual([])
    await node.flush()
  }

  /** Runs a verb here and gives its JSON. */
  async function run<T = Record<string, string>>(...args: readonly string[]): Promise<T> {
    const said: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    try {
      await assemblyCommand().parseAsync([...args, '--json'], { from: 'user' })
    } finally {
      log.mockRestore()
    }
    await node.flush()
    return JSON.parse(said.join('\n')) as T
  }

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await day(0)
    const port = await freePort()
    foundWall({
      folder: at('wall'),
      titles: [{ lang: 'en', text: 'Agreed' }],
      boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
      langs: ['en'],
      url: `http://127.0.0.1:${port}/`,
      keeper: new Uint8Array(32).fill(1),
      batch: 1,
      now: START,
      random: (length) => new Uint8Array(length).fill(9),
    })
    node = await startNode({ folder: at('wall'), port, portable: true, log: silentLog })
    plain = ['--plain', '--to', node.url.replace('http', 'ws')]
    writeKeyFile(at('convener.key'), new Uint8Array(32).fill(7))
  }, 60_000)

  afterAll(async () => {
    await node.close()
    vi.useRealTimers()
    rmSync(folder, { recursive: true, force: true })
  })

  it('goes from a plan to an outcome that is signed, and Python comes to the same', async () => {
    // Issuers make keys and rolls; the convener makes a plan of them.
    for (const issuer of issuers) await run('issuer-key', at(issuer))
    for (const group of GROUPS) {
      writeFileSync(at(`${group}.people`), `${group} member\n`)
      await run('roll', at(`${group}.people`), '--group', group, '--out', folder)
    }
    const span = (from: number, until: number) => [START + from * DAY, START + until * DAY]
    writeFileSync(
      at('plan.json'),
      JSON.stringify({
        title: 'The review',
        passages: [
          { slug: 'role', words: 'reaffirming the centrality of the General Assembly' },
          { slug: 'review', words: 'a review in ten years' },
        ],
        groups: GROUPS.map((group) => ({
          roll: `${group}.roll.json`,
          issuers: [1, 2, 3].map((n) => `${group}-${n}/issuer.json`),
        })),
        logs: [node.state.history().current.logs[0]?.key, 'ab'.repeat(32)],
        rule: { least: 1 },
        ...{ issuance: span(0, 2), rounds: [span(4, 9)], whole: span(14, 20) },
      }),
    )
    await day(0.5)
    const plan = [node.url, at('plan.json'), '--key', at('convener.key'), '--save', at('constitution.json')]
    const { assembly = '' } = await run('new', ...plan, ...plain)
    for (const issuer of issuers) await run('sign', node.url, '--key', at(issuer, 'issuer.key'), ...plain)
    // An hour later: of each hour a log keeps one checkpoint, so this is when the signatures are dated.
    await day(0.6)

    // Each member turns an invitation into a voice, by files.
    const constitution = ['--constitution', at('constitution.json')]
    for (const group of GROUPS) {
      await run('invite', at(`${group}.openings.json`), ...constitution, '--out', at('invitations'))
      await run('join', at('invitations', `${group}-0.txt`), ...constitution, '--out', at(`${group}-member`))
      for (const n of [1, 2, 3])
        await run(
          ...[
            'issue',
            at(`${group}-member`, `request-${n}.json`),
            ...constitution,
            '--out',
            at(`${group}-answers`),
          ],
          ...['--keys', at(`${group}-${n}`), '--roll', at(`${group}.roll.json`)],
        )
      const answers = [1, 2, 3].map((n) => at(`${group}-answers`, `request-${n}.answer.json`))
      const claim = at(`${group}-member`, 'claim.json')
      await run('join', claim, ...constitution, '--out', at(`${group}-member`), '--answers', ...answers)
    }
    await day(2.5)
    const issuances: string[] = []
    for (const issuer of issuers) {
      const [group = ''] = issuer.split('-')
      const finish = ['--keys', at(issuer), '--roll', at(`${group}.roll.json`), '--finish']
      await run('issue', ...constitution, ...finish, '--out', at(issuer, 'issued'))
      issuances.push(at(issuer, 'issued', `${group}-issuance.json`))
    }
    await run('send', node.url, ...issuances, ...plain)
    await day(3)

    // A wording is proposed by one group and sponsored by the other; both vote.
    writeFileSync(at('role.txt'), 'reaffirming the role of the General Assembly\n')
    const propose = [
      'propose',
      node.url,
      '--passage',
      'role',
      '--file',
      at('role.txt'),
      '--key',
      at('civil-member', 'voice.json'),
    ]
    const { alternative = '' } = await run(...propose, ...plain)
    const sponsor = (verb: string) =>
      run('propose', node.url, verb, alternative, '--key', at('state-member', 'voice.json'), ...plain)
    await sponsor('--sponsor')
    await sponsor('--take-back')
    await sponsor('--sponsor')
    await day(3.5)

    // First ballots go when chance said, at the latest a day before the round ends; all wait for the day's release.
    const firsts = GROUPS.map((group) => at(`${group}-member`, 'first-ballot.json'))
    await day(8)
    await run('send', node.url, ...firsts, ...plain)
    let last = ''
    for (const group of GROUPS) {
      const lone = ['ballot', node.url, '--key', at(`${group}-member`, 'voice.json'), ...plain]
      await expect(run(...lone, '--support', 'review')).rejects.toThrow(/would show whose it is/)
      const ballot = [...lone, '--few']
      await run(...ballot, '--object', 'role', '--live-with', alternative, '--support', 'review')
      const { ids } = await run<{ ids: string[] }>(...ballot, '--support', alternative)
      last = ids[0] ?? ''
      expect(node.store.get(last)).toBeUndefined()
    }
    // Three hours before the end.
    await day(8.875)
    await day(8.96)
    const { state } = await run<{ state: { stages: { passages: { adopted: string; state: string }[] }[] } }>(
      'tally',
      node.url,
    )
    expect(state.stages[0]?.passages.map((passage) => passage.state)).toEqual(['closed', 'closed'])
    expect(state.stages[0]?.passages[0]?.adopted).toBe(alternative)

    // The round ends; nobody was left out; issuers close it.
    await day(10)
    const close = (stage: string, issuer: string) =>
      run('close', node.url, stage, '--key', at(issuer, 'issuer.key'), ...plain)
    await expect(close('1', 'civil-1')).rejects.toThrow(/until then anybody may show/)
    await run('close', node.url, '1', '--missed', last, '--key', at('convener.key'), ...plain)
    await day(12.5)
    for (const issuer of issuers.slice(0, 5)) await close('1', issuer)
    await day(13)
    await day(15)
    for (const group of GROUPS)
      await run(
        'ballot',
        node.url,
        '--key',
        at(`${group}-member`, 'voice.json'),
        '--support',
        'document',
        '--few',
        ...plain,
      )
    await day(16)
    await day(16.1)
    await day(24)
    for (const issuer of issuers.slice(0, 5)) await close('2', issuer)

    await day(25)

    // What was agreed, checked by the other implementation, signed and printed.
    const outcome = await run<{ hash: string; outcome: { agreed: string; standing: string } }>(
      'outcome',
      node.url,
    )
    expect(outcome.outcome).toMatchObject({ agreed: 'yes', standing: 'final' })
    const sign = ['--sign', at('convener.key'), '--html', at('outcome.html'), '--markdown', at('outcome.md')]
    await run('outcome', node.url, ...sign, ...plain)
    expect(readFileSync(at('outcome.md'), 'utf8')).toContain('reaffirming the role of the General Assembly')
    expect(readFileSync(at('outcome.html'), 'utf8')).toContain(outcome.hash)
    await run(
      'verify',
      node.url,
      '--hash',
      outcome.hash,
      '--assembly',
      assembly.slice(0, 12),
      '--out',
      at('records.json'),
    )
    await expect(run('verify', node.url, '--hash', 'ab'.repeat(32))).rejects.toThrow(
      /one of the two holds something else/,
    )
    const python = fileURLToPath(new URL('../../../assembly/python/assembly.py', import.meta.url))
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' }
    const shown = spawnSync('python3', [python, '--show', at('records.json')], { encoding: 'utf8', env })
    // Not exercised where there is no python3.
    if (shown.error === undefined) expect(shown.stdout, shown.stderr).toContain(outcome.hash)
  }, 300_000)
})

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Constitution,
  constitutionTemplate,
  parseBallot,
  parseConstitution,
  parseIssuance,
  parseRsaKey,
  verifyCredential,
} from '@commonwall/assembly'
import { type Code, CodeReader, readCode, readSquare, type Said } from '@commonwall/sync'
import { parseEventJson, publicKeyOf, signEvent, verifyEvent } from '@commonwall/wall'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readRollFile, readVoiceFile } from '../../src/assembly/joining/files.ts'
import {
  inviteCommand,
  issueCommand,
  issuerKeyCommand,
  joinCommand,
  rollCommand,
} from '../../src/assembly/joining/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-joining-'))
const at = (name: string) => join(folder, name)
const DAY = 86_400
const START = 21_000 * DAY
const during = () => START + DAY
const after = () => START + 4 * DAY
const ISSUERS = ['issuer-1', 'issuer-2', 'issuer-3']
const constitutionFile = at('constitution.json')
let constitution: Constitution

const run = (command: Command, ...args: string[]) => command.exitOverride().parseAsync(args, { from: 'user' })

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {})
  writeFileSync(at('people.txt'), 'Aynur\n王芳\n\nmember 4711\n')
  await run(rollCommand(), at('people.txt'), '--group', 'civil', '--out', folder)
  for (const name of ISSUERS) await run(issuerKeyCommand(), at(name))
  const roll = readRollFile(at('civil.roll.json'))
  const issuers = ISSUERS.map((name) => JSON.parse(readFileSync(at(`${name}/issuer.json`), 'utf8')))
  const other = issuers.map(({ pubkey, modulus }, n) => ({
    pubkey: publicKeyOf(new Uint8Array(32).fill(n + 1)),
    // Another group needs other keys; nobody signs with these.
    modulus: `${modulus.slice(0, 500)}${pubkey.slice(0, 11)}1`,
  }))
  const event = signEvent(
    constitutionTemplate(
      {
        wall: 'a'.repeat(64),
        subject: 'b'.repeat(64),
        passages: [{ slug: 'one', text: 'c'.repeat(64) }],
        groups: [
          { slug: 'civil', roll: roll.size, rollRoot: roll.root, issuers },
          { slug: 'state', roll: 3, rollRoot: 'd'.repeat(64), issuers: other },
        ],
        logs: ['e'.repeat(64), 'f'.repeat(64)],
        rule: { ratio: 2, least: 3, part: 5, red: 4 },
        bridgePeople: 30,
        bridgeRounds: 1,
        sponsorGroups: 2,
        silence: 3 * DAY,
        issuance: { from: START, until: START + 3 * DAY },
        rounds: [{ from: START + 5 * DAY, until: START + 15 * DAY }],
        whole: { from: START + 19 * DAY, until: START + 25 * DAY },
      },
      { createdAt: START },
    ),
    new Uint8Array(32).fill(9),
    new Uint8Array(32),
  )
  writeFileSync(constitutionFile, JSON.stringify(event))
  constitution = parseConstitution(event)
  await run(
    inviteCommand(),
    at('civil.openings.json'),
    '--constitution',
    constitutionFile,
    '--out',
    at('invitations'),
    '--print',
  )
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const issue = (name: string, clock: () => number, ...args: string[]) =>
  run(
    issueCommand(clock),
    ...args,
    ...['--constitution', constitutionFile, '--keys', at(name)],
    ...['--roll', at('civil.roll.json'), '--out', at(`${name}-out`)],
  )
const joinBy = (person: number, ...more: string[]) =>
  run(joinCommand(during), ...more, '--constitution', constitutionFile, '--out', at(`person-${person}`))
const event = (file: string) => verifyEvent(parseEventJson(readFileSync(file, 'utf8').trim()))

describe('joining an assembly by files', () => {
  it('gives a voice to each who was invited, and says how many there are', async () => {
    const slips = readdirSync(at('invitations')).filter((name) => name.endsWith('.txt'))
    expect(slips.sort()).toEqual(['civil-0.txt', 'civil-1.txt', 'civil-2.txt'])
    for (const person of [0, 1]) {
      await joinBy(person, at(`invitations/civil-${person}.txt`))
      const requests = [1, 2, 3].map((n) => at(`person-${person}/request-${n}.json`))
      const answers: string[] = []
      for (const [n, name] of ISSUERS.entries()) {
        await issue(name, during, requests[n] ?? '')
        answers.push(at(`${name}-out/request-${n + 1}.answer.json`))
      }
      await joinBy(person, at(`person-${person}/claim.json`), '--answers', ...answers)
      for (const answer of answers) rmSync(answer)
      const voice = readVoiceFile(at(`person-${person}/voice.json`))
      const keys = constitution.groups[0]?.issuers.map(({ modulus }) => parseRsaKey(modulus)) ?? []
      expect(verifyCredential(voice, keys, voice.signatures)).toBe(true)
      const first = event(at(`person-${person}/first-ballot.json`))
      expect(first?.pubkey).toBe(voice.pubkey)
      expect(first && parseBallot(first)).toMatchObject({ form: 'enrolment', group: 'civil' })
      expect(existsSync(at(`person-${person}/claim.json`))).toBe(false)
      if (process.platform !== 'win32')
        expect(statSync(at(`person-${person}/voice.json`)).mode & 0o777).toBe(0o600)
    }
    await expect(issue('issuer-1', during, '--finish')).rejects.toThrow(/time: expected/)
    for (const name of ISSUERS) await issue(name, after, '--finish')
    const said = event(at('issuer-1-out/civil-issuance.json'))
    expect(said && parseIssuance(said)).toMatchObject({
      assembly: constitution.id,
      group: 'civil',
      ranges: [[0, 1]],
    })
  })

  it('refuses a second voice for one invitation, and an answer in another’s place', async () => {
    await joinBy(7, at('invitations/civil-0.txt'))
    await expect(issue('issuer-1', during, at('person-7/request-1.json'))).rejects.toThrow(
      /nothing was issued for/,
    )
    await joinBy(8, at('invitations/civil-2.txt'))
    for (const [n, name] of ISSUERS.entries()) await issue(name, during, at(`person-8/request-${n + 1}.json`))
    const [one, two, three] = ISSUERS.map((name, n) => at(`${name}-out/request-${n + 1}.answer.json`))
    const claim = at('person-8/claim.json')
    await expect(joinBy(8, claim, '--answers', two ?? '', one ?? '', three ?? '')).rejects.toThrow()
    await expect(joinBy(8, claim, '--answers', one ?? '', two ?? '')).rejects.toThrow(/one of each of 3/)
    expect(existsSync(claim)).toBe(true)
  })

  it('refuses issuers’ keys that the constitution does not name, and files that are something else', async () => {
    await run(issuerKeyCommand(), at('stranger'))
    await expect(issue('stranger', during, at('person-8/request-1.json'))).rejects.toThrow(
      /an issuer of civil/,
    )
    await expect(joinBy(9, at('people.txt'))).rejects.toThrow(/slip/)
    await expect(joinBy(9, at('civil.roll.json'), '--answers', at('people.txt'))).rejects.toThrow(/a claim/)
    await expect(joinBy(9, at('none.txt'))).rejects.toThrow(/no such file/)
    const again = run(rollCommand(), at('people.txt'), '--group', 'civil', '--out', folder)
    await expect(again).rejects.toThrow(/no file is overwritten/)
  })

  it('prints invitations and requests as squares that are read back', async () => {
    const invitation = readFileSync(at('invitations/civil-1.txt'), 'utf8').trim()
    expect(await saidBy(at('invitations/civil-1.html'))).toEqual([{ kind: 'slip', slip: invitation }])
    await joinBy(6, at('invitations/civil-1.txt'), '--print')
    const lines = [1, 2, 3].map((n) => readFileSync(at(`person-6/request-${n}.json`), 'utf8').trim())
    expect(await saidBy(at('person-6/requests.html'))).toEqual(
      lines.map((line) => ({ kind: 'sealed-line', line })),
    )
    const page = readFileSync(at('person-6/requests.html'), 'utf8')
    for (const name of ['Aynur', '王芳', 'member', constitution.id, 'civil', 'wall'])
      expect(page).not.toContain(name)
  })

  it('shows in no file that travels who asks or for what', () => {
    const names = ['Aynur', '王芳', 'member 4711', constitution.id, 'civil']
    for (const file of readdirSync(at('person-8')).filter((name) => name.startsWith('request')))
      for (const name of names) expect(readFileSync(at(`person-8/${file}`), 'utf8')).not.toContain(name)
  })
})

/** What a camera would read off a printed page, sheet by sheet. */
async function saidBy(file: string): Promise<Said[]> {
  const sheets = readFileSync(file, 'utf8').split('<section>').slice(1)
  return Promise.all(
    sheets.map((sheet) => {
      const reader = new CodeReader()
      let code: Code | undefined
      for (const [, side = '', path = ''] of sheet.matchAll(/viewBox="0 0 (\d+) .*?<path d="(.*?)"/g)) {
        const square = readSquare(picture(Number(side), path))
        if (square) code = reader.push(square)
      }
      if (!code) throw new Error('no whole code on the sheet')
      return readCode(code)
    }),
  )
}

function picture(side: number, path: string) {
  const scale = 4
  const data = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255)
  for (const [, x = '', y = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side * scale + Number(x) * scale + dx) * 4
        data.set([0, 0, 0], at)
      }
  return { width: side * scale, height: side * scale, data }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundWall, type RunningNode, silentLog, startNode, writeKeyFile } from '@commonwall/node'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  type Definition,
  definitionTemplate,
  logVerifierKey,
  parseDefinition,
  parseEventJson,
  publicKeyOf,
  signEvent,
  verifyEvent,
  witnessVerifierKey,
} from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changed } from '../src/definition/changes.ts'
import { effectOf } from '../src/definition/effect.ts'
import { readWitness } from '../src/definition/read-witness.ts'
import { commonwall } from './run-command.ts'

const secret = (seed: number) => new Uint8Array(32).fill(seed)
const publicKeyHex = (seed: number) => toHex(signerFromSeed(secret(seed)).publicKey)
const HEX = (digit: string) => digit.repeat(64)

describe('commonwall define', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-define-'))
  const keys = [1, 2, 3].map((n) => join(folder, `keeper-${n}.key`))
  const [one = '', two = '', stranger = ''] = keys
  let node: RunningNode
  let founding: Definition

  beforeAll(async () => {
    keys.forEach((file, n) => {
      writeKeyFile(file, secret(n + 1))
    })
    const data = join(folder, 'wall')
    founding = parseDefinition(
      foundWall({
        folder: data,
        titles: [{ lang: 'en', text: 'Defined' }],
        boards: [],
        langs: ['en'],
        url: 'https://wall.example/',
        keeper: secret(1),
        otherKeepers: [publicKeyOf(secret(2))],
        threshold: 2,
        groups: ['moderators'],
        moderators: [{ group: 'moderators', pubkey: HEX('a') }],
        now: Math.floor(Date.now() / 1000),
        random: (length) => new Uint8Array(length).fill(9),
      }),
    )
    node = await startNode({ folder: data, port: 0, portable: true, log: silentLog })
  })

  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('makes, signs and sends a definition that two keepers bind, and says what counts when', async () => {
    const event = join(folder, 'second.json')
    // As the moderator's app shows it.
    const drop = `moderators=${npubEncode(HEX('a'))}`
    const made = await commonwall(
      ...['define', node.url, '--keeper-key', one, '--wall', founding.wall, '--out', event],
      ...['--batch', '30', '--drop-moderator', drop, '--add-board', 'news:en=News', '--send'],
    )
    expect(made).toMatchObject({ code: 0, out: '' })
    expect(made.err).toMatch(/at once:\n {2}a{16}… no longer moderates for moderators\n/)
    expect(made.err).toMatch(/After 72 hours.*:\n(?: {2}.*\n)* {2}minutes between releases: 15 → 30\n/)
    const second = parseDefinition(parseEventJson(readFileSync(event, 'utf8').trim()))
    expect(second).toMatchObject({ prev: founding.id, version: 2, batch: 30, moderators: [] })

    const signed = await commonwall('define', 'sign', event, node.url, '--keeper-key', two, '--send')
    expect(signed.code).toBe(0)
    expect(signed.err).toContain('no longer moderates')
    expect(verifyEvent(parseEventJson(signed.out.trim()))).toMatchObject({ kind: 4591 })
    await node.flush()
    expect(node.state.history().versions.at(-1)).toMatchObject({ state: 'bound, waiting' })

    const again = await commonwall('define', node.url, '--keeper-key', one, '--batch', '45')
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/is bound and waits for the pause/)
    const rival = join(folder, 'rival.json')
    await commonwall(...['define', node.url, '--keeper-key', one, '--batch', '45', '--rival', '--out', rival])
    const unaware = await commonwall('define', 'sign', rival, node.url, '--keeper-key', two)
    expect(unaware).toMatchObject({ code: 1, out: '' })
    expect(unaware.err).toMatch(/would void both/)
  }, 30_000)

  it('refuses a key that keeps nothing here, another wall, and a signature on what cannot follow', async () => {
    const nobody = await commonwall('define', node.url, '--keeper-key', stranger, '--batch', '30')
    expect(nobody).toMatchObject({ code: 1, out: '' })
    expect(nobody.err).toMatch(/^keeper key: expected one of/)
    const other = await commonwall('define', node.url, '--keeper-key', one, '--wall', HEX('b'))
    expect(other.err).toMatch(/does not verify.*expected the founding definition b/)
    const skipped = definitionTemplate({ ...changed(founding, {}, []), version: 3 }, { createdAt: 1 })
    const file = join(folder, 'third.json')
    writeFileSync(file, JSON.stringify(signEvent(skipped, secret(1), secret(0))))
    const changing = await commonwall('define', 'sign', file, node.url, '--keeper-key', two, '--pow', '9')
    expect(changing.err).toMatch(/^pow: a definition is signed as it is/)
    const late = await commonwall('define', 'sign', file, node.url, '--keeper-key', two)
    expect(late).toMatchObject({ code: 1, out: '' })
    expect(late.err).toMatch(/cannot follow what is in force: its version is not 2/)
  }, 30_000)

  it('changes what was asked and nothing else', () => {
    const [log] = founding.logs
    const fields = changed(
      founding,
      {
        closeLog: [log?.key.slice(0, 8) ?? ''],
        addLog: [{ key: HEX('c'), url: 'https://new.example/', admission: 'default', open: true }],
        continues: [{ key: HEX('c'), lost: log?.key ?? '', size: 3, root: HEX('d') }],
        addWitness: [{ name: 'w.example', key: HEX('e'), url: 'https://w.example/' }],
      },
      [HEX('f')],
    )
    const next = parseDefinition(
      signEvent(definitionTemplate(fields, { createdAt: 1 }), secret(1), secret(0)),
    )
    expect(next.logs.map(({ open }) => open)).toEqual([false, true])
    expect(next.continues).toMatchObject([{ key: HEX('c'), size: 3 }])
    expect(next.voids).toEqual([HEX('f')])
    const { titles, keepers, threshold, groups, moderators, boards, langs, pow, batch, validUntil } = founding
    const same = { titles, keepers, threshold, groups, moderators, boards, langs, pow, batch, validUntil }
    expect(next).toMatchObject(same)
    expect(effectOf(founding, next)[2]).toBe('  nothing')
    expect(effectOf(founding, next).join('\n')).toMatch(/Declares void: f{16}$/)
  })

  it('takes a witness as the witness prints itself, and no other key for one', () => {
    const entry = { name: 'w.example/one', key: publicKeyHex(7), url: 'https://w.example/?a=b' }
    expect(readWitness(`${witnessVerifierKey(entry)}=${entry.url}`)).toEqual(entry)
    expect(readWitness(`${entry.name}=${entry.key}=${entry.url}`)).toEqual(entry)
    const log = logVerifierKey(founding.wall, publicKeyHex(7))
    expect(() => readWitness(`${log}=${entry.url}`)).toThrow(/key of a witness/)
    expect(() => readWitness(entry.url)).toThrow(/as the witness prints it/)
  })

  it('refuses to drop what is not there', () => {
    expect(() => changed(founding, { removeWitness: ['w'] }, [])).toThrow(
      'witness: expected one of none, got w',
    )
    expect(() => changed(founding, { closeLog: [HEX('0')] }, [])).toThrow(/^log: expected at least 8 digits/)
  })
})

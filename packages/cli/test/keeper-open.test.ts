// `commonwall keeper open`: what a newer program sealed to this keeper is counted apart, and its file is left as it is.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeKeyFile } from '@commonwall/node'
import { encodeOutboxFiles } from '@commonwall/sync'
import type { NostrEvent } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { commonwall } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-open-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('says how much a newer program sealed, which only such a one opens', async () => {
  const vectors = new URL('../../../vectors/seal/invalid/sealed-lines.json', import.meta.url)
  const lines = JSON.parse(readFileSync(vectors, 'utf8')).vectors as {
    code?: string
    why: string
    inboxSecret: string
    sealed: NostrEvent
  }[]
  const newer = lines.find(({ code }) => code === 'seal/newer')
  const broken = lines.find(({ why }) => why.includes('MAC'))
  if (newer === undefined || broken === undefined) throw new Error('expected both in the vectors')
  const [key, carried] = [join(folder, 'keeper.key'), join(folder, 'notes.txt')]
  writeKeyFile(key, Buffer.from(newer.inboxSecret, 'hex'))
  const [bytes] = encodeOutboxFiles([newer, broken].map(({ sealed }) => JSON.stringify(sealed)))
  writeFileSync(carried, bytes ?? '')
  const asked = ['keeper', 'open', carried, '--keeper-key', key, '--to', 'http://127.0.0.1:9/']
  const { code, out } = await commonwall(...asked)
  expect(out).toContain('1 of 2 lines are sealed to this keeper; 0 were taken')
  expect(out).toContain('1 were sealed by a newer program: keep the files')
  expect(code).not.toBe(0)
  expect(JSON.parse((await commonwall(...asked, '--json')).out)).toMatchObject({
    lines: 2,
    opened: 0,
    newer: 1,
  })
  expect(readFileSync(carried)).toEqual(Buffer.from(bytes ?? ''))
})

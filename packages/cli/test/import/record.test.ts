// The record of what was signed: a line that a crash cut short costs the article of that line its signature, and no more.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EventTemplate, signEvent } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { type ImportPlan, signPlan } from '../../src/import/articles/import-articles.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-record-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WALL = 'aa'.repeat(32)
const plan = (slug: string) => {
  const tags = [
    ['h', WALL],
    ['d', slug],
    ['title', slug],
    ['t', 'letters'],
    ['l', 'en'],
  ]
  const article = { template: { kind: 30_023, created_at: 0, tags, content: slug } }
  return { definition: { wall: WALL }, items: [{ article, state: 'new' }] } as unknown as ImportPlan
}

it('is whole again after a line that was cut short', async () => {
  const record = join(folder, 'editor.key.imported')
  const sign = async (template: EventTemplate) =>
    signEvent(template, new Uint8Array(32).fill(1), new Uint8Array(32))
  await signPlan(plan('a'), { record, sign })
  const whole = readFileSync(record, 'utf8')
  appendFileSync(record, whole.slice(0, 100))
  await signPlan(plan('b'), { record, sign })
  const lines = readFileSync(record, 'utf8').split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => JSON.parse(line).content)).toEqual(['a', 'b'])
  writeFileSync(record, whole.slice(0, 100))
  await signPlan(plan('c'), { record, sign })
  expect(JSON.parse(readFileSync(record, 'utf8')).content).toBe('c')
})

// The operator of an optional log logs an id twice. Every copy of that log has it so, and none can mend it: were it held
// against who passes the wall on, this one log would stop every reader and every mirror of all the others.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkpointPath } from '@commonwall/wall'
import { afterAll, expect, it } from 'vitest'
import { HOUR, type LogMaker, START, WallMaker } from '../../sync/test/rig/wall-maker.ts'
import { commonwall } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-twice-'))
const at = (...names: string[]) => join(folder, ...names)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function publish(wall: WallMaker): Promise<void> {
  for (const [path, bytes] of await wall.files(START + HOUR)) {
    mkdirSync(dirname(at('wall', path)), { recursive: true })
    writeFileSync(at('wall', path), bytes)
  }
}

it('is named, and stops neither a mirror nor who reads the rest of the wall', async () => {
  const wall = new WallMaker({ optionalSeed: 31 })
  const { log, optional } = wall as WallMaker & { optional: LogMaker }
  const posts = wall.posts(4, 0, { signed: true })
  log.append(...posts.slice(0, 2))
  optional.append(...posts.slice(2, 3))
  await publish(wall)
  const first = await commonwall('mirror', at('wall'), '--to', at('site'))
  expect(first.out, first.err).toMatch(/4 new places, 3 new posts/)

  optional.append(...posts.slice(2, 3))
  log.append(...posts.slice(3))
  await publish(wall)
  const twice = /position 1: expected an id once/
  expect(await commonwall('verify', at('wall'))).toMatchObject({
    code: 1,
    out: expect.stringMatching(twice),
  })
  const next = await commonwall('mirror', at('wall'), '--to', at('site'))
  expect(next.code, next.err).toBe(0)
  expect(next.out).toMatch(/1 new places, 1 new posts/)
  expect(next.out).toMatch(twice)
  expect(next.out).toContain(checkpointPath(optional.hash))
  // What the mirror holds of that log is what it was before, and nothing is wrong with it.
  const mirrored = await commonwall('verify', at('site'), '--wall', wall.id)
  expect(mirrored.out).toMatch(/nothing is wrong\n$/)
  const read = await commonwall('export', at('wall'), '--out', at('copy.tar'))
  expect(read.code, read.err).toBe(0)
}, 120_000)

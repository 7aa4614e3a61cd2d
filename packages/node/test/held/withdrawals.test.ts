// What a mirror empties as it takes in a log in other hands: what its author took back by the rules of the wall, and nothing
// else, since no body comes back.

import { auditWall } from '@commonwall/sync'
import { HEAD_TAR, signEvent, type VerifiedEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { believeZeros } from '../../../sync/test/rig/source.ts'
import { DAY, HOUR, START, secret, WallMaker } from '../../../sync/test/rig/wall-maker.ts'
import { dataFolder, mirrorFolder, silentLog, takeInto } from '../../src/index.ts'
import { SqliteStore } from '../../src/store/index.ts'
import { temporaryFolder } from '../sequencer/rig.ts'

const WITNESS = 40
const ELSEWHERE = 'ee'.repeat(32)

/** A wall with one post, a withdrawal of it that no anchor covers, and a mirror. */
async function mirrored(withdrawal: {
  readonly wall?: string
  readonly ahead?: number
  readonly seed?: number
}) {
  const wall = new WallMaker({ witnesses: [WITNESS] })
  const post = wall.post(1, { signed: true })
  wall.log.append(post)
  await wall.log.stamp(START + HOUR)
  const files = await wall.files(START + HOUR)
  files.delete(HEAD_TAR)
  const template = {
    ...{ kind: 5, created_at: START + HOUR + (withdrawal.ahead ?? 0), content: '' },
    tags: [
      ['h', withdrawal.wall ?? wall.id],
      ['e', post.id],
      ['k', '11'],
    ],
  }
  wall.log.append(signEvent(template, secret(withdrawal.seed ?? 77), secret(0)))
  for (const [path, bytes] of await wall.log.files(START + 2 * HOUR, [])) files.set(path, bytes)
  const folder = temporaryFolder()
  mirrorFolder({ folder, founding: wall.founding })
  const holds = async (now: number): Promise<VerifiedEvent | undefined> => {
    const read = async (path: string) => files.get(path)
    const { history, wall: id, ...report } = await auditWall({ read, now, verify: believeZeros })
    if (history === undefined || id === undefined) throw new Error('a wall')
    expect(report.events.size).toBe(3)
    await takeInto({ folder, copy: { ...report, history, wall: id }, log: silentLog, now: () => now })
    const store = new SqliteStore(dataFolder(folder).store)
    const held = store.get(post.id)
    await store.close()
    return held
  }
  return holds
}

it('a mirror empties at once what a throwaway took back, witnessed or not', async () => {
  const holds = await mirrored({})
  expect(await holds(START + DAY)).toBeUndefined()
})

it('a mirror empties nothing for a withdrawal from another wall, or by another key', async () => {
  expect(await (await mirrored({ wall: ELSEWHERE }))(START + DAY)).toBeDefined()
  expect(await (await mirrored({ seed: 78 }))(START + DAY)).toBeDefined()
})

it('a mirror empties nothing for what is dated ahead and not witnessed, until that date', async () => {
  const holds = await mirrored({ ahead: 5 * DAY })
  expect(await holds(START + DAY)).toBeDefined()
  expect(await holds(START + 6 * DAY)).toBeUndefined()
})

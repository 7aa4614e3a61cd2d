// A mirror keeps what a newer program logged: events of kinds that are not known here are held and given on like all others.
// Of an ephemeral one, which no store keeps (NIP-01), it has the place alone, and goes on.

import { auditWall } from '@commonwall/sync'
import { readFolder } from '@commonwall/sync/node'
import { signEvent } from '@commonwall/wall'
import { expect, it } from 'vitest'
import { believeZeros } from '../../../sync/test/rig/source.ts'
import { DAY, START, secret, WallMaker } from '../../../sync/test/rig/wall-maker.ts'
import { dataFolder, mirrorFolder, silentLog, takeInto } from '../../src/index.ts'
import { temporaryFolder } from '../sequencer/rig.ts'

const now = () => START + DAY

it('a mirror takes in kinds that it does not know, and is not stopped by one that is never kept', async () => {
  const wall = new WallMaker()
  const [later, addressed, ephemeral] = [4_610, 31_999, 24_610].map((kind) =>
    signEvent(
      {
        kind,
        created_at: START + 5,
        tags: [
          ['h', wall.id],
          ['d', 'x'],
        ],
        content: 'Said anew.',
      },
      secret(5),
      secret(0),
    ),
  )
  if (later === undefined || addressed === undefined || ephemeral === undefined)
    throw new Error('three kinds')
  const posts = wall.posts(3, 0, { signed: true })
  wall.log.append(later, ...posts, ephemeral, addressed)
  const files = await wall.files()
  const audit = async (read: (path: string) => Promise<Uint8Array | undefined>) => {
    const { history, wall: id, ...report } = await auditWall({ read, now: now(), verify: believeZeros })
    if (history === undefined || id === undefined) throw new Error('a wall')
    return { ...report, history, wall: id }
  }
  const folder = temporaryFolder()
  mirrorFolder({ folder, founding: wall.founding })
  const copy = await audit(async (path) => files.get(path))
  expect(copy.findings).toEqual([])
  await takeInto({ folder, copy, log: silentLog, now })
  const mirrored = await audit(readFolder(dataFolder(folder).published))
  expect(mirrored.findings).toEqual([])
  const [log] = mirrored.logs
  expect(log?.size).toBe(wall.log.size)
  const held = [...mirrored.events.keys()]
  expect(held).toEqual(expect.arrayContaining([later, addressed, ...posts].map(({ id }) => id)))
  expect(held).not.toContain(ephemeral.id)
})

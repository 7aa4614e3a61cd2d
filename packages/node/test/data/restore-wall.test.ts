// What a restore refuses; that a restored wall stands is shown by the real node (`test/node/definitions.test.ts`).

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foldDefinitions } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../src/data/folder.ts'
import { foundWall } from '../../src/data/found-wall.ts'
import { restoreWall } from '../../src/data/restore-wall.ts'
import { readWallFile } from '../../src/data/wall-file.ts'

const random = (length: number) => new Uint8Array(length).fill(5)

function foundedIn(folder: string) {
  return foundWall({
    folder,
    titles: [{ lang: 'en', text: 'Lost' }],
    boards: [],
    langs: ['en'],
    url: 'https://lost.example/',
    keeper: new Uint8Array(32).fill(1),
    now: 1_790_000_000,
    random,
  })
}

describe('restoreWall', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-restore-'))
  const founding = foundedIn(join(folder, 'old'))
  const history = foldDefinitions({ founding, events: [], logs: [], now: 1_790_000_000 })
  const copy = { wall: founding.id, history, logs: [], events: new Map([[founding.id, founding]]) }
  const published = join(folder, 'old', 'public')

  it('makes a folder for a new log of the same wall', async () => {
    const logKey = new Uint8Array(32).fill(6)
    const to = join(folder, 'new')
    const { log, events } = await restoreWall({ folder: to, published, copy, logKey, random })
    expect(events).toBe(1)
    expect(readWallFile(dataFolder(to).wallFile)).toMatchObject({
      founding,
      logs: { default: log },
      held: [],
      demonstration: false,
    })
    expect(history.current.logs.map(({ key }) => key)).not.toContain(log)
  })

  it('overwrites no wall', async () => {
    const over = restoreWall({ folder: join(folder, 'old'), published, copy, random })
    await expect(over).rejects.toMatchObject({ code: 'data/exists' })
    expect(readWallFile(dataFolder(join(folder, 'old')).wallFile).founding).toEqual(founding)
  })

  it('refuses a copy without the founding definition, and leaves nothing behind', async () => {
    const to = join(folder, 'none')
    const empty = restoreWall({ folder: to, published, copy: { ...copy, events: new Map() }, random })
    await expect(empty).rejects.toMatchObject({ code: 'data/invalid' })
    expect(existsSync(to)).toBe(false)
  })
})

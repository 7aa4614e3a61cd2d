// What a restore refuses; that a restored wall stands is shown by the real node (`test/node/definitions.test.ts`).

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDefinition } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { dataFolder } from '../../src/data/folder.ts'
import { foundWall } from '../../src/data/found-wall.ts'
import { mirrorFolder, restoreFolder } from '../../src/data/restore-wall.ts'
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

describe('a folder for a wall that is there already', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-restore-'))
  const founding = foundedIn(join(folder, 'old'))

  it('has the key of a new log of the same wall', () => {
    const to = join(folder, 'new')
    const log = restoreFolder({ folder: to, founding, logKey: new Uint8Array(32).fill(6), random })
    expect(readWallFile(dataFolder(to).wallFile)).toEqual({
      founding,
      logs: { default: log, optional: undefined },
      keeperFiles: [],
      demonstration: false,
    })
    expect(parseDefinition(founding).logs.map(({ key }) => key)).not.toContain(log)
  })

  it('has no key at all for a mirror', () => {
    const to = join(folder, 'mirror')
    mirrorFolder({ folder: to, founding })
    expect(readWallFile(dataFolder(to).wallFile).logs).toEqual({})
    expect(existsSync(dataFolder(to).keys)).toBe(false)
  })

  it('overwrites no wall', () => {
    const over = { folder: join(folder, 'old'), founding, random }
    expect(() => restoreFolder(over)).toThrow(expect.objectContaining({ code: 'data/exists' }))
    expect(() => mirrorFolder(over)).toThrow(expect.objectContaining({ code: 'data/exists' }))
    expect(readWallFile(dataFolder(join(folder, 'old')).wallFile).founding).toEqual(founding)
  })
})

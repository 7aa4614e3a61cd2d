import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pathStoreCases } from '../../src/store/acceptance/accept-path-store.ts'
import { FolderPathStore } from '../../src/store/folder-store.ts'

describe('a path store in a folder', () => {
  const parent = mkdtempSync(join(tmpdir(), 'commonwall-store-'))
  afterAll(() => rmSync(parent, { recursive: true, force: true }))
  let number = 0

  for (const { name, run } of pathStoreCases({ keeps: true })) {
    const folder = join(parent, String(number++))
    it(name, () => run(() => FolderPathStore.open(folder)))
  }

  it('throws away what a cut left half written, and lists no foreign file', async () => {
    const folder = join(parent, 'cut')
    const store = await FolderPathStore.open(folder)
    await store.put('definition/1.gz', Uint8Array.of(1))
    writeFileSync(join(folder, '.incoming', 'half'), 'half')
    writeFileSync(join(folder, 'notes.txt'), 'foreign')
    const again = await FolderPathStore.open(folder)
    expect(await again.list()).toEqual(['definition/1.gz'])
    expect(readdirSync(folder).sort()).toEqual(['definition', 'notes.txt'])
    expect(await again.get('definition/1.gz')).toEqual(Uint8Array.of(1))
  })

  it('says in a sentence that the folder cannot be used, or the disk is full', async () => {
    writeFileSync(join(parent, 'file'), 'not a folder')
    await expect(FolderPathStore.open(join(parent, 'file', 'below'))).rejects.toMatchObject({
      code: 'store/refused',
    })
    const store = await FolderPathStore.open(join(parent, 'blocked'))
    writeFileSync(join(parent, 'blocked', 'definition'), 'a file where a folder must be')
    await expect(store.put('definition/1.gz', Uint8Array.of(1))).rejects.toMatchObject({
      code: 'store/refused',
    })
    expect(await store.list()).toEqual([])
  })
})

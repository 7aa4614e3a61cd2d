// Into which folders `commonwall restore` writes: what is somebody else's stays, and a node that runs is left alone.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, lockDataFolder, silentLog, startNode } from '@commonwall/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreCommand } from '../src/commands/restore.ts'
import { foundTestWall, type TestWall } from './reach/wall.ts'

describe('a folder to restore into', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-restore-'))
  let founded: TestWall

  beforeAll(async () => {
    founded = await foundTestWall(folder, 'wall')
    const { data, port } = founded
    await (await startNode({ folder: data, port, portable: true, log: silentLog })).close()
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  const restore = (into: string) =>
    restoreCommand().parseAsync(
      [
        ...[into, '--json', '--from', founded.data, '--url', 'http://127.0.0.1:9/'],
        ...founded.keeperFiles.flatMap((file) => ['--keeper-key', file]),
      ],
      { from: 'user' },
    )

  it.each([
    ['a file', (path: string) => writeFileSync(path, 'my letters\n')],
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['a folder', (path: string) => mkdirSync(path)],
  ])('is not emptied for %s that is called unfinished', async (_, make) => {
    const into = mkdtempSync(join(folder, 'full-'))
    make(join(into, 'unfinished'))
    writeFileSync(join(into, 'letter'), 'dear')
    await restore(into)
    expect(readFileSync(join(into, 'letter'), 'utf8')).toBe('dear')
    expect(existsSync(join(into, 'unfinished'))).toBe(true)
  })

  it('makes a node that names its own address to who runs it, before a witness has signed its log', async () => {
    const witness = { name: 'witness.invalid/one', key: 'ab'.repeat(32), url: 'http://127.0.0.1:9/' }
    const lost = await foundTestWall(folder, 'lost', [witness])
    await (await startNode({ folder: lost.data, port: lost.port, portable: true, log: silentLog })).close()
    const into = join(folder, 'risen')
    const keys = lost.keeperFiles.flatMap((file) => ['--keeper-key', file])
    const from = [into, '--json', '--from', lost.data, '--url', 'https://new.example/', ...keys]
    await restoreCommand().parseAsync(from, { from: 'user' })
    for (const file of lost.keeperFiles) rmSync(file)
    const node = await startNode({ folder: into, port: 0, operatorPort: 0, log: silentLog })
    const page = await (await fetch(`${node.operator}en/`)).text()
    const card = await (await fetch(`${node.url}en/find`)).text()
    await node.close()
    const said = page.replaceAll(/<[^>]+>/g, '')
    // Who took the lost machine would see who mirrors or restores the wall.
    expect(said).not.toContain(lost.url)
    for (const command of ['mirror', '--from', '--send', '--address'])
      expect(said).toContain(`${command} https://new.example/`)
    expect(said).toContain('No witness has signed this node’s log yet')
    // Readers are led by the definition that is in force: who holds enough keepers' keys leads nobody away before the pause.
    expect(card).toContain(lost.url)
    expect(card).not.toContain('new.example')
  }, 60_000)

  it('is refused while a node runs on it, with nothing written', async () => {
    const into = join(folder, 'new')
    await restore(into)
    const before = readdirSync(into)
    const lock = lockDataFolder(into)
    try {
      rmSync(join(into, 'restored.jsonl'))
      await expect(restore(into)).rejects.toMatchObject({ code: 'sequencer/in-use' })
      expect(readdirSync(into)).toEqual(before.filter((name) => name !== 'restored.jsonl'))
    } finally {
      lock.close()
    }
    expect(existsSync(dataFolder(into).store)).toBe(true)
  })
})

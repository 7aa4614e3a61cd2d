// A folder as a mirror's target: what is put at once does not get into each other's way.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { folderTarget } from '../src/mirror/folder-target.ts'

describe('a folder as a target', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-target-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('holds each of many files of one folder, put at once, with its own bytes, and nothing else', async () => {
    const target = folderTarget(folder, 'wall')
    const names = Array.from({ length: 64 }, (_, n) => String(n).padStart(3, '0'))
    const bytesOf = (name: string) => new TextEncoder().encode(name.repeat(1 + Number(name) * 50))
    for (let round = 0; round < 3; round++)
      await Promise.all(
        names.map((name) => target.put({ path: `definition/${name}.gz`, bytes: bytesOf(name) })),
      )
    expect(readdirSync(join(folder, 'wall/definition')).sort()).toEqual(names.map((name) => `${name}.gz`))
    for (const name of names)
      expect([
        name,
        readFileSync(join(folder, 'wall/definition', `${name}.gz`)).equals(bytesOf(name)),
      ]).toEqual([name, true])
  })
})

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPackage } from '../../../scripts/pack.ts'
import { EXPECTED, linesOf, nodesHere, readmeExample } from './package.ts'

const folder = mkdtempSync(join(tmpdir(), 'tlog-package-'))
const installed = join(folder, 'node_modules/@commonwall/tlog')
const noble = fileURLToPath(new URL('../../../node_modules/@noble', import.meta.url))
const nodes = await nodesHere()

// The slow run `pack` does the same from the tarball, with npm and in a Vite build.
describe('the package, built and laid into an empty folder', () => {
  beforeAll(async () => {
    const dist = join(folder, 'dist')
    await buildPackage('tlog', dist)
    mkdirSync(join(folder, 'node_modules/@commonwall'), { recursive: true })
    cpSync(dist, installed, { recursive: true })
    symlinkSync(noble, join(folder, 'node_modules/@noble'))
    writeFileSync(join(folder, 'example.mjs'), readmeExample())
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each(nodes)('runs the example of its README on Node %s', async (_, node) => {
    expect(await linesOf(node, join(folder, 'example.mjs'), folder)).toEqual(EXPECTED)
  })

  it('points to files that are there, and to no TypeScript source', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
    expect(manifest.exports['.']).toEqual({ types: './index.d.ts', default: './index.js' })
    for (const file of ['index.js', 'index.d.ts']) {
      const text = readFileSync(join(installed, file), 'utf8')
      const targets = [...text.matchAll(/from ['"](\.[^'"]+)['"]/g)].map(([, target]) => target as string)
      expect(targets.length).toBeGreaterThan(20)
      expect(targets.every((target) => target.endsWith('.js'))).toBe(true)
      for (const target of targets) expect(readFileSync(join(installed, target), 'utf8')).not.toBe('')
    }
  })
})

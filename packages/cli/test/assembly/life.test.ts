// The whole life of an assembly by the command alone, on a wall that is cut in two: weeks pass by the clock of this process,
// nodes and command run in it. With processes of their own: `npm run test:slow -- carried-assembly`.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningNode, silentLog, startNode } from '@commonwall/node'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { wantedCommands } from '../../src/commands/index.ts'
import { exitOf } from '../../src/terminal/command-error.ts'
import { type CarriedWorld, carriedAssembly, type Side } from '../reach/carried-assembly.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-assembly-'))
const nodes = new Map<Side, RunningNode>()

const world: CarriedWorld = {
  folder,
  now: () => Math.floor(Date.now() / 1000),
  async pass(seconds) {
    vi.setSystemTime(Date.now() + seconds * 1000)
    for (const node of nodes.values()) {
      await node.look()
      await node.flush()
    }
  },
  async open(side) {
    const node = await startNode({ folder: join(folder, side), port: 0, portable: true, log: silentLog })
    nodes.set(side, node)
    return node.url
  },
  async shut(side) {
    await nodes.get(side)?.close()
    nodes.delete(side)
  },
  async run(name = '', ...args) {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    try {
      const command = (await wantedCommands([name])).find((one) => one.name() === name)
      await command?.parseAsync([...args, '--json'], { from: 'user' })
      return { code: 0, said: JSON.parse(lines.join('\n')) }
    } catch (error) {
      return { code: exitOf(error), said: { error: String(error) } }
    } finally {
      log.mockRestore()
      process.exitCode = 0
    }
  },
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterAll(async () => {
  for (const node of nodes.values()) await node.close()
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

it('goes from a plan to a signed outcome on a wall that is cut in two, and Python comes to the same', async () => {
  expect(await carriedAssembly(world, () => {})).toMatch(/^[0-9a-f]{64}$/)
}, 300_000)

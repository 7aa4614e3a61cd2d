import { globSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { basename } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  LoopbackError,
  parseVectorFile,
  pathOf,
  runOverSockets,
  startStream,
  streamRig,
} from '../src/index.ts'

const clear = () => pathOf({ boxes: [], lists: {}, hour: 12 }, { seed: '1' })

const files = globSync('vectors/lab/valid/*.json').map((path) => ({
  name: basename(path, '.json'),
  file: parseVectorFile(JSON.parse(readFileSync(path, 'utf8'))),
}))

describe.concurrent.each(files)('$name, over real sockets', ({ file }) => {
  for (const vector of file.vectors)
    it.concurrent(vector.name, async ({ skip, expect }) => {
      const outcome = await runOverSockets(streamRig, file, vector)
      if ('notExercised' in outcome) skip(`not exercised: ${outcome.notExercised}`)
      else expect(outcome.differences).toEqual([])
    })
})

it('exercises what streams can show, and says of the rest that it did not', async () => {
  const why = new Map<string, number>()
  let shown = 0
  for (const { file } of files)
    for (const vector of file.vectors) {
      const reason = streamRig.whyNot(file, vector)
      if (reason === undefined) shown++
      else why.set(reason, (why.get(reason) ?? 0) + 1)
    }
  expect(shown).toBeGreaterThan(70)
  expect([...why.keys()].sort()).toEqual([
    'of UDP only DNS goes through a proxy',
    'streams do not show: segments',
    'streams do not show: udp',
    'streams have no TCP header',
  ])
})

describe('a test bench and nothing else', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.org'])('refuses to listen on %s', async (host) => {
    await expect(startStream({ path: clear(), exit: () => undefined, host })).rejects.toThrow(LoopbackError)
  })

  it('refuses to lead to another machine', async () => {
    const driver = await startStream({
      path: clear(),
      exit: () => ({ ip: '203.0.113.5', to: { host: '192.0.2.1', port: 80 } }),
    })
    const warnings: string[] = []
    const socket = connect(driver.port, driver.host)
    const answer = await new Promise<string>((resolve) => {
      let said = ''
      socket.on('data', (bytes) => {
        said += bytes
      })
      process.once('warning', ({ message }) => warnings.push(message))
      socket.on('close', () => resolve(said))
      socket.on('error', () => {})
      socket.write('CONNECT out.test:80 HTTP/1.1\r\n\r\n')
    })
    expect(answer).toBe('')
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringContaining('no middlebox')]))
    await driver.close()
  })
})

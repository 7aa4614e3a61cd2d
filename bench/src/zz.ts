import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { foundWall, silentLog, startNode } from '@commonwall/node'
import { makeEvents } from './events.ts'

for (const round of [1, 2, 3]) {
  const folder = mkdtempSync('/tmp/prof-wall-') + '/w'
  const now = Math.floor(Date.now() / 1000)
  const founding = foundWall({
    folder,
    titles: [{ lang: 'en', text: 'x' }],
    boards: [{ slug: 'bench', lang: 'en', title: 'b' }],
    langs: ['en'],
    url: 'http://127.0.0.1/',
    keeper: randomBytes(32),
    now,
    random: randomBytes,
  })
  const events = await makeEvents({ count: 6000, seed: round, wall: founding.id, newest: now } as never)
  writeFileSync(folder + '.jsonl', (events as any[]).map((e) => JSON.stringify(e)).join('\n') + '\n')
  const node = await startNode({ folder, port: 0, log: silentLog, portable: process.argv[2] === 'portable' })
  const url = node.url.replace('http', 'ws')
  const c0 = process.cpuUsage()
  const child = spawn(process.execPath, ['bench/src/load.ts', url, folder + '.jsonl', '4', '64'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (d) => (out += d))
  await new Promise((r) => child.on('exit', r))
  const c = process.cpuUsage(c0)
  const r = JSON.parse(out)
  console.log(
    process.argv[2] ?? 'native',
    r.perSecond,
    '/s p50',
    r.p50.toFixed(0),
    'cpu ms/event',
    ((c.user + c.system) / 1000 / 6000).toFixed(3),
  )
  await node.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)

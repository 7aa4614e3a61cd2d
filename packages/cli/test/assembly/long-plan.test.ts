// An assembly on a long text is convened like any other: its posts leave in as few bodies as hold them, since a node takes
// sixty of one source and then one every two seconds, and as files of which each can be handed in.

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseConstitution } from '@commonwall/assembly'
import { foundWall, type RunningNode, silentLog, startNode, writeKeyFile } from '@commonwall/node'
import { decodeOutboxFile } from '@commonwall/sync'
import { parseEventJson } from '@commonwall/wall'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../../src/demo/doors/own-process.ts'
import { commonwall } from '../run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'commonwall-long-plan-'))
const at = (...names: string[]) => join(folder, ...names)
const PASSAGES = 130
const DAY = 86_400
const GROUPS = ['civil', 'state']

let node: RunningNode
let counting: Server
/** Bodies that came to the inbox by the address that counts them. */
let bodies = 0

const run = async (...args: readonly string[]) => {
  const { code, out, err } = await commonwall('assembly', ...args, '--json')
  expect(code, err).toBe(0)
  return out.startsWith('{') ? JSON.parse(out) : undefined
}

beforeAll(async () => {
  const now = Math.floor(Date.now() / 1000)
  const port = await freePort()
  const founding = foundWall({
    folder: at('wall'),
    titles: [{ lang: 'en', text: 'Long' }],
    boards: [{ slug: 'talk', lang: 'en', title: 'Talk' }],
    langs: ['en'],
    url: `http://127.0.0.1:${port}/`,
    keeper: new Uint8Array(32).fill(1),
    batch: 1,
    now: now - 60,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  node = await startNode({ folder: at('wall'), port, portable: true, log: silentLog })
  counting = createServer(async (request, response) => {
    const body: Uint8Array[] = []
    for await (const chunk of request) body.push(chunk)
    if (request.method === 'POST') bodies++
    const { method = 'GET', url = '/' } = request
    const sent = method === 'POST' ? { method, body: Buffer.concat(body) } : { method }
    const answer = await fetch(new URL(url, node.url), sent)
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => counting.listen(0, '127.0.0.1', resolve))
  writeKeyFile(at('convener.key'), new Uint8Array(32).fill(7))
  await Promise.all(GROUPS.flatMap((group) => [1, 2, 3].map((n) => run('issuer-key', at(`${group}-${n}`)))))
  for (const group of GROUPS) {
    writeFileSync(at(`${group}.people`), `${group} member\n`)
    await run('roll', at(`${group}.people`), '--group', group, '--out', folder)
  }
  writeFileSync(
    at('plan.json'),
    JSON.stringify({
      title: 'The whole text',
      passages: Array.from({ length: PASSAGES }, (_, n) => ({
        slug: `${n + 1}`,
        words: `${n + 1}. ${SAID}`,
      })),
      groups: GROUPS.map((group) => ({
        roll: `${group}.roll.json`,
        issuers: [1, 2, 3].map((n) => `${group}-${n}/issuer.json`),
      })),
      logs: [founding.tags.find(([name]) => name === 'log')?.[1], nobodys()],
      issuance: [now, now + DAY],
      rounds: [[now + 2 * DAY, now + 3 * DAY]],
      whole: [now + 7 * DAY, now + 8 * DAY],
    }),
  )
}, 60_000)

afterAll(async () => {
  counting.close()
  await node.close()
  rmSync(folder, { recursive: true, force: true })
})

const SAID = 'Everyone has the right to seek, receive and impart information through any media. '.repeat(4)

/** A log that nobody has: on one machine there is but one hand. */
const nobodys = () => createHash('sha256').update('nobody').digest('hex')

it('sends all of its texts in a few bodies', async () => {
  const { port } = counting.address() as AddressInfo
  const { state } = await run(
    ...['new', node.url, at('plan.json'), '--key', at('convener.key')],
    ...['--save', at('sent.json'), '--to', `http://127.0.0.1:${port}/`],
  )
  expect(state).toBe('sent')
  expect(bodies).toBeGreaterThan(1)
  expect(bodies).toBeLessThan(10)
  const { passages, id } = parseConstitution(parseEventJson(readFileSync(at('sent.json'), 'utf8').trim()))
  expect(passages).toHaveLength(PASSAGES)
  await node.batch.releaseDue()
  for (const event of [id, ...passages.map(({ text }) => text)])
    expect(node.batch.rows.get(event) ?? node.store.get(event)).toBeDefined()
}, 60_000)

it('writes files that can be handed in, and says which', async () => {
  const { file, files } = await run(
    ...['new', node.url, at('plan.json'), '--key', at('convener.key'), '--out', at('all.outbox')],
  )
  expect(file).toBe(at('all.outbox'))
  expect(files[0]).toBe(file)
  const lines = (files as string[]).flatMap((one) => decodeOutboxFile(readFileSync(one)))
  expect(lines).toHaveLength(PASSAGES + 2)
  for (const one of files) {
    const { code, out } = await commonwall('import', one, '--to', node.url, '--json')
    expect(code, out).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ refused: 0 })
  }
}, 60_000)

// Writing and reading by the command, against a real node: plain at once, sealed in a batch, by file, and refused.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { foundWall, type RunningNode, silentLog, startNode, writeKeyFile } from '@commonwall/node'
import {
  decodeInboxBody,
  type EventTemplate,
  fingerprint,
  KIND,
  logHash,
  parseEventJson,
  publicKeyOf,
  signEvent,
  tagValue,
  type VerifiedEvent,
} from '@commonwall/wall'
import { npubEncode } from 'nostr-tools/nip19'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { keyEvent } from '../../wall/test/key-event.ts'
import { byClock } from './reach/clock.ts'
import { freePort } from './reach/wall.ts'
import { commonwall, commonwallWith, MAIN } from './run-command.ts'

const secret = (seed: number) => new Uint8Array(32).fill(seed)

describe('commonwall post and read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonwall-post-'))
  const key = join(folder, 'writer.key')
  let node: RunningNode
  /** What protects a name: its id is the name. */
  let named: VerifiedEvent
  /** Said by another program: nothing was taken out of it. */
  let hostile: VerifiedEvent
  /** Minutes by which the node's clock is ahead: batches wait up to four. */
  let ahead = 0

  beforeAll(async () => {
    const data = join(folder, 'wall')
    const port = await freePort()
    const founding = foundWall({
      folder: data,
      titles: [{ lang: 'en', text: 'Said' }],
      boards: [{ slug: 'letters', lang: 'en', title: 'Letters' }],
      langs: ['en'],
      url: `http://127.0.0.1:${port}/`,
      keeper: secret(1),
      batch: 1,
      now: Math.floor(Date.now() / 1000),
      random: (length) => new Uint8Array(length).fill(9),
    })
    writeKeyFile(key, secret(7))
    const now = Math.floor(Date.now() / 1000)
    const sign = (template: EventTemplate) => signEvent(template, secret(8), secret(3))
    const [keys, next] = [[publicKeyOf(secret(8))], publicKeyOf(secret(9))]
    named = keyEvent({ wall: founding.id, keys, next, at: now }, secret(8))
    const profile = sign({
      ...{ kind: KIND.profile, created_at: now, tags: [['h', founding.id]] },
      content: '{"name":"Mill Lane"}',
    })
    hostile = sign({
      ...{
        kind: KIND.thread,
        created_at: now,
        content: 'To \u009b31mwhom\u202e it concerns: 人权 is a word.',
      },
      tags: [
        ['h', founding.id],
        ['title', 'A letter\u202e of mine'],
        ['t', 'letters'],
      ],
    })
    node = await startNode({
      folder: data,
      port,
      portable: true,
      plant: [named, profile, hostile],
      log: silentLog,
      now: () => Math.floor(Date.now() / 1000) + 60 * ahead,
    })
  }, 60_000)

  afterAll(async () => {
    await node.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Lets the time of a batch pass. */
  async function release(): Promise<void> {
    ahead += 5
    await node.batch.releaseDue()
    await node.flush()
  }

  it('says things at once or sealed, answers, and shows them verified', async () => {
    const file = join(folder, 'letter.txt')
    writeFileSync(
      file,
      'An open\u200b letter\r\n\r\nTo\u2005whom\u202e it concerns: 人\ufe01权 می\u200cخواهم\n',
    )
    const ws = node.url.replace('http', 'ws')
    const said = await commonwall(
      ...[
        'post',
        node.url,
        '--board',
        'letters',
        '--file',
        file,
        '--key',
        key,
        '--plain',
        '--to',
        ws,
        '--json',
      ],
    )
    expect(said.code, said.err).toBe(0)
    const { id } = JSON.parse(said.out)
    await node.flush()
    // What was pasted into it to tell copies apart has not left; what is written with such a sign has.
    const content = 'To whom it concerns: 人权 می\u200cخواهم'
    expect(node.store.get(id)).toMatchObject({ pubkey: publicKeyOf(secret(7)), kind: 11, content })

    const code = `nostr:${npubEncode(publicKeyOf(secret(8)))}`
    const answer = await commonwallWith(
      `I agree.\nAnd ${code}?`,
      ...['post', node.url, '--reply-to', id, '--json'],
    )
    expect(answer.code, answer.err).toBe(0)
    const reply = JSON.parse(answer.out)
    expect(reply.state).toBe('sent')
    expect(node.store.get(reply.id)).toBeUndefined()
    await release()
    const held = node.store.get(reply.id)
    expect(held?.pubkey).not.toBe(publicKeyOf(secret(7)))
    expect((held?.created_at ?? 1) % 3_600).toBe(0)

    const front = await commonwall('read', node.url)
    expect(front.out).toMatch(/Said\n[a-z ]+ \([0-9a-f]{16}…\)\n/)
    expect(front.out).toMatch(/── letters ── Letters\n {3}An open letter {2}\[en\]\n {6}1 replies/)
    const thread = await commonwall('read', node.url, '--thread', reply.id.slice(0, 12))
    expect(thread.out).toMatch(/#2 throwaway \d, .*, on the wall \[en\]\n(.*\n)* {3}I agree\./)
    // Whom it mentions is said by name, with the words that tell whose it is.
    expect(thread.out).toContain(`   And @Mill Lane (${fingerprint(named.id, 'en').join(' ')})?\n`)
    expect(thread.out).not.toMatch(/[\u009b\u202e]/)
    const found = await commonwall('read', node.url, '--search', '人權', '--json')
    const contents = new Map(
      JSON.parse(found.out).found.map((event: VerifiedEvent) => [event.id, event.content]),
    )
    expect(contents).toEqual(
      new Map([
        [id, content],
        [hostile.id, hostile.content],
      ]),
    )
    expect(found.out).not.toMatch(/[\u009b\u202e]/)
    const letter = await commonwall('read', node.url, '--thread', hostile.id)
    expect(letter.out).toContain('whom it concerns')
    expect(letter.out + front.out).not.toMatch(/[\u009b\u202e]/)
  }, 60_000)

  it('seals into a file that nobody who carries it can read, and that is taken wherever it is posted', async () => {
    const out = join(folder, 'carried.txt')
    const saved = join(folder, 'throwaway.key')
    const sealed = await commonwallWith(
      'Carried\n\nby hand',
      ...['post', join(folder, 'wall'), '--board', 'letters', '--out', out, '--save-key', saved, '--json'],
    )
    expect(sealed.code, sealed.err).toBe(0)
    const { id } = JSON.parse(sealed.out)
    for (const file of [out, saved]) expect(statSync(file).mode & 0o077).toBe(0)
    const bytes = readFileSync(out)
    expect([1_024, 4_096, 16_384, 98_304]).toContain(bytes.length)
    expect(bytes.includes('hand')).toBe(false)
    const [line] = decodeInboxBody(bytes)
    expect(parseEventJson(line?.text ?? '')).toMatchObject({
      kind: 1059,
      content: expect.not.stringContaining(id),
    })
    const [log] = node.state.history().current.logs
    const answer = await fetch(`${node.url}log/${logHash(log?.key ?? '')}/inbox`, {
      method: 'POST',
      body: bytes,
    })
    expect(await answer.text()).toMatch(/^[0-9a-f]{64} taken\n/)
    await release()
    expect(node.store.get(id)?.content).toBe('by hand')
  }, 60_000)

  it('composes what a file or a title has decomposed, as some systems write it and the app never does', async () => {
    const [title, text] = ['Cafe\u0301', 'nu\u0308 ren']
    const plain = ['--key', key, '--plain', '--to', node.url.replace('http', 'ws'), '--json']
    const said = await commonwallWith(
      text,
      ...['post', node.url, '--board', 'letters', '--title', title, ...plain],
    )
    expect(said.code, said.err).toBe(0)
    await node.flush()
    const event = node.store.get(JSON.parse(said.out).id)
    expect([event && tagValue(event, 'title'), event?.content]).toEqual(['Caf\u00e9', 'n\u00fc ren'])
  }, 60_000)

  it('signs now, sends at the hour that was asked for, and dates it by that', async () => {
    const at = Math.floor(Date.now() / 1000) + 5
    const later = ['--key', key, '--plain', '--to', node.url.replace('http', 'ws'), '--json', '--at']
    const time = new Date(1000 * at).toISOString().replace('.000', '')
    const said = await commonwallWith('Later\n\nx', 'post', node.url, '--board', 'letters', ...later, time)
    expect(said.code, said.err).toBe(0)
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(at)
    await node.flush()
    expect(node.store.get(JSON.parse(said.out).id)?.created_at).toBe(at)
    const wrong = await commonwallWith('x', 'post', node.url, '--board', 'letters', ...later, 'tomorrow')
    expect(wrong.code).toBe(2)
    expect(wrong.out).toMatch(/at: expected a time with its zone/)
  }, 60_000)

  it('goes on from the hour that was asked for until somebody takes it', async () => {
    const gate = await openGate(Number(new URL(node.url).port))
    const at = Math.floor(Date.now() / 1000) + 6
    const time = new Date(1000 * at).toISOString().replace('.000', '')
    const args = ['--board', 'letters', '--key', key, '--at', time]
    const child = spawn(process.execPath, [...byClock(), MAIN, 'post', gate.url, ...args])
    child.stdin.end('Weekly\n\nOn the morning it was due.')
    let [told, out] = ['', '']
    const hears = (words: string) => vi.waitUntil(() => told.includes(words), { timeout: 40_000 })
    child.stderr.on('data', (chunk) => {
      told += chunk
    })
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    const ended = once(child, 'close')
    await hears('it leaves at')
    gate.shut()
    await hears('no answer; try another address, or a file; trying again in 5 seconds')
    expect(Date.now() / 1000).toBeGreaterThanOrEqual(at)
    gate.open()
    const [code] = await ended
    await gate.close()
    expect(code, told).toBe(0)
    const [, id = ''] = /^Sent ([0-9a-f]{64})/.exec(out) ?? []
    await release()
    expect(node.store.get(id)).toMatchObject({ kind: KIND.thread, created_at: at })
  }, 90_000)

  it('says in one sentence and one number what did not work', async () => {
    const nowhere = await commonwallWith('x', 'post', node.url, '--board', 'nowhere')
    expect(nowhere).toMatchObject({ code: 1, out: '', err: 'board: expected one of letters, got nowhere\n' })
    const contradiction = await commonwallWith('x', 'post', node.url, '--board', 'letters', '--plain')
    expect(contradiction).toMatchObject({ code: 2, out: '' })
    const unknown = await commonwall('read', node.url, '--colour', 'red')
    expect(unknown).toMatchObject({ code: 2, out: '' })
    const silent = await commonwall('read', 'http://127.0.0.1:9/', '--json')
    expect(silent.code).toBe(3)
    expect(JSON.parse(silent.out).error.code).toBe('source/unreachable')
  }, 60_000)

  it('lets no host draw on the terminal of who posts: what it says is letters on one line', async () => {
    const relay = new WebSocketServer({ port: 0, perMessageDeflate: false })
    relay.on('connection', (socket) =>
      socket.on('message', (message) => {
        const [, { id }] = JSON.parse(String(message))
        const reason =
          'blocked: no\u001b[2J\u001b]52;c;eA==\u0007\u009b1A\u202e\nOn the wall: #1, 4 of 4 witnesses'
        socket.send(JSON.stringify(['OK', id, false, reason]))
      }),
    )
    await once(relay, 'listening')
    const { port } = relay.address() as AddressInfo
    const to = ['--board', 'letters', '--key', key, '--plain', '--to', `ws://127.0.0.1:${port}/`]
    const refused = await commonwallWith('Said\n\nto a relay', 'post', node.url, ...to)
    const asJson = await commonwallWith('Said\n\nto a relay', 'post', node.url, ...to, '--json')
    const closed = once(relay, 'close')
    for (const client of relay.clients) client.terminate()
    relay.close()
    await closed
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toBe(
      'the post was refused: blocked: no[2J]52;c;eA==1A On the wall: #1, 4 of 4 witnesses\n',
    )
    expect(`${JSON.parse(asJson.out).error.message}\n`).toBe(refused.err)
  }, 60_000)

  it('imports what stood elsewhere as articles that nobody signed then: tried first, twice is once', async () => {
    const sources = fileURLToPath(new URL('import/sources/', import.meta.url))
    const importing = (source: string, ...more: readonly string[]) =>
      commonwall(
        'import',
        resolve(sources, source),
        '--to',
        node.url,
        '--board',
        'letters',
        '--key',
        key,
        '--json',
        ...more,
      )
    const tried = await importing('blog.wxr.xml', '--dry-run')
    expect(tried.code, tried.err).toBe(0)
    expect(JSON.parse(tried.out)).toMatchObject({ new: 2, there: 0, passedOver: 1, problems: [] })
    const first = await importing('blog.wxr.xml')
    expect(first.code, first.err).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({ new: 2, sent: 2, refused: 0 })
    // Before the batch is out: what was signed is sent again as it was.
    const again = await importing('blog.wxr.xml')
    expect(JSON.parse(again.out)).toMatchObject({ new: 0, signed: 2, sent: 2, refused: 0 })
    await release()
    const { events } = node.store.query([{ kinds: [30_023], limit: 10, tags: {} }], 10)
    expect(events).toHaveLength(2)
    const dates = events.map(({ tags }) => tags.find(([name]) => name === 'imported')?.slice(1))
    expect(dates).toContainEqual(['Harbour desk, https://harbour.example/harbour-dues/', '2018-06-01'])
    const third = await importing('blog.wxr.xml')
    expect(JSON.parse(third.out)).toMatchObject({ new: 0, signed: 0, there: 2, sent: 0 })
    // A copy that is told apart by marks alone is the same article; in another one they are counted, and in which.
    const marked = join(folder, 'marked.xml')
    const text = readFileSync(join(sources, 'blog.wxr.xml'), 'utf8')
    writeFileSync(
      marked,
      text.replaceAll('First line', 'First\u200b line').replaceAll('Harbour dues', 'Harbour\u{e0041} dues'),
    )
    expect(JSON.parse((await importing(marked)).out)).toMatchObject({ new: 0, there: 2, marks: 0 })
    writeFileSync(
      marked,
      text.replaceAll('First line', 'Other\u200b lines').replaceAll('Harbour dues', 'Harbour\u{e0041} dues'),
    )
    const where = ['--to', node.url, '--board', 'letters', '--key', key, '--dry-run']
    const told = await commonwall('import', marked, ...where)
    expect(told.out).toContain(
      'Marks that are not seen, or in links: 2, in 1 of these articles. They can tell whose copy it is, and are left out; wording can tell too.\n  2 in Harbour',
    )
    const [{ text: posted }] = JSON.parse(
      (await commonwall('import', marked, ...where, '--json')).out,
    ).articles
    expect(posted).toMatch(/^Other lines/)
    const page = await (await fetch(node.url)).text()
    const path = /href="([^"]*)"><bdi[^>]*>Harbour dues/.exec(page)?.[1] ?? ''
    const article = await (await fetch(new URL(path, node.url))).text()
    expect(article).toContain('2018-06-01')
    expect(article).toContain('Not signed when it was written')
    const wrong = await importing('press.rss.xml', '--lang', 'english!')
    expect(wrong.code).toBe(2)
    expect(wrong.out).toMatch(/lang: expected a language tag/)
  }, 90_000)
})

/** A way to a node that can be shut: whoever comes then is cut off. */
async function openGate(port: number) {
  const sockets = new Set<Socket>()
  let isOpen = true
  const cut = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  const server = createServer((socket) => {
    if (!isOpen) return socket.destroy()
    const beyond = connect(port, '127.0.0.1')
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    open() {
      isOpen = true
    },
    shut() {
      isOpen = false
      cut()
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}

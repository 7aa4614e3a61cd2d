// Survive: one wall, mirrors that hand on, a relay that anybody runs, and a bundle, each a process or a file. Sources are
// killed one after another while readers read and write. At the end nothing is left but the file.

import assert from 'node:assert/strict'
import { openAsBlob, rmSync } from 'node:fs'
import { join } from 'node:path'
import { foundWall, VerifierPool } from '@commonwall/node'
import { openFile, relayTransport } from '@commonwall/sync'
import { publicKeyOf, stringifyEvent, type VerifiedEvent } from '@commonwall/wall'
import { commonwall } from '../run-command.ts'
import { openReader, type Reader } from './reader.ts'
import { until } from './seized.ts'
import { foundTestWall, freePort, type RunningCommand, say, secretOf, start, thread } from './wall.ts'

export interface SurviveOptions {
  readonly folder: string
  readonly mirrors: number
  readonly log: (line: string) => void
}

export async function survive({ folder, mirrors, log }: SurviveOptions): Promise<void> {
  const at = (...names: string[]) => join(folder, ...names)
  const alive = new Map<string, RunningCommand>()
  const verifiers = await VerifierPool.open()
  const up = async (name: string, ...args: string[]) => {
    const command = await start(...args)
    alive.set(name, command)
    return String(command.up.url ?? '')
  }
  const kill = async (name: string) => {
    await alive.get(name)?.kill()
    alive.delete(name)
    log(`killed: ${name}`)
  }
  const readers: Reader[] = []
  /** Seconds by which the readers' clocks are moved: what a dead mirror took is sent again after an hour. */
  let later = 0
  const now = () => Math.floor(Date.now() / 1000) + later
  const written: VerifiedEvent[] = []
  let seed = 10_000
  /** Everybody reads; one writes. Whatever is verified once must never be lost by anybody. */
  const readAndWrite = async (writer: Reader | undefined, words: string) => {
    if (writer) {
      const post = thread(wall.wall, words, seed++)
      written.push(post)
      await writer.outbox.add(post)
    }
    for (const reader of readers) {
      const before = [...reader.copy.events()].map(({ id }) => id)
      await reader.send()
      for (const id of before) assert.ok(reader.copy.event(id), 'a verified post was lost')
    }
  }

  const wall = await foundTestWall(folder, 'wall')
  rmSync(wall.keeperFiles[0] ?? '')
  try {
    // The log, its mirrors, and a relay that knows no walls and takes what anybody posts.
    await up('the log', 'serve', wall.data, '--port', String(wall.port))
    assert.deepEqual(
      await say(
        wall.url,
        Array.from({ length: 40 }, (_, n) => thread(wall.wall, `first ${n}`, n)),
      ),
      [],
    )
    const names: string[] = []
    const urls: string[] = []
    for (let n = 1; n <= mirrors; n++) {
      const args = [
        '--serve',
        '--data',
        at(`mirror-${n}`),
        '--port',
        String(await freePort()),
        '--every',
        '1',
      ]
      names.push(`mirror ${n}`)
      urls.push(await up(`mirror ${n}`, 'mirror', wall.url, ...(urls[0] ? [urls[0]] : []), ...args))
    }
    const relay = await startRelay(folder, up)
    for (let n = 0; n < 3; n++)
      readers.push(await openReader({ wall: wall.wall, from: [wall.url, ...urls], verifiers, now }))
    const [one, two, three] = readers as [Reader, Reader, Reader]
    await until('everybody reads the first posts', async () => {
      await readAndWrite(undefined, '')
      return readers.every(({ copy }) => [...copy.events()].length >= 41)
    })

    // Somebody copies the wall to a relay; readers hear what no log has yet.
    const copied = [...one.copy.events()].filter(({ kind }) => kind === 11)
    const carrier = relayTransport(relay.replace('http', 'ws'))
    await carrier.post?.('', copied.map(stringifyEvent))
    const heard = thread(wall.wall, 'heard on a relay', seed++)
    await carrier.post?.('', [stringifyEvent(heard)])
    await carrier.close()
    await hear(three, relay, heard.id)
    log(`three readers, ${urls.length} mirrors, a relay`)

    await readAndWrite(one, 'while all are there')
    await kill('mirror 1')
    await readAndWrite(two, 'after the first mirror')
    await kill('the log')
    // Nobody can log now; a mirror keeps what it is given, and so do outboxes.
    await readAndWrite(three, 'while the log is away')
    await readAndWrite(one, 'and one more')
    await kill('mirror 2')
    await readAndWrite(two, 'after the second mirror')

    await up('the log', 'serve', wall.data, '--port', String(wall.port))
    later = 4_000
    log('the log is back; an hour has passed for readers')
    await until(
      'every waiting post is on the wall with a proof',
      async () => {
        for (const { outbox } of readers)
          for (const { event, state } of outbox.entries) if (state === 'waiting') await outbox.hurry(event.id)
        await readAndWrite(undefined, '')
        return readers.every(({ outbox }) => outbox.entries.every(({ state }) => state === 'on-the-wall'))
      },
      900,
    )
    for (const { outbox } of readers)
      for (const { placement } of outbox.entries)
        assert.ok(placement?.proof.startsWith('c2sp.org/tlog-proof@v1'))
    log(`${written.length} posts that waited are on the wall, each with a proof`)

    const last = names.at(-1) ?? ''
    await until('the last mirror holds everything', async () => {
      return holdsAll(urls.at(-1) ?? '', wall.wall, written, verifiers)
    })
    const bundle = await commonwall('export', urls.at(-1) ?? '', '--out', at('last.tar'))
    assert.equal(bundle.code, 0, bundle.out + bundle.err)
    await kill('the log')
    await kill('the relay')
    for (const name of names) if (name !== last && alive.has(name)) await kill(name)
    await readAndWrite(undefined, '')
    await kill(last)
    assert.equal(alive.size, 0)

    // The last source is a file.
    const opened = await openFile('last.tar', await openAsBlob(at('last.tar')))
    assert.ok(opened.kind === 'wall')
    const newcomer = await openReader({ wall: wall.wall, from: [opened.transport], verifiers })
    readers.push(newcomer)
    const { caught } = await newcomer.catchUp()
    assert.deepEqual(caught, [])
    for (const { id } of written)
      assert.ok(newcomer.copy.standing(id).places.length > 0, 'a post is not in the file')
    const verified = await commonwall('verify', at('last.tar'), '--wall', wall.wall)
    assert.equal(verified.code, 0, verified.out + verified.err)
    log('the last source is a file: it verifies, and holds every post')
  } finally {
    for (const reader of readers) await reader.close()
    for (const command of alive.values()) await command.kill()
    await verifiers.close()
  }
}

/** A relay of somebody else: another wall's node that takes any event. */
async function startRelay(
  folder: string,
  up: (name: string, ...args: string[]) => Promise<string>,
): Promise<string> {
  const port = String(await freePort())
  const data = join(folder, 'relay')
  foundWall({
    folder: data,
    titles: [{ lang: 'en', text: 'A relay' }],
    boards: [],
    langs: ['en'],
    url: `http://127.0.0.1:${port}/`,
    keeper: secretOf(77),
    otherKeepers: [publicKeyOf(secretOf(78))],
    now: Math.floor(Date.now() / 1000),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  return up('the relay', 'serve', data, '--port', port, '--open')
}

/** A reader follows a relay until it has heard a post, which no log has. */
async function hear({ copy }: Reader, relay: string, id: string): Promise<void> {
  const stop = new AbortController()
  const transport = relayTransport(relay.replace('http', 'ws'))
  const following = copy.follow(transport, { signal: stop.signal }).catch(() => undefined)
  await until('a reader hears the relay', async () => copy.event(id) !== undefined, 30)
  assert.deepEqual(copy.standing(id).places, [])
  stop.abort()
  await following
  await transport.close()
}

async function holdsAll(
  url: string,
  wall: string,
  posts: readonly VerifiedEvent[],
  verifiers: VerifierPool,
): Promise<boolean> {
  const reader = await openReader({ wall, from: [url], verifiers })
  await reader.catchUp()
  const all = posts.every(({ id }) => reader.copy.standing(id).places.length > 0)
  await reader.close()
  return all
}

// Moving house: the old host lives while the new one begins, both as processes, and people read and write at both. In the
// pause both are killed with a post waiting in each. At every station both verify, and nobody has lost anything.

import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { VerifierPool } from '@commonwall/node'
import type { VerifiedEvent } from '@commonwall/wall'
import { readWitness } from '../../src/definition/read-witness.ts'
import { commonwall, commonwallWith } from '../run-command.ts'
import { startClock } from './clock.ts'
import { openReader, type Reader } from './reader.ts'
import { until } from './seized.ts'
import { foundTestWall, freePort, type RunningCommand, say, start, thread } from './wall.ts'

export interface HouseOptions {
  readonly folder: string
  readonly witnesses: number
  readonly log: (line: string) => void
}

const HOUR = 3_600

export async function house({ folder, witnesses, log }: HouseOptions): Promise<void> {
  const at = (...names: string[]) => join(folder, ...names)
  const clock = startClock(at('clock'))
  const alive = new Map<string, RunningCommand>()
  const readers: Reader[] = []
  const written: VerifiedEvent[] = []
  const verifiers = await VerifierPool.open()
  const up = async (name: string, ...args: string[]) => {
    const command = await start(...args)
    alive.set(name, command)
    return command
  }
  const kill = async (name: string) => {
    await alive.get(name)?.kill('SIGKILL')
    alive.delete(name)
  }
  try {
    const entries = []
    for (let n = 0; n < witnesses; n++) {
      const port = await freePort()
      const args = ['--name', `witness.example/${n}`, '--port', String(port), '--wall', at('old')]
      const { up: said } = await up(`witness ${n}`, 'witness', at(`witness-${n}`), ...args)
      entries.push(readWitness(`${said.vkey}=http://127.0.0.1:${port}/`))
    }
    const founded = await foundTestWall(folder, 'old', entries)
    mkdirSync(at('away'))
    const keys = founded.keeperFiles.map((file, n) => {
      renameSync(file, at('away', `${n}.key`))
      return at('away', `${n}.key`)
    })
    const { wall, url: oldUrl } = founded
    const newPort = await freePort()
    const newUrl = `http://127.0.0.1:${newPort}/`
    const follow = (url: string) => ['--follow', url, '--every', '1']
    const startOld = () => up('old', 'serve', founded.data, '--port', String(founded.port), ...follow(newUrl))
    const startNew = () => up('new', 'serve', at('new'), '--port', String(newPort), ...follow(oldUrl))

    /** Everybody reads; whatever was verified once must never be lost by anybody. */
    const read = async () => {
      for (const reader of readers) {
        const before = [...reader.copy.events()].map(({ id }) => id)
        await reader.send()
        for (const id of before) assert.ok(reader.copy.event(id), 'a verified post was lost')
      }
    }
    const write = async (reader: Reader | undefined, words: string) => {
      const post = thread(wall, words, 20_000 + written.length, clock.now())
      written.push(post)
      await reader?.outbox.add(post)
      await read()
      return post
    }
    /** At a host's own connection, as an ordinary Nostr program would. */
    const sayAt = async (url: string, words: string) => {
      const post = thread(wall, words, 20_000 + written.length, clock.now())
      written.push(post)
      assert.deepEqual(await say(url, [post]), [])
      await read()
    }
    const verify = async (station: string, ...urls: string[]) => {
      for (const url of urls) {
        const { code, out, err } = await commonwall('verify', url, '--wall', wall)
        assert.equal(code, 0, `${station}: ${url}\n${out}${err}`)
      }
      log(`${station}: nothing is wrong at ${urls.length === 1 ? 'the host' : 'either host'}`)
    }
    const holdsAll = (reader: Reader | undefined) =>
      written.every(({ id }) => (reader?.copy.standing(id).places.length ?? 0) > 0)

    await up('old', 'serve', founded.data, '--port', String(founded.port))
    const open = async (...from: string[]) => {
      readers.push(await openReader({ wall, from, verifiers, now: clock.now }))
    }
    await open(oldUrl)
    for (let n = 0; n < 20; n++) await sayAt(oldUrl, `before ${n}`)
    await until('the first posts are witnessed', async () => {
      await read()
      return written.every(({ id }) => readers[0]?.copy.standing(id).witnessedAt !== undefined)
    })
    await verify('before', oldUrl)

    const restored = await commonwall(
      ...['restore', at('new'), '--from', oldUrl, ...keys.flatMap((file) => ['--keeper-key', file])],
      ...['--url', newUrl, '--send', oldUrl, '--json'],
    )
    assert.equal(restored.code, 0, restored.out + restored.err)
    assert.equal(JSON.parse(restored.out).bound, true)
    mkdirSync(at('taken away'))
    for (const [n, key] of keys.entries()) renameSync(key, at('taken away', `${n}.key`))
    for (let n = 0; n < witnesses; n++)
      copyFileSync(at('new', 'restored.jsonl'), at(`witness-${n}`, 'restored.jsonl'))
    await write(readers[0], 'while the old host alone knows of the new one')
    await verify('announced, not begun', oldUrl)

    await startNew()
    await open(newUrl, oldUrl)
    await open(newUrl)
    await verify('the old host does not follow yet', oldUrl, newUrl)
    await kill('old')
    await startOld()
    log('both hosts follow each other')
    await sayAt(oldUrl, 'at the old host')
    await sayAt(newUrl, 'at the new host')
    await write(readers[1], 'from an outbox that knows both')
    await until('both hosts hold what was said at either', async () => {
      await read()
      return written.slice(-3, -1).every(({ id }) => readers.every(({ copy }) => copy.event(id)))
    })
    await verify('during the pause', oldUrl, newUrl)

    // A post is sealed to each host alone and waits there for its batch; then both are killed.
    for (const url of [oldUrl, newUrl]) {
      const sent = await commonwallWith(
        `Waiting at ${url}\n\nkilled meanwhile`,
        ...['post', url, '--board', 'letters', '--to', url, '--json'],
      )
      assert.equal(sent.code, 0, sent.out + sent.err)
    }
    await write(readers[2], 'in an outbox, and then nobody is there')
    await kill('old')
    await kill('new')
    await write(readers[1], 'while nobody is there')
    await startOld()
    await startNew()
    for (const { outbox } of readers)
      for (const { event, state } of outbox.entries) if (state === 'waiting') await outbox.hurry(event.id)
    await verify('after both were killed', oldUrl, newUrl)
    await until(
      'everything is on the wall, with a proof',
      async () => {
        // Sent again is what was given to a host that was not there, after an hour and a little.
        clock.pass(600)
        await setTimeout(5_000)
        await read()
        const texts = [...(readers[1]?.copy.events() ?? [])].map(({ content }) => content)
        return (
          texts.filter((text) => text.includes('killed meanwhile')).length === 2 &&
          readers.every(holdsAll) &&
          readers.every(({ outbox }) => outbox.entries.every(({ state }) => state === 'on-the-wall'))
        )
      },
      600,
    )
    log(`${written.length + 2} posts are on the wall, those that waited with a proof`)
    assert.deepEqual(statesAt(readers[1]), ['in force', 'bound, waiting'])
    await verify('late in the pause', oldUrl, newUrl)

    // The end of the pause, an hour at a time; somebody writes to the old host until it closes.
    let closed = false
    for (let hour = 0; hour < 80 && !closed; hour++) {
      clock.pass(HOUR)
      await setTimeout(2_500)
      if (hour % 10 === 0) {
        const post = thread(wall, `in hour ${hour}`, 20_000 + written.length, clock.now())
        const [refusal] = await say(oldUrl, [post])
        if (refusal === undefined) written.push(post)
        else assert.match(refusal, /closed this log; post to http/)
      }
      await read()
      closed = readers.every((reader) => statesAt(reader)?.at(-1) === 'in force')
    }
    assert.ok(closed, 'the definition did not come into force')
    log('the new definition is in force, the old log closed')
    await verify('in force', oldUrl, newUrl)
    await sayAt(newUrl, 'in the new house')
    await until('everybody holds everything', async () => {
      await read()
      return readers.every(holdsAll)
    })
    await verify('after', oldUrl, newUrl)
    for (const { copy, outbox } of readers) {
      assert.deepEqual(copy.evidence, [])
      for (const { id, content } of written)
        assert.ok(copy.standing(id).witnessedAt !== undefined, `without a date: ${content}`)
      for (const { placement } of outbox.entries)
        assert.ok(placement?.proof.startsWith('c2sp.org/tlog-proof@v1'))
    }
    await kill('old')
    await verify('without the old host', newUrl)
  } finally {
    for (const reader of readers) await reader.close()
    for (const command of alive.values()) await command.kill()
    await verifiers.close()
    clock.close()
  }
}

function statesAt(reader: Reader | undefined) {
  return reader?.copy.history()?.versions.map(({ state }) => state)
}

// Seized: the node's folder is deleted with the log's key. A mirror, the keepers' keys and an empty folder are left.

import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { VerifierPool } from '@commonwall/node'
import { readWitness } from '../../src/definition/read-witness.ts'
import { commonwall, commonwallWith } from '../run-command.ts'
import { openReader } from './reader.ts'
import { foundTestWall, freePort, type RunningCommand, say, start, thread } from './wall.ts'

export interface SeizedOptions {
  readonly folder: string
  readonly posts: number
  readonly witnesses: number
  /** Lets nobody wait for a batch: the posts after the restore go in at once. */
  readonly quick?: boolean
  readonly log: (line: string) => void
}

export async function seized({ folder, posts, witnesses, quick = false, log }: SeizedOptions): Promise<void> {
  const at = (...names: string[]) => join(folder, ...names)
  const running: RunningCommand[] = []
  const verifiers = await VerifierPool.open()
  const up = async (...args: string[]) => {
    const command = await start(...args)
    running.push(command)
    return command
  }
  try {
    // Witnesses are processes of their own; the wall's folder tells them of its log.
    const entries = []
    for (let n = 0; n < witnesses; n++) {
      const port = await freePort()
      const args = ['--name', `witness.example/${n}`, '--port', String(port), '--wall', at('old')]
      const { up: said } = await up('witness', at(`witness-${n}`), ...args)
      entries.push(readWitness(`${said.vkey}=http://127.0.0.1:${port}/`))
    }
    const founded = await foundTestWall(folder, 'old', entries)
    mkdirSync(at('away'))
    const keys = founded.keeperFiles.map((file, n) => {
      const away = at('away', `${n}.key`)
      renameSync(file, away)
      return away
    })
    const old = await up('serve', founded.data, '--port', String(founded.port))
    const first = Array.from({ length: posts }, (_, n) => thread(founded.wall, `before ${n}`, n))
    assert.deepEqual(await say(founded.url, first), [])
    const newPort = await freePort()
    const newUrl = `http://127.0.0.1:${newPort}/`
    const reader = await openReader({ wall: founded.wall, from: [founded.url, newUrl], verifiers })
    await until('the reader holds all posts, and they are witnessed', async () => {
      await reader.catchUp()
      return first.every(({ id }) => reader.copy.standing(id).witnessedAt !== undefined)
    })
    await until('the mirror holds all posts', async () => {
      const mirrored = await commonwall('mirror', founded.url, '--to', at('site'))
      assert.equal(mirrored.code, 0, mirrored.out + mirrored.err)
      return (
        await commonwall('export', at('site'), '--as', 'jsonl', '--out', at(`all-${Date.now()}`))
      ).out.startsWith(`${posts + 1} posts`)
    })
    const carried = await commonwallWith(
      'Carried\n\nfor a log that is gone',
      'post',
      at('site'),
      '--board',
      'letters',
      '--out',
      at('carried'),
      '--json',
    )
    assert.equal(carried.code, 0, carried.err)
    log(`${posts} posts stand, a mirror and a reader hold them`)

    await old.kill()
    rmSync(founded.data, { recursive: true })
    const waiting = thread(founded.wall, 'written while there was no wall', 9_001)
    await reader.outbox.add(waiting)
    await reader.send()
    assert.notEqual(reader.outbox.entries[0]?.state, 'on-the-wall')

    const keyOptions = keys.flatMap((file) => ['--keeper-key', file])
    const restored = await commonwall(
      'restore',
      at('new'),
      '--from',
      at('site'),
      ...keyOptions,
      '--url',
      newUrl,
      '--json',
    )
    assert.equal(restored.code, 0, restored.out + restored.err)
    assert.equal(JSON.parse(restored.out).bound, true)
    const early = await commonwall('serve', at('new'), '--port', String(newPort))
    assert.equal(early.code, 1, 'a node must not start beside a keeper’s key')
    mkdirSync(at('taken away'))
    for (const [n, key] of keys.entries()) renameSync(key, at('taken away', `${n}.key`))
    for (let n = 0; n < witnesses; n++)
      copyFileSync(at('new', 'restored.jsonl'), at(`witness-${n}`, 'restored.jsonl'))
    await up('serve', at('new'), '--port', String(newPort))
    log('restored on an empty folder with a new log')

    await until('the waiting post is on the wall, with a proof', async () => {
      if (quick) await say(newUrl, [waiting])
      else await reader.outbox.hurry(waiting.id)
      await reader.send()
      return reader.outbox.entries.find(({ event }) => event.id === waiting.id)?.state === 'on-the-wall'
    })
    // The old host is gone, and nothing else is wrong.
    const alarms = reader.copy.caught.filter(({ code }) => code !== 'unreachable')
    assert.deepEqual(alarms, [])
    assert.deepEqual(reader.copy.evidence, [])
    for (const { id } of first) assert.ok(reader.copy.event(id), 'an old post is lost')
    const versions = reader.copy.history()?.versions.map(({ state }) => state)
    assert.deepEqual(versions, ['in force', 'bound, waiting'])
    const placement = reader.outbox.entries.find(({ event }) => event.id === waiting.id)?.placement
    assert.deepEqual([placement?.witnesses, placement?.of], [witnesses, witnesses])
    log(`the waiting post arrived: ${placement?.witnesses} of ${placement?.of} witnesses`)

    const opened = await commonwall(
      'keeper',
      'open',
      at('carried'),
      '--keeper-key',
      at('taken away', '0.key'),
      '--to',
      newUrl,
      '--json',
    )
    assert.deepEqual({ ...JSON.parse(opened.out) }, { lines: 3, opened: 1, newer: 0, taken: 1 })
    const front = await (await fetch(newUrl)).text()
    assert.match(front, /before \d+/)
    // A newcomer, who knows nothing but the new address.
    // Its front page is made again within some seconds of the last post.
    let verified = ''
    await until(
      'the restored wall verifies',
      async () => {
        const { code, out } = await commonwall('verify', newUrl, '--wall', founded.wall)
        verified = out
        return code === 0
      },
      60,
    ).catch((error) => assert.fail(`${error}\n${verified}`))
    await reader.close()
  } finally {
    for (const command of running) await command.kill()
    await verifiers.close()
  }
}

/** Waits for what becomes true by itself. */
export async function until(what: string, isTrue: () => Promise<boolean>, seconds = 360): Promise<void> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await setTimeout(500))
    if (await isTrue()) return
  throw new Error(`${what}: expected within ${seconds} s`)
}

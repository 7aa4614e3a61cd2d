// Split: two nodes of one wall, each with a log of its own, are cut apart and written to; then one stick goes there and
// back. Both hold the same set afterwards, and every reader computes the same view.

import assert from 'node:assert/strict'
import { openAsBlob, statSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningNode, restoreFolder, silentLog, startNode, VerifierPool } from '@commonwall/node'
import { openFile, type Transport } from '@commonwall/sync'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import {
  alreadyVerified,
  definitionTemplate,
  parseEvent,
  publicKeyOf,
  signEvent,
  type VerifiedEvent,
} from '@commonwall/wall'
import { initNostrWasm } from 'nostr-wasm'
import { commonwall } from '../run-command.ts'
import { openReader } from './reader.ts'
import { freePort, say, secretOf } from './wall.ts'

export interface SplitOptions {
  readonly folder: string
  /** On each side. */
  readonly posts: number
  readonly log: (line: string) => void
}

export interface Split {
  /** Bytes on the stick, there and back. */
  readonly carried: readonly number[]
}

export async function split({ folder, posts, log }: SplitOptions): Promise<Split> {
  const at = (...names: string[]) => join(folder, ...names)
  const verifiers = await VerifierPool.open()
  const running: RunningNode[] = []
  const start = async (side: 'a' | 'b') => {
    const node = await startNode({ folder: at(side), port: 0, log: silentLog })
    running.push(node)
    return node
  }
  try {
    const founding = await foundTwo(folder)
    const [a, b] = [await start('a'), await start('b')]
    const said = {
      a: await signMany(founding.id, 'here', posts),
      b: await signMany(founding.id, 'there', posts),
    }
    for (const [node, side] of [
      [a, said.a],
      [b, said.b],
    ] as const) {
      for (let from = 0; from < side.length; from += 1_000)
        assert.deepEqual(await say(node.url, side.slice(from, from + 1_000)), [])
      await node.flush()
      await node.close()
    }
    log(`${posts} posts on each side, which know nothing of each other`)

    const run = async (...args: string[]) => {
      const ended = await commonwall(...args)
      assert.equal(ended.code, 0, ended.out + ended.err)
    }
    await run('export', at('a'), '--as', 'tar', '--out', at('stick.tar'))
    await run('import', at('stick.tar'), '--data', at('b'))
    await run('export', at('b'), '--as', 'tar', '--out', at('stick back.tar'))
    await run('import', at('stick back.tar'), '--data', at('a'))
    log('a stick went there and back')

    const joined = [await start('a'), await start('b')]
    const all = [...said.a, ...said.b].map(({ id }) => id)
    for (const node of joined) for (const id of all) assert.ok(node.store.get(id), 'a post is missing')
    const views = new Set<string>()
    for (const from of [
      [joined[0]?.url ?? ''],
      [joined[1]?.url ?? ''],
      joined.map(({ url }) => url),
      [at('stick back.tar')],
    ]) {
      const sources = await Promise.all(from.map(sourceAt))
      const reader = await openReader({ wall: founding.id, from: sources, verifiers })
      const { caught } = await reader.catchUp()
      assert.deepEqual(caught, [])
      for (const id of all) assert.ok(reader.copy.event(id), 'a reader lacks a post')
      views.add(reader.view())
      await reader.close()
    }
    assert.equal(views.size, 1, 'readers see different walls')
    const fronts = await Promise.all(joined.map(async ({ url }) => (await fetch(`${url}b/1`)).text()))
    assert.equal(fronts[0]?.replace(/<aside.*?<\/aside>/s, ''), fronts[1]?.replace(/<aside.*?<\/aside>/s, ''))
    return { carried: ['stick.tar', 'stick back.tar'].map((name) => statSync(at(name)).size) }
  } finally {
    for (const node of running) await node.close()
    await verifiers.close()
  }
}

/** An address, or a bundle as a transport. */
async function sourceAt(name: string): Promise<string | Transport> {
  if (name.startsWith('http')) return name
  const opened = await openFile(name, await openAsBlob(name))
  if (opened.kind !== 'wall') throw new Error(`${name}: expected a bundle`)
  return opened.transport
}

/** Two data folders, whose logs the founding definition names both. */
export async function foundTwo(folder: string, now = Math.floor(Date.now() / 1000)): Promise<VerifiedEvent> {
  const seeds = { a: secretOf(501), b: secretOf(502) }
  const log = async (seed: Uint8Array) => ({
    key: toHex(signerFromSeed(seed).publicKey),
    url: `http://127.0.0.1:${await freePort()}/`,
    admission: 'default' as const,
    open: true,
  })
  const fields = {
    wall: undefined,
    prev: undefined,
    voids: [],
    version: 1,
    titles: [{ lang: 'en', text: 'Two halves' }],
    keepers: [publicKeyOf(secretOf(503))],
    threshold: 1,
    logs: [await log(seeds.a), await log(seeds.b)],
    continues: [],
    witnesses: [],
    groups: [],
    moderators: [],
    boards: [{ slug: 'letters', lang: 'en', title: 'Letters' }],
    langs: ['en'],
    pow: 0,
    batch: 1,
    addresses: [],
    validUntil: now + 60 * 86_400,
  }
  const founding = signEvent(
    definitionTemplate(fields, { createdAt: now - 7_200 }),
    secretOf(503),
    new Uint8Array(32),
  )
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  for (const side of ['a', 'b'] as const)
    restoreFolder({ folder: join(folder, side), founding, logKey: seeds[side], random })
  return founding
}

/** Threads and replies to them, by throwaway keys, signed by wasm: twenty thousand in plain JavaScript take a minute. */
async function signMany(wall: string, word: string, posts: number): Promise<VerifiedEvent[]> {
  const wasm = await initNostrWasm()
  const now = Math.floor(Date.now() / 1000) - 3_600
  const events: VerifiedEvent[] = []
  let root: VerifiedEvent | undefined
  for (let n = 0; n < posts; n++) {
    const isRoot = root === undefined || n % 20 === 0
    const tags = isRoot
      ? [
          ['h', wall],
          ['title', `${word} ${n}`],
          ['t', 'letters'],
          ['l', 'en'],
        ]
      : [
          ['h', wall],
          ['E', root?.id ?? ''],
          ['K', '11'],
          ['e', root?.id ?? ''],
          ['k', '11'],
        ]
    const draft = {
      kind: isRoot ? 11 : 1111,
      created_at: now + (n % 3_000),
      tags,
      content: `${word} ${n}`,
      id: '',
      pubkey: '',
      sig: '',
    }
    wasm.finalizeEvent(draft, secretOf((word.length << 20) + n), new Uint8Array(32))
    const event = alreadyVerified(parseEvent(draft))
    if (isRoot) root = event
    events.push(event)
  }
  return events
}

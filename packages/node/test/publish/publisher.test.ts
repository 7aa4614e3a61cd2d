import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fromHex, leafHash, openCheckpoint, parseProof, verifyProof } from '@commonwall/tlog'
import type { Position, VerifiedEvent } from '@commonwall/wall'
import {
  decodeDefinitionFile,
  decodeSegment,
  decodeTar,
  KIND,
  logHash,
  logOrigin,
  splitMembers,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { START } from '../sequencer/rig.ts'
import { keyOf, logSigner, openWall, sign } from '../state/wall-rig.ts'

const KEY = keyOf(logSigner(0))
const LOG = `log/${logHash(KEY)}`
type Wall = Awaited<ReturnType<typeof openWall>>

function read(wall: Wall, path: string): Buffer {
  return readFileSync(join(wall.root, path))
}

function positions(wall: Wall, path: string, firstIndex: number, count: number): readonly Position[] {
  return decodeSegment(gunzipSync(read(wall, path)), { firstIndex, count }).positions
}

function withdrawalOf(target: VerifiedEvent, wall: Wall, n: number): VerifiedEvent {
  const tags = [
    ['h', wall.founding.id],
    ['e', target.id],
    ['k', String(target.kind)],
  ]
  return sign({ kind: KIND.withdrawal, created_at: START, tags, content: '' }, n)
}

async function withdraw(wall: Wall, target: VerifiedEvent, n: number): Promise<VerifiedEvent> {
  const event = withdrawalOf(target, wall, n)
  const authors = [target.pubkey]
  const withdrawing = {
    by: event.id,
    authors,
    ids: [target.id],
    addresses: [],
    everything: false,
    until: START,
  }
  await wall.store.put([{ event, log: 'default', withdraw: withdrawing }])
  await wall.flush()
  return event
}

describe('the published folder', () => {
  it('proves the founding definition, from the definition file alone', async () => {
    const wall = await openWall()
    await wall.write(wall.post(1))
    const [entry] = decodeDefinitionFile(gunzipSync(read(wall, 'definition/1.gz')))
    expect(entry?.event.id).toBe(wall.founding.id)
    const trust = { origin: logOrigin(wall.founding.id, KEY), logKey: fromHex(KEY) ?? new Uint8Array() }
    const leaf = leafHash(fromHex(wall.founding.id) ?? new Uint8Array())
    await verifyProof(parseProof(entry?.proof ?? ''), leaf, (note) => openCheckpoint(note, trust))
    await wall.close()
  })

  it('packs definitions, checkpoint, inbox and the last segment into the head', async () => {
    const wall = await openWall()
    await wall.write(...Array.from({ length: 300 }, (_, n) => wall.post(n)))
    const files = decodeTar(read(wall, 'head.tar'))
    const expected = ['definition/1.gz', `${LOG}/checkpoint`, `${LOG}/inbox`, `${LOG}/seg/0/001.p/45.gz`]
    expect(files.map(({ path }) => path)).toEqual(expected)
    for (const { path, bytes } of files) expect(Buffer.from(bytes)).toEqual(read(wall, path))
    await wall.close()
  })

  it('removes partial files once the full ones are there', async () => {
    const wall = await openWall()
    for (let n = 0; n < 3; n++)
      await wall.write(...Array.from({ length: 100 }, (_, i) => wall.post(n * 100 + i)))
    for (const path of ['seg/0/000', 'tile/0/000', 'tile/entries/000']) {
      expect(existsSync(join(wall.root, LOG, `${path}.p`))).toBe(false)
      expect(existsSync(join(wall.root, LOG, path === 'seg/0/000' ? `${path}.gz` : path))).toBe(true)
    }
    expect(existsSync(join(wall.root, LOG, 'tile/0/001.p/45'))).toBe(true)
    await wall.close()
  })

  it('takes a withdrawn body out of the full segment, the level above it, and every partial one', async () => {
    const wall = await openWall()
    const posts = Array.from({ length: 4_200 }, (_, n) => wall.post(n))
    await wall.write(...posts.slice(0, 4_150))
    await wall.write(...posts.slice(4_150))
    const [early, late] = [posts[10], posts[4_120]]
    if (!early || !late) throw new Error('posts')
    for (const post of [early, late]) await withdraw(wall, post, posts.indexOf(post) % 5)
    expect(positions(wall, `${LOG}/seg/0/000.gz`, 0, 256)[11]).toBe(early.id)
    const [member] = splitMembers(read(wall, `${LOG}/seg/1/000.gz`))
    expect(member && Buffer.from(member)).toEqual(read(wall, `${LOG}/seg/0/000.gz`))
    const size = wall.sequencers.get('default')?.size ?? 0
    expect(positions(wall, `${LOG}/seg/0/016.p/${size - 4_096}.gz`, 4_096, size - 4_096)[25]).toBe(late.id)
    expect(existsSync(join(wall.root, LOG, 'seg/0/016.p/55.gz'))).toBe(false)
    expect(wall.troubles).toEqual([])
    await wall.close()
  })

  it('takes a body out that the store keeps and nobody may be shown, and puts it back', async () => {
    const hidden = new Set<string>()
    const wall = await openWall({ withheld: (id) => hidden.has(id) })
    const post = wall.post(1)
    await wall.write(post)
    hidden.add(post.id)
    await wall.publisher.emptied([post.id])
    expect(positions(wall, `${LOG}/seg/0/000.p/2.gz`, 0, 2)[1]).toBe(post.id)
    hidden.clear()
    await wall.publisher.emptied([post.id])
    expect(positions(wall, `${LOG}/seg/0/000.p/2.gz`, 0, 2)[1]).toMatchObject({ id: post.id })
    await wall.close()
  })

  it('publishes a hole instead of what no reader would take, and reports it', async () => {
    const wall = await openWall()
    const damaged = { ...wall.post(1), content: 'not what was signed' } as VerifiedEvent
    await wall.write(damaged)
    expect(positions(wall, `${LOG}/seg/0/000.p/2.gz`, 0, 2)[1]).toBe(damaged.id)
    expect(wall.troubles.map(({ message }) => message)).toEqual([expect.stringContaining(damaged.id)])
    await wall.close()
  })

  it('renders the front page after a change, and writes none where it cannot be rendered yet', async () => {
    let html: string | undefined
    const wall = await openWall({ renderIndex: () => html })
    const index = join(wall.root, 'index.html')
    await wall.publisher.renderIndex()
    expect(existsSync(index)).toBe(false)
    html = '<p>front</p>'
    await wall.write(wall.post(1))
    await expect.poll(() => existsSync(index) && readFileSync(index, 'utf8')).toBe(html)
    await wall.close()
  })

  it('is the same bytes for two who hold the same', async () => {
    const [one, other] = [await openWall(), await openWall()]
    for (const wall of [one, other]) await wall.write(...Array.from({ length: 300 }, (_, n) => wall.post(n)))
    for (const path of ['head.tar', 'definition/1.gz', `${LOG}/seg/0/000.gz`, `${LOG}/checkpoint`])
      expect(read(one, path)).toEqual(read(other, path))
    for (const wall of [one, other]) await wall.close()
  })
})

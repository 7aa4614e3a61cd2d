// What a source says of the definition, against what keepers signed: a real node over days of wall time.

import { join } from 'node:path'
import { encodeDefinitionFile, parseDefinition, type VerifiedEvent, verifyEvent } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  audit,
  DAY,
  define,
  found,
  openWorld,
  pass,
  post,
  signAs,
  startLive,
  type World,
} from '../../../node/test/node/wall-on-loopback.ts'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { mapSource } from '../rig/source.ts'
import { withFiles } from '../rig/tamper.ts'
import { readPublished } from '../rig/twin.ts'
import { gz } from '../rig/wall-maker.ts'

describe('the definition that a copy goes by', () => {
  let world: World
  let wall: string
  let second: VerifiedEvent
  let before: ReadonlyMap<string, Uint8Array>
  let after: ReadonlyMap<string, Uint8Array>

  beforeAll(async () => {
    world = openWorld(DAY)
    const founding = await found(world, 'w', { keepers: 1, threshold: 1 })
    wall = founding.id
    const node = await startLive(world, 'w')
    await node.send(post(world, wall, 'one'))
    before = await readPublished(join(node.folder, 'public'))
    second = define(world, parseDefinition(founding), { titles: [{ lang: 'en', text: 'Another title' }] })
    expect(await node.send(second)).toEqual([])
    await pass(world, 4 * DAY, node)
    await node.send(post(world, wall, 'two'))
    after = await readPublished(join(node.folder, 'public'))
  }, 60_000)

  afterAll(() => world.close())

  const open = () =>
    Copy.open({
      store: new MemoryPathStore(),
      now: () => world.now,
      wall,
      verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    })
  const codes = (caught: readonly { readonly code: string }[]) => caught.map(({ code }) => code)

  it('is the newest one that is in force, also for a reader who holds next to nothing', async () => {
    const copy = await open()
    expect((await copy.catchUp([mapSource(after)], { depth: 1 })).caught).toEqual([])
    expect(copy.history()?.current).toMatchObject({ id: second.id, version: 2 })
    expect(await copy.store.list()).toContain('definition/2.gz')
  })

  it('never goes back: a source with an older one is named, and its bodies are still good', async () => {
    const copy = await open()
    await copy.catchUp([mapSource(after)])
    const { caught } = await copy.catchUp([mapSource(before, 'https://old.example/')])
    expect(codes(caught)).toContain('definition/older')
    expect(copy.history()?.current.version).toBe(2)
    const again = await open()
    await again.catchUp([mapSource(before), mapSource(after)])
    expect(again.history()?.current.version).toBe(2)
  })

  it('is not one that somebody else signed, or that keepers signed and someone changed', async () => {
    const stranger = signAs(40, { ...second, content: '' })
    const changed = {
      ...second,
      tags: second.tags.map((tag) => (tag[0] === 'title' ? ['title', 'en', 'Mine'] : [...tag])),
    }
    const third = signAs(40, {
      ...second,
      tags: second.tags.map(([name = '', ...rest]) =>
        name === 'prev' ? [name, second.id] : name === 'version' ? [name, '3'] : [name, ...rest],
      ),
    })
    const file = (event: VerifiedEvent | typeof changed) => gz(encodeDefinitionFile([{ event, proof: '' }]))
    for (const [path, event] of [
      ['definition/2.gz', stranger],
      ['definition/2.gz', changed],
      ['definition/3.gz', third],
    ] as const) {
      const copy = await open()
      const { caught } = await copy.catchUp([mapSource(withFiles(after, [[path, file(event)]]))])
      expect(caught).toMatchObject([{ code: 'definition/forged', path }])
      // The log itself still holds what the keepers signed.
      expect(copy.history()?.current).toMatchObject({ id: second.id, titles: [{ text: 'Another title' }] })
      expect([...copy.events()].some(({ id }) => id === event.id && event !== changed)).toBe(false)
    }
  })

  it('is the one before where keepers signed one of a form that is not known here: no source is blamed, and it is said', async () => {
    const byKeeper = (n: number, tags: readonly string[][]) => signAs(n, { ...second, tags: [...tags] })
    const tags = [...second.tags.map((tag) => [...tag]), ['seats', '9']]
    const file = (event: VerifiedEvent) => gz(encodeDefinitionFile([{ event, proof: '' }]))
    const serve = (event: VerifiedEvent) => withFiles(before, [['definition/2.gz', file(event)]])
    const copy = await open()
    const { caught } = await copy.catchUp([mapSource(serve(byKeeper(0, tags)))])
    expect(caught).toEqual([])
    expect(copy.history()).toMatchObject({ outgrown: true, current: { version: 1 } })
    expect([...copy.events()].map(({ content }) => content)).toContain('one')
    const served = serve(byKeeper(0, tags))
    const { findings } = await audit(world, { url: '', wall }, async (path) => served.get(path))
    expect(findings.map(({ problem }) => problem).join()).toContain('a newer program is needed')

    const stranger = await open()
    const said = await stranger.catchUp([mapSource(serve(byKeeper(40, tags)))])
    expect(said.caught).toMatchObject([{ code: 'definition/forged', path: 'definition/2.gz' }])
    expect(stranger.history()?.outgrown).toBe(false)

    // One that follows it and can be read is followed: what could not be read then changes nothing any more.
    expect((await copy.catchUp([mapSource(after)])).caught).toEqual([])
    expect(copy.history()).toMatchObject({ outgrown: false, current: { version: 2 } })
  })

  it('is stale past its time, and still counts', async () => {
    const copy = await open()
    await copy.catchUp([mapSource(after)])
    const now = world.now
    expect(copy.status()).toMatchObject({ stale: false, version: 2 })
    world.now += 400 * DAY
    expect(copy.status()).toMatchObject({ stale: true, version: 2, posts: 4 })
    world.now = now
  })
})

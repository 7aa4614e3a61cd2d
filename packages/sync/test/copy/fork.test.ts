// One log key, two walls: what readers make of it when they meet, with witnesses bribed below and above the quorum.

import { toHex, treeRoot } from '@commonwall/tlog'
import { alreadyVerified, encodeTar, quorumOf } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { auditWall } from '../../src/audit/audit.ts'
import { Copy } from '../../src/copy/copy.ts'
import { headFile } from '../../src/copy/whole-layout.ts'
import { encodeEvidence } from '../../src/evidence/evidence.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { openFile } from '../../src/transports/file.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { type Files, HOUR, type LogMaker, START, WallMaker } from '../rig/wall-maker.ts'

const WITNESSES = [1, 2, 3, 4]
const FORK = 300
const now = () => START + 10 * HOUR

const openCopy = (store = new MemoryPathStore()) => Copy.open({ store, verify: believeZeros, now })

/** A wall of 300 posts seen by all witnesses, which goes on honestly, and a rival history seen by some. */
async function forkedWall(bribed: readonly number[], witnesses: readonly number[] = WITNESSES) {
  const maker = new WallMaker({ witnesses })
  maker.log.append(...maker.posts(FORK - 1))
  await maker.log.stamp(START + HOUR)
  const rival = maker.log.fork(FORK)
  maker.log.append(...maker.posts(80, 1_000))
  await maker.log.stamp(START + 2 * HOUR)
  rival.append(...maker.posts(120, 2_000))
  const honest = await maker.files(START + 3 * HOUR)
  return { maker, honest, rival, files: await filesOf(maker, rival, honest, bribed) }
}

/** What a host of the rival history serves. */
async function filesOf(
  maker: WallMaker,
  rival: LogMaker,
  honest: Files,
  by: readonly number[],
): Promise<Files> {
  const files = await rival.files(START + 4 * HOUR, by)
  const definition = honest.get('definition/1.gz')
  if (definition) files.set('definition/1.gz', definition)
  const copy = new Map(files)
  copy.delete('head.tar')
  expect(copy.has(`log/${maker.log.hash}/checkpoint`)).toBe(true)
  return copy
}

describe('a log that signs two histories', () => {
  it('without a quorum for the other one: it is evidence, and erases nothing', async () => {
    const { maker, honest, files } = await forkedWall(WITNESSES.slice(0, quorumOf(4) - 1))
    const copy = await openCopy()
    await copy.catchUp([mapSource(honest)])
    const before = copy.view()
    const dates = maker.log.ids.map((id) => copy.standing(id).witnessedAt)
    const { caught } = await copy.catchUp([mapSource(files, 'https://rival.example/')])
    expect(caught).toMatchObject([{ code: 'log/two-histories', address: 'https://rival.example/' }])
    expect(copy.evidence).toMatchObject([{ agreed: FORK, log: maker.log.key }])
    expect(copy.status().logs[0]).toMatchObject({ state: 'condemned', countsTo: undefined, disputed: false })
    expect(maker.log.ids.map((id) => copy.standing(id).witnessedAt)).toEqual(dates)
    expect(copy.view()).toEqual(before)
  })

  it('with a quorum for both: the log counts up to where they part, for readers of either side', async () => {
    const { maker, honest, files } = await forkedWall(WITNESSES)
    const ours = await openCopy()
    await ours.catchUp([mapSource(honest)])
    const theirs = await openCopy()
    await theirs.catchUp([mapSource(files)])
    await ours.catchUp([mapSource(files)])
    await theirs.catchUp([mapSource(honest)])
    expect(ours.evidence).toEqual(theirs.evidence)
    for (const copy of [ours, theirs]) {
      expect(copy.status().logs[0]).toMatchObject({
        state: 'condemned',
        countsTo: FORK,
        size: copy === ours ? 380 : 420,
      })
      expect(copy.standing(maker.log.ids[FORK - 1] ?? '').witnessedAt).toBe(START + HOUR + 1)
    }
    expect(ours.standing(maker.log.ids[FORK] ?? '').witnessedAt).toBeUndefined()
  })

  it('on a wall without witnesses: what had been verified stays, and is shown as disputed', async () => {
    const { honest, files } = await forkedWall([], [])
    const copy = await openCopy()
    await copy.catchUp([mapSource(honest)])
    await copy.catchUp([mapSource(files)])
    expect(copy.status()).toMatchObject({ posts: 380, complete: true })
    expect(copy.status().logs[0]).toMatchObject({ state: 'condemned', disputed: true, countsTo: undefined })
  })

  it('is shown by one reader to another in a file, and verified by a third who trusts neither', async () => {
    const { maker, honest, files } = await forkedWall(WITNESSES.slice(0, 2))
    const store = new MemoryPathStore()
    const first = await openCopy(store)
    await first.catchUp([mapSource(honest)])
    await first.catchUp([mapSource(files)])
    // The head of any copy carries the evidence; so does a whole bundle.
    const head = await headFile(first)
    const held: { path: string; bytes: Uint8Array }[] = [{ path: 'head.tar', bytes: head }]
    for (const path of await store.list())
      held.push({ path, bytes: (await store.get(path)) ?? new Uint8Array() })
    const opened = await openFile('carried.tar', new Blob([encodeTar(held)]))
    if (opened.kind !== 'wall') throw new Error('expected a bundle')
    const second = await openCopy()
    expect((await second.catchUp([opened.transport])).caught).toEqual([])
    expect(second.evidence).toEqual(first.evidence)
    expect(second.status().logs[0]?.state).toBe('condemned')
    // Later openings still hold it.
    await first.close()
    expect((await openCopy(store)).evidence).toEqual(second.evidence)

    const served = new Map(honest)
    served.set('head.tar', head)
    for (const { path, bytes } of first.evidence) served.set(path, bytes)
    const report = await auditWall({
      read: async (path) => served.get(path),
      now: now(),
      verify: believeZeros,
    })
    const said = report.findings.filter(({ path }) => path.startsWith('evidence/'))
    expect(said).toHaveLength(1)
    expect(said[0]?.problem).toMatch(
      /got two, both signed by it, of (380 and 420|420 and 380) posts, which differ from position 300 on/,
    )
    expect(report.history?.logs[0]?.state).toBe('condemned')
    expect(report.evidence.map(({ log }) => log)).toEqual([maker.log.key])
  })

  it('refuses what proves nothing: another log, one history, a changed byte', async () => {
    const { maker, honest, files } = await forkedWall(WITNESSES)
    const copy = await openCopy()
    await copy.catchUp([mapSource(honest)])
    const [one, two] = [await maker.log.note(START + 5 * HOUR), await maker.log.note(START + 6 * HOUR)]
    const side = (note: string) => ({ note, parting: undefined })
    await expect(
      copy.addEvidence(encodeEvidence({ agreed: undefined, sides: [side(one), side(two)] })),
    ).rejects.toThrow(/roots/)
    const other = new WallMaker({ witnesses: WITNESSES, logSeed: 31 })
    const foreign = [
      await other.log.note(START + HOUR),
      await other.log.append(other.post(1)).note(START + HOUR, { size: 2 }),
    ]
    await expect(
      copy.addEvidence(
        encodeEvidence({ agreed: undefined, sides: [side(foreign[0] ?? ''), side(foreign[1] ?? '')] }),
      ),
    ).rejects.toThrow(/a log of this wall/)
    expect(copy.evidence).toEqual([])

    await copy.catchUp([mapSource(files)])
    const bytes = copy.evidence[0]?.bytes ?? new Uint8Array()
    const clean = await openCopy()
    await clean.catchUp([mapSource(honest)])
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      await expect(clean.addEvidence(changed), `byte ${at}`).rejects.toThrow()
    }
    expect(clean.evidence).toEqual([])
    expect(await clean.addEvidence(bytes)).toBe(true)
    expect(await clean.addEvidence(bytes)).toBe(false)
  })

  it('is not seen in a log that only grew: no reader makes evidence against an honest one', async () => {
    const maker = new WallMaker({ witnesses: WITNESSES })
    const copy = await openCopy()
    for (const [step, count] of [1, 254, 1, 255, 257, 600, 1_500].entries()) {
      maker.log.append(...maker.posts(count, step * 10_000))
      const { caught } = await copy.catchUp([mapSource(await maker.files(START + (step + 1) * 600))])
      expect(caught, `step ${step}`).toEqual([])
    }
    expect(copy.evidence).toEqual([])
    expect(copy.status().complete).toBe(true)
    const root = toHex(treeRoot(maker.log.leaves()))
    expect(copy.logs.get(maker.log.key)?.checkpoint?.root).toBe(root)
    expect(alreadyVerified(maker.founding).id).toBe(copy.wall)
  })
})

import { type NostrEvent, segmentPath } from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { auditWall } from '../../src/audit/audit.ts'
import { readByBodies } from '../../src/audit/by-bodies.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { withFiles } from '../rig/tamper.ts'
import { type Files, HOUR, START, WallMaker } from '../rig/wall-maker.ts'

/** Audits files by their bodies; tells what was asked for, and which events had to be verified. */
async function audit(files: ReadonlyMap<string, Uint8Array>, held?: ReadonlyMap<string, Uint8Array>) {
  const source = mapSource(files)
  const { read, isHeld } = readByBodies(source.read, held && (async (path) => held.get(path)))
  const verified: NostrEvent[] = []
  const report = await auditWall({
    read,
    now: START + 2 * HOUR,
    verify: async (events) => {
      const fresh = events.filter((event) => !isHeld(event))
      verified.push(...fresh)
      return believeZeros(events)
    },
  })
  return { report, verified, asked: source.asked }
}

const maker = new WallMaker()
maker.log.append(...maker.posts(4_499))
const hash = maker.log.hash
const joined = segmentPath(hash, 1, 0)

describe('a wall that is read by its bodies', () => {
  it('is the whole wall, in as few requests as there are files of bodies', async () => {
    const { report, asked } = await audit(await maker.files())
    expect(report.findings).toEqual([])
    expect(report.events.size).toBe(4_500)
    expect(asked).toEqual(['head.tar', joined, segmentPath(hash, 0, 16)])
  })

  it('fetches nothing that is held, and does not verify it again', async () => {
    const held = await maker.files()
    maker.log.append(...maker.posts(1, 4_499))
    const { report, asked, verified } = await audit(await maker.files(), held)
    expect(report.findings).toEqual([])
    expect(report.events.size).toBe(4_501)
    expect(asked).toEqual(['head.tar'])
    expect(new Set(verified.map(({ id }) => id)).size).toBeLessThan(300)
  })

  it('asks for what is held with a hole, which the source may fill', async () => {
    maker.log.holes.add(700)
    const held = await maker.files()
    maker.log.holes.clear()
    const { report, asked } = await audit(await maker.files(), held)
    expect(report.findings).toEqual([])
    expect(report.logs[0]?.holes.size).toBe(0)
    expect(asked).toEqual(['head.tar', joined])
  })

  it('believes no bodies that the checkpoint does not cover', async () => {
    const files = await maker.files()
    const swapped: Files = new Map(files)
    swapped.set(segmentPath(hash, 0, 16), files.get(segmentPath(hash, 0, 3)) ?? new Uint8Array())
    const { report } = await audit(swapped)
    expect(report.findings.length).toBeGreaterThan(0)
  })

  it('asks for every file of a source that lacks one, and names it', async () => {
    const path = segmentPath(hash, 0, 16)
    const { report } = await audit(withFiles(await maker.files(), [[path, undefined]]))
    expect(report.findings).toEqual([{ path, problem: 'expected a file, found nothing' }])
  })
})

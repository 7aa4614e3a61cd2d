// What a newer program adds to what is signed, met by this one: signature lines of kinds that are not known here, and events
// of kinds that are not. They are passed over and kept, and nobody is blamed for them.

import { addSignatures, type NoteSignature, parseNote, toHex } from '@commonwall/tlog'
import { checkpointPath, KIND, signEvent } from '@commonwall/wall'
import { beforeAll, describe, expect, it } from 'vitest'
import { auditWall } from '../../src/audit/audit.ts'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { believeZeros, mapSource } from '../rig/source.ts'
import { withFiles } from '../rig/tamper.ts'
import { DAY, type Files, HOUR, START, secret, WallMaker, witness } from '../rig/wall-maker.ts'

const WITNESSES = [41, 42, 43, 44]
const now = () => START + DAY

describe('what a newer program adds', () => {
  const wall = new WallMaker({ witnesses: WITNESSES })
  const tags = [['h', wall.id]]
  const unknown = [4_610, 31_999, 24_610].map((kind) =>
    signEvent(
      { kind, created_at: START + 5, tags: [...tags, ['d', 'x']], content: 'Said anew.' },
      secret(5),
      secret(0),
    ),
  )
  const unknownTag = signEvent(
    {
      kind: KIND.reply,
      created_at: START + 6,
      tags: [...tags, ['E', wall.id], ['K', '11'], ['mood', '☼']],
      content: 'Yes.',
    },
    secret(5),
    secret(0),
  )
  let files: Files

  beforeAll(async () => {
    wall.log.append(...wall.posts(3), ...unknown, unknownTag)
    files = await wall.files()
  })

  const look = async (served: ReadonlyMap<string, Uint8Array>) => {
    const copy = await Copy.open({ store: new MemoryPathStore(), now, wall: wall.id, verify: believeZeros })
    const { caught } = await copy.catchUp([mapSource(served)])
    const { findings } = await auditWall({
      read: async (path) => served.get(path),
      now: now(),
      verify: believeZeros,
    })
    const held = new Set([...copy.events()].map(({ id }) => id))
    return { caught, findings, held, quorum: copy.history()?.wallTime === START + HOUR + 1 }
  }
  /** The checkpoint with a line more, loose and in the head. */
  const withLine = (line: NoteSignature) => {
    const path = checkpointPath(wall.log.hash)
    const note = new TextDecoder().decode(files.get(path))
    return withFiles(files, [[path, new TextEncoder().encode(addSignatures(note, [line]))]])
  }
  const nothingWrong = { caught: [], findings: [], quorum: true }

  it('events of kinds that are not known, and tags, are kept with all others', async () => {
    const { held, ...found } = await look(files)
    expect(found).toEqual(nothingWrong)
    for (const { id } of [...unknown, unknownTag]) expect(held).toContain(id)
  })

  it.each([
    ['by somebody whom nobody here knows', 'newer.example/pq'],
    ['by a witness that is known', witness(41).name],
  ])('a signature of an unknown kind under the checkpoint, %s', async (_, name) => {
    const { held, ...found } = await look(
      withLine({ name, keyId: 7, signature: new Uint8Array(2_428).fill(1) }),
    )
    expect(found).toEqual(nothingWrong)
    expect(held.size).toBe(8)
  })

  it('but a line of a witness that was changed on the way is found, in its name and in its key id', async () => {
    const path = checkpointPath(wall.log.hash)
    const note = new TextDecoder().decode(files.get(path))
    const line = parseNote(note).signatures.find(({ name }) => name === witness(42).name)
    if (line === undefined) throw new Error(`expected a cosignature of ${toHex(secret(42))}`)
    for (const changed of [
      { ...line, name: line.name.replace('witness', 'witnexs') },
      { ...line, keyId: line.keyId ^ 1 },
    ]) {
      const { findings } = await look(withLine(changed))
      expect(findings[0]).toMatchObject({
        path,
        problem: expect.stringContaining('signatures: expected one each'),
      })
    }
  })
})

// Where a definition stood is what the tree says, and not what its log says to one reader, with no witness in the room.

import { formatProof, inclusionProof } from '@commonwall/tlog'
import {
  definitionPath,
  definitionTemplate,
  encodeDefinitionFile,
  SEGMENT_WIDTH,
  signEvent,
} from '@commonwall/wall'
import { describe, expect, it } from 'vitest'
import { auditDefinitions } from '../../src/audit/definitions.ts'
import { Copy } from '../../src/copy/copy.ts'
import { MemoryPathStore } from '../../src/store/memory-store.ts'
import { mapSource, reallyVerify } from '../rig/source.ts'
import { withFiles } from '../rig/tamper.ts'
import { gz, HOUR, type LogMaker, START, secret, WallMaker } from '../rig/wall-maker.ts'

/** A wall whose second definition is in force, and a rival by a stolen keeper's key that came long after. */
async function wallWithRival({ logged, later = 1 }: { readonly logged: boolean; readonly later?: number }) {
  const maker = new WallMaker({ witnesses: [1, 2, 3, 4] })
  const { log, id, fields } = maker
  const follow = (title: string) => {
    const next = { ...fields, wall: id, prev: id, version: 2, titles: [{ lang: 'en', text: title }] }
    const template = definitionTemplate(next, { createdAt: START + 2 * HOUR })
    return signEvent(template, secret(10), new Uint8Array(32))
  }
  const [second, rival] = [follow('Second'), follow('Rival')]
  await log.append(...maker.posts(3, 0, { signed: true })).stamp(START + HOUR)
  const fork = log.fork(4).append(rival)
  await log.append(second).stamp(START + 3 * HOUR)
  const proof = await log.proof(4, START + 3 * HOUR)
  await log.append(...maker.posts(later, 10, { signed: true })).stamp(START + 80 * HOUR)
  if (logged) await log.append(rival).stamp(START + 100 * HOUR)
  const files = await maker.files(START + 101 * HOUR)
  const forked = await unseen(fork, 4, START + 3 * HOUR)
  const served = (entries: Parameters<typeof encodeDefinitionFile>[0]) =>
    withFiles(files, [[definitionPath(2), gz(encodeDefinitionFile(entries))]])
  const honest = { event: second, proof }
  const moved = await unseen(log.fork(4).append(...maker.posts(1, 900), second), 5, START + 3 * HOUR)
  return {
    ...{ second, honest: served([honest]), cheat: served([honest, { event: rival, proof: forked }]) },
    /** The definition in force, where no witness saw it. */
    moved: served([{ event: second, proof: moved }]),
  }
}

/** The place in a history that the log signed and nobody saw. */
async function unseen(log: LogMaker, index: number, time: number): Promise<string> {
  const checkpoint = await log.note(time, { by: [] })
  const extra = new TextEncoder().encode(checkpoint)
  return formatProof({ index, proof: inclusionProof(log.leaves(), index), checkpoint, extra })
}

it.each([
  { logged: true, what: 'that was logged too late' },
  { logged: false, what: 'that was never logged' },
])('so a proof that only a log signed brings in no rival $what', async ({ logged }) => {
  const { second, honest, cheat } = await wallWithRival({ logged })
  const open = () =>
    Copy.open({ store: new MemoryPathStore(), verify: reallyVerify, now: () => START + 102 * HOUR })
  const ours = await open()
  await ours.catchUp([mapSource(honest)])
  expect(ours.history()?.current.id).toBe(second.id)
  const theirs = await open()
  await theirs.catchUp([mapSource(cheat)])
  expect(theirs.history()?.current.id).toBe(second.id)
  await ours.catchUp([mapSource(cheat, 'https://b.example/')])
  expect(ours.history()?.current.id).toBe(second.id)
})

describe('where the segment with the definition is not held', () => {
  it('a proof counts only under a checkpoint that enough witnesses signed, whoever is asked first', async () => {
    const { second, honest, cheat } = await wallWithRival({ logged: false, later: SEGMENT_WIDTH })
    for (const files of [
      [honest, cheat],
      [cheat, honest],
    ]) {
      const copy = await Copy.open({
        store: new MemoryPathStore(),
        verify: reallyVerify,
        now: () => START + 102 * HOUR,
        depth: 1,
      })
      for (const [i, one] of files.entries()) await copy.catchUp([mapSource(one, `https://${i}.example/`)])
      const [log] = copy.logs.values()
      expect(log?.idsOf(0)).toBeUndefined()
      expect(copy.history()?.current.id).toBe(second.id)
    }
  })

  it('a proof that fewer witnesses saw takes the place of none in what is kept', async () => {
    const { second, honest, moved } = await wallWithRival({ logged: false, later: SEGMENT_WIDTH })
    const store = new MemoryPathStore()
    const open = () => Copy.open({ store, verify: reallyVerify, now: () => START + 102 * HOUR, depth: 1 })
    const copy = await open()
    await copy.catchUp([mapSource(honest)])
    await copy.catchUp([mapSource(moved, 'https://b.example/')])
    expect((await open()).history()?.current.id).toBe(second.id)
  })

  it('and so it is where the definitions alone are read', async () => {
    const { second, honest, cheat } = await wallWithRival({ logged: false })
    for (const files of [honest, cheat]) {
      const read = async (path: string) => files.get(path)
      const { history, findings } = await auditDefinitions({
        read,
        verify: reallyVerify,
        now: START + 102 * HOUR,
      })
      expect(findings).toEqual([])
      expect(history?.current.id).toBe(second.id)
    }
  })
})

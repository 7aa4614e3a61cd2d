// A fork: one log key at two running nodes, which show two walls. Some witnesses are bribed: they sign for both.
//
// The nodes, the witnesses, the readers and the command are real; only the clock is moved by hand.

import assert from 'node:assert/strict'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { VerifierPool } from '@commonwall/node'
import { httpTransport } from '@commonwall/sync'
import { parseDefinition } from '@commonwall/wall'
import {
  found,
  HOUR,
  logOf,
  makeWitness,
  openWorld,
  pass,
  postAt,
  START,
  startLive,
  type TestWitness,
} from '../../../node/test/node/wall-on-loopback.ts'
import { commonwall } from '../run-command.ts'
import { openReader } from './reader.ts'

const WITNESSES = 4
const QUORUM = 3

export interface Forked {
  readonly bribed: number
  /** What followed for who had read the first of the two walls. */
  readonly leftStillCounts: boolean
}

/** Lets `bribed` of four witnesses sign for both walls, and two readers meet. */
export async function fork(bribed: number): Promise<Forked> {
  const world = openWorld()
  const at = (...names: string[]) => join(world.folder, ...names)
  const verifiers = await VerifierPool.open({ size: 1 })
  // The command's clock is the machine's: the wall's own lies before it.
  assert.ok(START < Date.now() / 1000)
  try {
    const witnesses: TestWitness[] = []
    for (let n = 0; n < WITNESSES; n++) witnesses.push(await makeWitness(world, 101 + n))
    const founding = await found(world, 'left', { witnesses })
    const key = parseDefinition(founding).logs[0]?.key ?? ''
    const logs = [logOf(founding.id, key)]
    const before = await startLive(world, 'left')
    const shared = postAt(world.now, founding.id, 'shared', 60)
    assert.deepEqual(await before.send(shared), [])
    await pass(world, 2 * HOUR, before)
    await before.stop()
    for (const witness of witnesses) await witness.stop()
    cpSync(at('left'), at('right'), { recursive: true })
    for (let n = 0; n < WITNESSES; n++)
      cpSync(at(`witness-${101 + n}`), at(`before-${n}`), { recursive: true })

    for (const witness of witnesses) await witness.serve(logs)
    const left = await startLive(world, 'left')
    const onlyLeft = postAt(world.now, founding.id, 'only on the left', 61)
    assert.deepEqual(await left.send(onlyLeft), [])
    for (const witness of witnesses) await witness.stop()

    // The bribed ones forget what they signed; the others are kept away from the right wall for now.
    for (let n = 0; n < bribed; n++) {
      rmSync(at(`witness-${101 + n}`), { recursive: true })
      cpSync(at(`before-${n}`), at(`witness-${101 + n}`), { recursive: true })
      await witnesses[n]?.serve(logs)
    }
    const right = await startLive(world, 'right')
    const onlyRight = postAt(world.now, founding.id, 'only on the right', 62)
    assert.deepEqual(await right.send(onlyRight), [])

    const now = () => world.now
    const lefty = await openReader({ wall: founding.id, from: [left.url], verifiers, now })
    const righty = await openReader({ wall: founding.id, from: [right.url], verifiers, now })
    await lefty.catchUp()
    await righty.catchUp()
    assert.ok(lefty.copy.event(onlyLeft.id) && !lefty.copy.event(onlyRight.id))
    assert.ok(righty.copy.event(onlyRight.id) && !righty.copy.event(onlyLeft.id))
    assert.ok(lefty.copy.standing(onlyLeft.id).witnessedAt !== undefined)

    // They meet: one reads what the other reads. What was held stays held; what is shown is evidence.
    const met = await lefty.copy.catchUp([httpTransport(right.url)])
    assert.ok(met.caught.some(({ code }) => code === 'log/two-histories'))
    const [evidence] = lefty.copy.evidence
    assert.ok(evidence, 'two readers who meet make evidence')
    for (const { id } of [shared, onlyLeft]) assert.ok(lefty.copy.event(id), 'nothing is erased')
    assert.ok(lefty.copy.standing(shared.id).witnessedAt !== undefined)
    const log = lefty.copy.history()?.logs.find((one) => one.key === key)
    assert.equal(log?.state, 'condemned')
    const leftStillCounts = lefty.copy.standing(onlyLeft.id).witnessedAt !== undefined
    assert.equal(leftStillCounts, bribed < QUORUM)

    // Carried in a file, and verified by a third who has only a copy of the wall.
    const file = at('carried.evidence')
    writeFileSync(file, evidence.bytes)
    const third = await commonwall('verify', file, '--at', at('right'), '--json')
    assert.equal(third.code, 0, third.out + third.err)
    const told = JSON.parse(third.out)
    assert.equal(told.bothHaveQuorum, bribed >= QUORUM)
    assert.deepEqual(
      told.sides.map(({ cosigned }: { cosigned: number }) => cosigned).sort(),
      [bribed, WITNESSES].sort(),
    )
    assert.ok(await righty.copy.addEvidence(evidence.bytes))
    assert.equal(righty.copy.history()?.logs.find((one) => one.key === key)?.state, 'condemned')

    // An honest witness that is asked by both refuses the second, and that stops it.
    if (bribed < WITNESSES) {
      await witnesses[WITNESSES - 1]?.serve(logs)
      // Who was silent is asked and not waited for: its refusal comes after the checkpoint, and stops the next one.
      let refusals: readonly string[] = []
      for (let n = 0; n < 20 && refusals.length === 0; n++) {
        refusals = await right.send(postAt(world.now, founding.id, `one more ${n}`, 70 + n))
        await setTimeout(200)
      }
      assert.match(refusals.join(), /another history|holds \d+ leaves|signing stopped/)
    }
    await lefty.close()
    await righty.close()
    await left.stop()
    await right.stop()
    return { bribed, leftStillCounts }
  } finally {
    await verifiers.close()
    await world.close()
  }
}

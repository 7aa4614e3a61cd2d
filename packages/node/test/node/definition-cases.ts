// What may happen to the definition of a wall, each played by a real node, real witnesses and stolen keys, over days
// of wall time. What must be so at each station is in `stations.ts`.

import assert from 'node:assert/strict'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { auditWall, readOverHttp } from '@commonwall/sync'
import { readFolder } from '@commonwall/sync/node'
import { signerFromSeed, toHex } from '@commonwall/tlog'
import { definitionPath, logHash, logOrigin, parseDefinition, verifyEvent } from '@commonwall/wall'
import { secretOf, seededBytes } from '../../../wall/test/seeded.ts'
import { type RestoreOptions, restoreFolder } from '../../src/data/restore-wall.ts'
import { takeInto } from '../../src/held/take-into.ts'
import { silentLog } from '../../src/log.ts'
import { gzipMember } from '../../src/publish/gzip.ts'
import { type Played, Stations } from './stations.ts'
import {
  audit,
  DAY,
  define,
  found,
  HOUR,
  keeper,
  type LiveNode,
  logOf,
  makeWitness,
  openDefault,
  pass,
  post,
  signatureOn,
  startLive,
  type TestWitness,
  type World,
  withdrawalOf,
} from './wall-on-loopback.ts'

/** The pause and a little more: an idle log is cosigned hourly, so its end is seen within the hour. */
const OVER = 3 * DAY + 2 * HOUR

/** A keeper who was replaced, and whose key was stolen later, undoes nothing. */
export async function stolenOldKey(world: World): Promise<Played> {
  const witnesses = await fourWitnesses(world)
  const founding = await found(world, 'a', { witnesses })
  const first = parseDefinition(founding)
  const node = await startLive(world, 'a')
  const at = new Stations(world)
  const second = define(world, first, { keepers: [keeper(1)] })
  await node.send(second)
  await at.agree(node, { [founding.id]: 'in force', [second.id]: 'bound, waiting' })
  await pass(world, OVER, node)
  await at.agree(node, { [founding.id]: 'past', [second.id]: 'in force' })

  const undoing = define(world, first, { titles: [{ lang: 'en', text: 'Mine' }] })
  const onTop = define(world, parseDefinition(second), { keepers: [keeper(0)] })
  await node.send(undoing, onTop)
  await pass(world, OVER, node)
  await at.agree(node, { [second.id]: 'in force', [undoing.id]: 'attempt', [onTop.id]: 'attempt' })
  assert.deepEqual(node.state.history().current.keepers, [keeper(1)])

  const third = define(world, parseDefinition(second), { batch: 5 }, 1)
  await node.send(third)
  await pass(world, OVER, node)
  await at.agree(node, { [second.id]: 'past', [third.id]: 'in force', [undoing.id]: 'attempt' })
  await node.stop()
  await at.agree(await startLive(world, 'a'), { [third.id]: 'in force', [undoing.id]: 'attempt' })
  return at.played
}

/** Two definitions bound within one pause void each other; the next names both and comes into force. */
export async function rivals(world: World): Promise<Played> {
  const witnesses = await fourWitnesses(world)
  const founding = await found(world, 'b', { witnesses, keepers: 3, threshold: 2 })
  const first = parseDefinition(founding)
  const node = await startLive(world, 'b')
  const at = new Stations(world)
  const theirs = define(world, first, { keepers: [keeper(2)], threshold: 1 }, 2)
  await node.send(theirs)
  await at.agree(node, { [theirs.id]: 'unsigned' })
  await node.send(signatureOn(world, founding.id, theirs.id, 1))
  await at.agree(node, { [theirs.id]: 'bound, waiting' })
  await pass(world, 2 * DAY, node)
  const ours = define(world, first, { batch: 30 })
  await node.send(ours, signatureOn(world, founding.id, ours.id, 1))
  await at.agree(node, { [founding.id]: 'in force', [theirs.id]: 'void', [ours.id]: 'void' })

  await pass(world, HOUR, node)
  const blind = define(world, first, { batch: 20 })
  const voids = [theirs.id, ours.id]
  const next = define(world, first, { batch: 45, voids })
  await node.send(
    blind,
    next,
    signatureOn(world, founding.id, blind.id, 1),
    signatureOn(world, founding.id, next.id, 1),
  )
  await pass(world, OVER, node)
  await at.agree(node, {
    [next.id]: 'in force',
    [theirs.id]: 'void',
    [ours.id]: 'void',
    [blind.id]: 'attempt',
  })
  assert.equal(node.state.history().current.batch, 45)
  return at.played
}

/** A log in other hands is added; then the first is closed, which counts at once; then the last, which waits. */
export async function closedLog(world: World): Promise<Played> {
  const witnesses = await fourWitnesses(world)
  const founding = await found(world, 'c', { witnesses })
  const first = parseDefinition(founding)
  const [log] = first.logs
  assert.ok(log)
  const node = await startLive(world, 'c')
  const at = new Stations(world)
  const early = post(world, founding.id, 'early')
  await node.send(early)

  const logKey = secretOf(42)
  const key = toHex(signerFromSeed(logKey).publicKey)
  const both = logsOf(founding.id, log.key, key)
  const second = define(world, first, { logs: [log, openDefault(key, 'https://beside.example/')] })
  await node.send(second)
  await pass(world, OVER, node)
  await node.look()
  for (const witness of witnesses) await witness.serve(both)
  await takeOver(world, join(node.folder, 'public'), 'c-beside', { logKey })
  const beside = await startLive(world, 'c-beside')
  await at.agree(beside, { [second.id]: 'in force' })
  assert.ok(beside.state.witnessedTime(early.id) !== undefined)

  const third = define(world, parseDefinition(second), {
    logs: [{ ...log, open: false }, openDefault(key, 'https://beside.example/')],
  })
  await node.send(third)
  await beside.send(third)
  await at.agree(beside, { [third.id]: 'bound, waiting' })
  for (const one of [node, beside])
    assert.deepEqual(one.state.history().versions.at(-1)?.closedAtOnce, [log.key])
  const late = post(world, founding.id, 'late')
  assert.match(
    (await node.send(late)).join(),
    /^restricted: the keepers have closed this log; post to https:/,
  )
  assert.deepEqual(await beside.send(late), [])

  await pass(world, OVER, node, beside)
  await at.agree(beside, { [third.id]: 'in force' })
  const last = await checkpointOf(node, log.key)
  await pass(world, DAY, node, beside)
  assert.equal(await checkpointOf(node, log.key), last)
  await node.stop()
  const again = await startLive(world, 'c')
  assert.match((await again.send(post(world, founding.id, 'later'))).join(), /^restricted/)
  assert.equal(await checkpointOf(again, log.key), last)
  await again.stop()

  const fourth = define(world, parseDefinition(third), {
    logs: parseDefinition(third).logs.map((one) => ({ ...one, open: false })),
  })
  await beside.send(fourth)
  await at.agree(beside, { [fourth.id]: 'bound, waiting' })
  assert.deepEqual(beside.state.history().versions.at(-1)?.closedAtOnce, [])
  assert.deepEqual(await beside.send(post(world, founding.id, 'the last one')), [])
  await pass(world, OVER, beside)
  await at.agree(beside, { [fourth.id]: 'in force' })
  assert.match((await beside.send(post(world, founding.id, 'too late'))).join(), /^restricted/)
  return at.played
}

/** The node's folder is lost; a mirror is left. A new log goes on where the mirror's copy ends. */
export async function restoredLog(world: World, witnessed = true): Promise<Played> {
  const witnesses = witnessed ? await fourWitnesses(world) : []
  const founding = await found(world, 'd', { witnesses, keepers: 3, threshold: 2 })
  const first = parseDefinition(founding)
  const [lost] = first.logs
  assert.ok(lost)
  const node = await startLive(world, 'd')
  const at = new Stations(world)
  const copied = [post(world, founding.id, 'one'), post(world, founding.id, 'two')]
  await node.send(...copied)
  const mirror = join(world.folder, 'mirror')
  await at.agree(node, {})
  cpSync(join(node.folder, 'public'), mirror, { recursive: true })
  const past = post(world, founding.id, 'three')
  await node.send(past)
  await node.stop()
  rmSync(node.folder, { recursive: true })

  await pass(world, DAY)
  const report = await takeOver(world, mirror, 'd-again')
  const key = report.restored
  const end = report.logs.find((log) => log.key === lost.key)?.anchors.findLast(({ size }) => size === 3)
  assert.ok(end)
  for (const witness of witnesses) await witness.serve(logsOf(founding.id, lost.key, key))
  const again = await startLive(world, 'd-again')
  const second = define(world, first, {
    logs: [{ ...lost, open: false }, openDefault(key, 'https://again.example/')],
    continues: [{ key, origin: logOrigin(founding.id, lost.key), size: end.size, root: end.root }],
  })
  await again.send(second, signatureOn(world, founding.id, second.id, 1))
  assert.deepEqual(await again.send(past, ...copied), [])
  await at.agree(again, { [second.id]: 'bound, waiting' })
  assert.deepEqual(again.store.placed('default', 0, 3)[0], second.id)
  assert.equal(again.store.position('default', copied[0]?.id ?? ''), undefined)
  assert.ok(again.state.history().isProvisional(past.id))
  assert.equal(again.state.witnessedTime(past.id), undefined)
  assert.ok(again.state.witnessedTime(copied[0]?.id ?? '') !== undefined)

  await pass(world, OVER, again)
  await at.agree(again, { [founding.id]: 'past', [second.id]: 'in force' })
  // Its times count from leaf 0, also those from before the definition that adds it was in force.
  const inForceAt = again.state.history().versions.at(-1)?.inForceAt ?? 0
  assert.ok((again.state.witnessedTime(past.id) ?? inForceAt) < inForceAt)
  assert.ok(!again.state.history().isProvisional(past.id))
  await again.stop()
  const restarted = await startLive(world, 'd-again')
  assert.deepEqual(await restarted.send(post(world, founding.id, 'four')), [])
  assert.deepEqual(await restarted.send(withdrawalOf(world, copied[0])), [])
  const { logs } = await at.agree(restarted, { [second.id]: 'in force' })
  const held = logs.find((log) => log.key === lost.key)
  assert.deepEqual([...(held?.holes.keys() ?? [])], [copied[0]?.id])
  return at.played
}

/** All witnesses die; after 7 days the log's own word dates the definition that names others. */
export async function lostWitnesses(world: World): Promise<Played> {
  const witnesses = await fourWitnesses(world)
  const founding = await found(world, 'e', { witnesses })
  const first = parseDefinition(founding)
  const [log] = first.logs
  assert.ok(log)
  const node = await startLive(world, 'e')
  const at = new Stations(world)
  await node.send(post(world, founding.id, 'before'))
  await at.agree(node, {})
  for (const witness of witnesses) await witness.stop()

  const others = await fourWitnesses(world, 201)
  for (const witness of others) await witness.serve([logOf(founding.id, log.key)])
  const second = define(world, first, { witnesses: others.map(({ entry }) => entry) })
  const silent = post(world, founding.id, 'in the silence')
  await node.send(second, silent)
  await pass(world, 6 * DAY, node)
  await at.agree(node, { [second.id]: 'unsigned' })
  await pass(world, DAY + 2 * HOUR, node)
  await at.agree(node, { [second.id]: 'bound, waiting' })
  assert.equal(node.state.witnessedTime(silent.id), undefined)
  await pass(world, OVER, node)
  await at.agree(node, { [founding.id]: 'past', [second.id]: 'in force' })
  await node.send(post(world, founding.id, 'after'))
  await at.agree(node, {})
  const newest = node.state.anchors(log.key).at(-1)
  assert.ok(newest)
  assert.equal(node.state.history().witnessing(newest).cosigned, 4)
  assert.ok(node.state.witnessedTime(silent.id) !== undefined)
  await node.stop()
  await at.agree(await startLive(world, 'e'), { [second.id]: 'in force' })
  return at.played
}

/** No witness at all: the log's own word stands in from the start, also for rivals. */
export async function noWitness(world: World): Promise<Played> {
  const founding = await found(world, 'f')
  const first = parseDefinition(founding)
  const node = await startLive(world, 'f')
  const at = new Stations(world)
  const second = define(world, first, { batch: 60 })
  await node.send(second)
  await pass(world, OVER, node)
  const report = await at.agree(node, { [founding.id]: 'past', [second.id]: 'in force' })
  assert.equal(report.history?.notice, 'unwitnessed')
  await extraIsChecked(world, node)
  const [one, other] = [20, 30].map((batch) => define(world, parseDefinition(second), { batch }))
  assert.ok(one && other)
  await node.send(one, other)
  await pass(world, OVER, node)
  await at.agree(node, { [second.id]: 'in force', [one.id]: 'void', [other.id]: 'void' })
  return at.played
}

/** A changed byte of the note that travels with a definition is found, wherever it is. */
async function extraIsChecked(world: World, node: LiveNode): Promise<void> {
  const honest = readOverHttp(node.url)
  const path = definitionPath(2)
  const text = gunzipSync((await honest(path)) ?? new Uint8Array()).toString()
  const start = text.indexOf('\\nextra ') + '\\nextra '.length
  const end = text.indexOf('\\n', start)
  assert.ok(start < end)
  for (let at = start; at < end; at += 31) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)
    const bytes = await gzipMember(Buffer.from(changed))
    const { findings } = await audit(world, node, async (asked) => (asked === path ? bytes : honest(asked)))
    assert.ok(findings.some((finding) => finding.path === path))
  }
}

async function fourWitnesses(world: World, seed = 101): Promise<TestWitness[]> {
  const witnesses: TestWitness[] = []
  for (let n = 0; n < 4; n++) witnesses.push(await makeWitness(world, seed + n))
  return witnesses
}

function logsOf(wall: string, ...keys: readonly string[]) {
  return keys.map((key) => logOf(wall, key))
}

/** Audits a published folder, in which a log may be missing that starts only now, and founds a node upon it. */
async function takeOver(
  world: World,
  published: string,
  name: string,
  options: Pick<RestoreOptions, 'logKey'> = {},
) {
  const report = await auditWall({
    read: readFolder(published),
    now: world.now,
    verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
  })
  const { wall, history, logs } = report
  assert.ok(wall !== undefined && history)
  const started = logs.filter(({ size }) => size > 0).map(({ key }) => `log/${logHash(key)}`)
  assert.deepEqual(
    report.findings.filter(({ path }) => started.some((folder) => path.startsWith(folder))),
    [],
  )
  const folder = join(world.folder, name)
  const founding = report.events.get(wall)
  assert.ok(founding)
  const restored = restoreFolder({ folder, founding, ...options, random: seededBytes(99) })
  const copy = { ...report, wall, history }
  await takeInto({ folder, copy, log: silentLog, now: () => world.now })
  return { ...report, restored }
}

async function checkpointOf({ url }: LiveNode, log: string): Promise<string> {
  return (await fetch(`${url}log/${logHash(log)}/checkpoint`)).text()
}

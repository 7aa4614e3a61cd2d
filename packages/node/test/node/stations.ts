// What is looked at at each station of a case: the node's own history must be what an audit computes from the published files
// alone, and keepers and copies see the same.

import assert from 'node:assert/strict'
import {
  type AuditReport,
  auditDefinitions,
  Copy,
  httpTransport,
  MemoryPathStore,
  readOverHttp,
} from '@commonwall/sync'
import { type DefinitionHistory, verifyEvent } from '@commonwall/wall'
import { audit, DAY, type LiveNode, type World } from './wall-on-loopback.ts'

/** Days of wall time, in which nothing was found wrong. */
export interface Played {
  readonly days: number
  /** How often a node was audited and agreed. */
  readonly audits: number
}

/** Stands at each station of a case: audits nodes, and counts. */
export class Stations {
  readonly #world: World
  readonly #start: number
  #copy: Copy | undefined
  audits = 0

  constructor(world: World) {
    this.#world = world
    this.#start = world.now
  }

  /** The node's history is the audit's, nothing is wrong, and the versions stand as told: `state` by id. */
  async agree(node: LiveNode, expected: Readonly<Record<string, string>>): Promise<AuditReport> {
    await node.look()
    const report = await audit(this.#world, node)
    assert.deepEqual(report.findings, [])
    assert.ok(report.history)
    assert.deepEqual(told(report.history), told(node.state.history()))
    await this.#agreeAlone(node, report.history)
    await this.#agreeCopies(node, report)
    const states = new Map(report.history.versions.map(({ definition, state }) => [definition.id, state]))
    for (const [id, state] of Object.entries(expected)) assert.equal(states.get(id), state)
    this.audits++
    return report
  }

  /** Keepers, who read definitions and nothing else, see the same of all that is bound. */
  async #agreeAlone({ url }: LiveNode, whole: DefinitionHistory): Promise<void> {
    const { history, findings } = await auditDefinitions({
      read: readOverHttp(url),
      now: this.#world.now,
      verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
    })
    assert.deepEqual(findings, [])
    assert.ok(history)
    const isBound = ({ boundAt }: { readonly boundAt: number | undefined }) => boundAt !== undefined
    assert.deepEqual(told(history).versions.filter(isBound), told(whole).versions.filter(isBound))
    assert.deepEqual(told(history).logs, told(whole).logs)
    assert.equal(history.current.id, whole.current.id)
  }

  /** A reader's copy that was there from the first station on, and a new one, see the same: without an alarm. */
  async #agreeCopies({ url }: LiveNode, report: AuditReport): Promise<void> {
    this.#copy ??= await this.#openCopy()
    for (const copy of [this.#copy, await this.#openCopy()]) {
      const { caught } = await copy.catchUp([httpTransport(url)], { optional: true })
      assert.deepEqual(caught, [])
      const history = copy.history()
      assert.ok(history && report.history)
      assert.deepEqual(told(history), told(report.history))
      for (const { positions } of report.logs)
        for (const id of positions.keys()) {
          assert.equal(history.witnessedTime(id), report.history.witnessedTime(id))
          assert.equal(history.isProvisional(id), report.history.isProvisional(id))
        }
      assert.ok(copy.status().complete)
    }
  }

  #openCopy(): Promise<Copy> {
    return Copy.open({
      store: new MemoryPathStore(),
      verify: async (events) => events.map((event) => verifyEvent(event) !== undefined),
      now: () => this.#world.now,
    })
  }

  get played(): Played {
    return { days: (this.#world.now - this.#start) / DAY, audits: this.audits }
  }
}

/** What a history says of versions and logs, for comparing two. */
function told({ versions, logs, current, wallTime }: DefinitionHistory) {
  return {
    current: current.id,
    wallTime,
    versions: versions.map(({ definition, state, boundAt, inForceAt, closedAtOnce, shownBy }) => ({
      id: definition.id,
      state,
      boundAt,
      inForceAt,
      closedAtOnce,
      shownBy: shownBy?.note,
    })),
    logs: logs.map(({ key, state, closedAt, countsFrom }) => ({ key, state, closedAt, countsFrom })),
  }
}

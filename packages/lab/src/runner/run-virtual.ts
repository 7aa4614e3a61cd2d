// Runs a reader through a scenario in virtual time: controls first, then its visits.

import { VirtualClock } from '../drivers/virtual/clock.ts'
import type { VirtualHost } from '../drivers/virtual/host.ts'
import { VirtualNet } from '../drivers/virtual/net.ts'
import { holdRealWork } from '../drivers/virtual/real-work.ts'
import { Wire } from '../drivers/virtual/wire.ts'
import { Journal } from '../journal.ts'
import { Rng } from '../rng.ts'
import { NameList, parseRule } from '../rules/name-list.ts'
import { suppliesFor } from '../scenario/lists.ts'
import { pathOf } from '../scenario/scenarios.ts'
import type { Control, Scenario } from '../scenario/schema.ts'
import { type ControlOutcome, runControl } from './controls.ts'
import type { Reader, Success } from './reader.ts'
import type { Attempt, CellResult, VisitResult } from './result.ts'
import { commonHosts, resolverFor } from './world.ts'

export interface RunOptions {
  readonly seed: string
  /** A folder of lists that go before the package's own. */
  readonly lists?: string
}

/** Unix milliseconds at time 0. */
export const EPOCH = 1_790_086_400_000
/** A reader's patience: posts wait for the next batch, and a carried file for whoever carries it. */
const PATIENCE = 4 * 24 * 3_600_000

interface Stage {
  readonly net: VirtualNet
  readonly clock: VirtualClock
  readonly journal: Journal
}

function stage(scenario: Scenario, options: RunOptions, hosts: readonly VirtualHost[]): Stage {
  const clock = new VirtualClock()
  const journal = new Journal()
  const wire = new Wire({
    path: pathOf(scenario, options),
    clock,
    journal,
    hosts: [...hosts, resolverFor(hosts)],
  })
  return { clock, journal, net: new VirtualNet(wire, new Rng(`${options.seed}/net`)) }
}

/** Runs both controls; gives why the scenario proves nothing, or undefined. */
export async function whyVoid(scenario: Scenario, options: RunOptions): Promise<string | undefined> {
  const run = async (control: Control): Promise<ControlOutcome> => {
    const { net, clock } = stage(scenario, options, commonHosts())
    return clock.run(runControl({ net, rng: new Rng(`${options.seed}/control`), control }))
  }
  const { forbidden, benign } = scenario
  if (forbidden !== undefined) {
    const { failed, of } = await run(forbidden)
    if (failed * 2 < of) return `what is forbidden got through (${of - failed} of ${of} times)`
  }
  if (benign !== undefined) {
    const { failed, of } = await run(benign)
    if (failed * 2 >= of) return `what nobody minds did not get through (${failed} of ${of} times)`
  }
  return undefined
}

/** Runs one reader through one scenario. @param voidBecause of `whyVoid`, which is the same for all readers */
export async function runVirtual(
  scenario: Scenario,
  reader: Reader,
  options: RunOptions,
  voidBecause?: string,
): Promise<CellResult> {
  const { net, clock, journal } = stage(scenario, options, [...commonHosts(), ...(reader.hosts?.() ?? [])])
  const visits: VisitResult[] = []
  const visit = async () => {
    const session = reader.start({ net, rng: new Rng(`${options.seed}/${reader.id}`) })
    for (const at of scenario.visits) {
      await clock.sleep(at - clock.now())
      journal.note(clock.now(), 'reader', 'sits down to read')
      const read = await attempt(() => session.read(), PATIENCE)
      journal.note(clock.now(), 'reader', read.ok ? `has read: ${read.by}` : 'gives up reading')
      const write = await attempt(() => session.write(), PATIENCE)
      journal.note(clock.now(), 'reader', write.ok ? `has written: ${write.by}` : 'gives up writing')
      visits.push({ at, read, write })
    }
  }
  const attempt = async (act: () => Promise<Success | undefined>, within: number): Promise<Attempt> => {
    const began = clock.now()
    const patience = new AbortController()
    const success = await Promise.race([
      act().catch((error: unknown) => {
        // What a line or a pool says has a code; anything else is a mistake of ours.
        if (!(error instanceof Error) || !('code' in error)) throw error
        return undefined
      }),
      clock.sleep(within, patience.signal).catch(() => undefined),
    ])
    patience.abort()
    const took = { ok: typeof success === 'object', ms: Math.round(clock.now() - began) }
    return typeof success === 'object' ? { ...took, ...success } : took
  }
  const restore = [clock.install(EPOCH), holdRealWork(clock)]
  try {
    await clock.run(visit())
  } finally {
    for (const put of restore) put()
  }
  const { entries, names, bytesIn, bytesOut, requests, lost } = journal
  const recovery = recoveryOf(entries)
  return {
    scenario: scenario.id,
    reader: reader.id,
    driver: 'virtual',
    seed: options.seed,
    ...(voidBecause === undefined ? {} : { void: voidBecause }),
    visits,
    bytesIn,
    bytesOut,
    requests,
    lost,
    names: [...names],
    forbiddenNames: [...names].filter(forbiddenIn(scenario, options)),
    ...(recovery === undefined ? {} : { recovery }),
    entries,
  }
}

function recoveryOf(entries: CellResult['entries']): number | undefined {
  const struck = entries.find(({ who }) => who === 'wall')
  const again = entries.find(({ at, what }) => struck && at >= struck.at && what.startsWith('has read'))
  return struck && again ? again.at - struck.at : undefined
}

/** Whether a name is on any list that the scenario's boxes cut by. */
export function forbiddenIn(
  scenario: Scenario,
  { lists }: Pick<RunOptions, 'lists'>,
): (name: string) => boolean {
  const supplies = suppliesFor(scenario.lists, lists)
  const all: NameList[] = []
  for (const { box, ...params } of scenario.boxes) {
    if (typeof params.list === 'string' && box !== 'ip-null-route') all.push(supplies.names(params.list))
    if (Array.isArray(params.releases))
      all.push(
        new NameList(params.releases.flatMap(({ names }: { names: string[] }) => names.map(parseRule))),
      )
  }
  return (name) => all.some((list) => list.find(name) !== undefined)
}

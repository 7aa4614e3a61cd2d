// The wall node: what it stands on, how posts come in, what it serves, in the order in which each may fail.
//
// What was opened is closed again, in reverse, also when a later step fails.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import type { WaitingBatch } from './batch/batch.ts'
import { Closing } from './closing.ts'
import { DataError } from './data/data-error.ts'
import type { Beginning, Demonstration } from './demonstration/demonstration.ts'
import { HandingOn } from './held/handing-on.ts'
import { type CopiedWall, type TakenIn, takeIn } from './held/take-in.ts'
import type { Intake } from './intake/intake.ts'
import type { Log } from './log.ts'
import { gaugesOf } from './metrics/gauges.ts'
import { operatorFacts } from './operator/facts.ts'
import { type OperatorDoor, serveOperator } from './operator/serve-operator.ts'
import { Disk } from './operator/storage.ts'
import { type AppFiles, loadApp, loadRenderer, openPages, type Pages, publishApp } from './pages/index.ts'
import { plant } from './plant.ts'
import { SYSTEM_CLOCK, Turns } from './relay/turns.ts'
import { openDoors } from './start/doors.ts'
import { serveFront } from './start/front.ts'
import { openGround } from './start/ground.ts'
import { VERSION } from './start/version.ts'
import type { WallState } from './state/wall-state.ts'
import type { EventStore } from './store/index.ts'
import { VerifierPool } from './verify/verifier-pool.ts'
import type { Fetch } from './witness/witness-client.ts'

export interface NodeOptions {
  /** Data folder, as `foundWall` made it. */
  readonly folder: string
  /** 0 for any free one. */
  readonly port: number
  /** Default: loopback. */
  readonly host?: string
  /** Path under which everything lives, without slashes at its ends; none by default. */
  readonly prefix?: string
  /** Takes any valid event and logs only the wall's own: for conformance runs. */
  readonly open?: boolean
  /** Is an onion service as well (`startOnion`): no page of elsewhere that is open on this machine is answered. */
  readonly onion?: boolean
  readonly permalinks?: boolean
  /** Never the system's libsecp256k1. */
  readonly portable?: boolean
  /** Copies of this wall to compare with before the first signature. */
  readonly mirrors?: readonly string[]
  /** How witnesses and mirrors are asked; default: straight. */
  readonly fetch?: Fetch
  /** Builds the app if need be, and lets pages load it. */
  readonly app?: boolean
  /** The operator's page and metrics on this port of loopback; none by default. */
  readonly operatorPort?: number
  /** Posts to take in before anybody connects: a demonstration's. */
  readonly plant?: readonly VerifiedEvent[]
  /** What only a demonstration may do. @throws DataError data/unsafe where the wall is none */
  readonly demonstration?: Demonstration
  readonly log: Log
  /** Unix seconds; default the system's clock. */
  readonly now?: () => number
  readonly random?: (length: number) => Uint8Array
}

export interface RunningNode {
  /** Where the wall is, ending in a slash. */
  readonly url: string
  /** Id of the founding definition. */
  readonly wall: string
  /** Where the operator's page is, ending in a slash; undefined if it is nowhere. */
  readonly operator: string | undefined
  readonly store: EventStore
  readonly state: WallState
  readonly intake: Intake
  readonly batch: WaitingBatch
  /** What this node has to hand on to the logs of others; nothing while its own log is open. */
  readonly handing: HandingOn
  /** Publishes what proves that a log signed two histories. */
  keepEvidence(bytes: Uint8Array): Promise<void>
  /** Takes in what a copy brought of logs that this node does not sign. @throws HeldError, StoreError */
  takeIn(copy: CopiedWall): Promise<TakenIn>
  /** Logs and publishes everything that waits for a log. */
  flush(): Promise<void>
  /**
   * Does now what time alone brings within a minute: what waits for a tick that has passed is released, idle logs sign
   * again, folds and withdrawals take effect.
   */
  look(): Promise<void>
  close(): Promise<void>
}

/** How often it is asked whether time alone changed anything: folds that stay or end, withdrawals that are due. */
const LOOK_AGAIN = 60_000

/**
 * Starts the node of a wall.
 * @throws DataError, SequencerError, StoreError: one sentence each
 */
export async function startNode(options: NodeOptions): Promise<RunningNode> {
  const closing = new Closing()
  try {
    return await start(options, closing)
  } catch (error) {
    await closing.close()
    throw error
  }
}

async function start(options: NodeOptions, closing: Closing): Promise<RunningNode> {
  const {
    log,
    host = '127.0.0.1',
    prefix = '',
    open = false,
    onion = false,
    portable = false,
    mirrors = [],
  } = options
  const now = options.now ?? (() => Math.floor(Date.now() / 1000))
  const onFault = (error: unknown) => log.error({ part: 'node', ...reasonOf(error) }, 'something failed')
  const onTrouble = (error: Error) => log.warn({ part: 'log', ...reasonOf(error) }, 'a log is in trouble')
  let pages: Pages | undefined
  const renderIndex = () => pages?.renderIndex()
  // What takes long and needs no store begins first.
  const workers = VerifierPool.open({ portable })
  closing.add({ close: () => workers.then((pool) => pool.close()).catch(() => undefined) })
  const rendering = loadRenderer()
  for (const begun of [workers, rendering]) begun.catch(() => undefined)
  const ground = await openGround({ ...options, prefix, mirrors, renderIndex, onTrouble, now }, closing)
  const { store, logs, folded } = ground
  const { state } = logs
  const { demonstration } = options
  if (demonstration && !ground.demonstration)
    throw new DataError(
      'data/unsafe',
      `${options.folder}: expected a demonstration, got a wall of people: it has no doors, and its batch keeps its time`,
    )

  let url = ''
  const addresses = () => [url.replace(/^http/, 'ws'), ...state.history().current.logs.map((one) => one.url)]
  const handing = new HandingOn(store, state, ground.defaultLog, ground.host)
  const handOn = (sealed: NostrEvent) => handing.take(sealed)
  const doors = await openDoors(
    ground,
    {
      ...{ open, verifiers: workers, addresses, onFault, now },
      ...(ground.defaultLog === undefined && { handOn }),
      ...(demonstration && { tick: demonstration.tick }),
    },
    closing,
  )
  const { intake, batch, ballots, pending, verifiers } = doors
  const { name, because } = verifiers.engine
  log.info({ part: 'verify', reason: because ? `${name}: ${because}` : name }, 'signatures are verified')
  const lookAgain = async () => {
    state.refresh()
    await Promise.all([folded.refresh(), pending.run()].map((done) => done.catch(onFault)))
  }
  const beginning: Beginning = {
    wall: ground.founding.id,
    store,
    state,
    intake,
    flush: logs.flush,
    async look() {
      await batch.releaseDue()
      await ballots.look()
      await lookAgain()
      await logs.look()
    },
  }
  if (demonstration?.before) {
    await demonstration.before(beginning)
    await lookAgain()
  }
  if (options.plant) await plant(options.plant, intake)
  await logs.flush()

  const renderer = await rendering
  let app: AppFiles | undefined
  const turns = new Turns(SYSTEM_CLOCK)
  pages = closing.add(
    openPages({
      store,
      state,
      renderer,
      names: () => ground.names.names(),
      onReleased: (listener) => intake.onReleased(listener),
      withheld: () => folded.withheld,
      refusalOf: (id) => folded.refusalOf(id),
      base: () => state.history().current.logs[0]?.url ?? url,
      permalinks: options.permalinks ?? false,
      app: () => app,
      ...(demonstration?.doors && { doors: demonstration.doors }),
      turns,
      onError: onFault,
      now,
    }),
  )
  // A fold may have begun to keep a body back while the node was down.
  await logs.publisher.emptied(folded.withheld)
  await logs.publisher.renderIndex()
  const random = options.random ?? randomBytes
  const front = {
    ...{ pages, turns, prefix, host, port: options.port, open, onion, addresses, onFault, now, random },
    ...(demonstration?.doors && { doors: demonstration.doors }),
  }
  const { url: served, port } = await serveFront(ground, doors, front, closing)
  url = served
  // Pages are served meanwhile, and load it once it is there.
  if (options.app)
    void loadApp()
      .then(async (files) => {
        await publishApp(join(ground.paths.published, prefix), files)
        app = files
      })
      .catch(onFault)

  batch.start()
  await ballots.start()
  const again = setInterval(() => lookAgain().catch(onFault), LOOK_AGAIN)
  again.unref()
  closing.add({ close: () => clearInterval(again) })
  let operator: OperatorDoor | undefined
  if (options.operatorPort !== undefined) {
    const disk = new Disk(ground.paths, now)
    operator = await serveOperator({
      port: options.operatorPort,
      gauges: gaugesOf({ store, state }),
      renderer,
      facts: (place) => {
        const names = ground.names.names()
        const { folder } = options
        const { own } = ground
        const { fetch = globalThis.fetch } = options
        const source = { store, state, names, batch, disk, mirrors, fetch, own, folder, host, port }
        return operatorFacts({ ...source, version: VERSION, now: now() }, place)
      },
      onFault,
    })
    closing.add(operator)
  }
  log.info({ part: 'node', port, size: store.placedCount('default') }, 'the wall is up')
  return {
    ...beginning,
    url,
    operator: operator?.url,
    batch,
    handing,
    keepEvidence: (bytes) => logs.publisher.evidence(bytes),
    async takeIn(copy) {
      const { held, own } = ground
      const { publisher } = logs
      const taken = await takeIn(copy, { store, state, publisher, held, own, now })
      const items = taken.events.map((event) => ({ event, log: 'none' as const }))
      intake.announce(
        items,
        items.map(() => 'stored' as const),
      )
      await lookAgain()
      return taken
    },
    close: () => closing.close(),
  }
}

function reasonOf(error: unknown): { code?: string; reason: string } {
  if (!(error instanceof Error)) return { reason: String(error) }
  const code = (error as { code?: unknown }).code
  return { reason: error.message, ...(typeof code === 'string' ? { code } : {}) }
}

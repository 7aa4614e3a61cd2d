// The wall node: everything put together, in the order in which it may fail.
//
// Refuses to start beside a keeper's key, on a folder that another process holds, or with a log that an old
// backup would fork. What it opened it closes again, in reverse, also when a later step fails.

import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { signerFromSeed, useSha256 } from '@commonwall/tlog'
import { fingerprint, logHash, parseDefinition, publicKeyOf, type VerifiedEvent } from '@commonwall/wall'
import { getRequestListener } from '@hono/node-server'
import { createAdmission } from './admission/admission.ts'
import { PendingWithdrawals, PendingWithdrawals } from './admission/pending-withdrawals.ts'
import { WaitingBatch } from './batch/batch.ts'
import { Closing } from './closing.ts'
import { dataFolder } from './data/folder.ts'
import { refuseKeeperKeys } from './data/keeper-keys.ts'
import { readKeyFile } from './data/key-file.ts'
import { readWallFile } from './data/wall-file.ts'
import { nodeSha256 } from './hash.ts'
import { wallApp } from './http/wall-app.ts'
import { createSealedDoor } from './inbox/sealed-door.ts'
import { createIntake } from './intake/create-intake.ts'
import type { Intake } from './intake/intake.ts'
import type { Log } from './log.ts'
import { startMetrics } from './metrics/serve-metrics.ts'
import { FoldedBodies } from './moderation/folded-bodies.ts'
import { loadRenderer, openPages, type Pages } from './pages/index.ts'
import { plant } from './plant.ts'
import { answerInformation } from './relay/information.ts'
import { attachRelay } from './relay/relay.ts'
import { lockDataFolder, openLogs } from './sequencer/index.ts'
import { NamesBook } from './state/names-book.ts'
import type { WallState } from './state/wall-state.ts'
import { type EventStore, SqliteStore } from './store/index.ts'
import { VerifierPool } from './verify/index.ts'

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
  readonly permalinks?: boolean
  /** Never the system's libsecp256k1. */
  readonly portable?: boolean
  /** Copies of this wall to compare with before the first signature. */
  readonly mirrors?: readonly string[]
  /** Metrics on this port of loopback; none by default. */
  readonly metricsPort?: number
  /** Posts to take in before anybody connects: a demonstration's. */
  readonly plant?: readonly VerifiedEvent[]
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
  readonly store: EventStore
  readonly state: WallState
  readonly intake: Intake
  readonly batch: WaitingBatch
  /** Logs and publishes everything that waits for a log. */
  flush(): Promise<void>
  close(): Promise<void>
}

const VERSION = '0.1.0'
/** How often time alone is asked whether it changed anything: folds that stay or end, withdrawals that are due. */
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
  const { folder, log, prefix = '', open = false } = options
  const now = options.now ?? (() => Math.floor(Date.now() / 1000))
  const random = options.random ?? randomBytes
  const onFault = (error: unknown) => log.error({ part: 'node', ...reasonOf(error) }, 'something failed')
  const paths = dataFolder(folder)
  const file = readWallFile(paths.wallFile)
  const { founding } = file
  const definition = parseDefinition(founding)
  useSha256(nodeSha256)

  const lock = closing.add(lockDataFolder(folder))
  const store = closing.add(new SqliteStore(paths.store))
  if (!file.demonstration) refuseKeeperKeys([folder, ...file.keeperFiles], definition.keepers)
  if (!store.get(founding.id)) await store.put([{ event: founding, log: 'default' }])

  const inboxSecret = readKeyFile(paths.inboxKey)
  const inbox = publicKeyOf(inboxSecret)
  let folded: FoldedBodies | undefined
  let pages: Pages | undefined
  const logs = closing.add(
    await openLogs({
      data: folder,
      prefix,
      lock,
      store,
      founding,
      logs: {
        default: { signer: signerFromSeed(readKeyFile(paths.defaultLogKey)), inbox },
        ...(file.logs.optional && {
          optional: { signer: signerFromSeed(readKeyFile(paths.optionalLogKey)), inbox },
        }),
      },
      mirrors: options.mirrors ?? [],
      withheld: (id) => folded?.isWithheld(id) ?? false,
      renderIndex: () => pages?.renderIndex() ?? '',
      now,
      onTrouble: (error) => log.warn({ part: 'sequencer', ...reasonOf(error) }, 'the log is in trouble'),
    }),
  )
  const { state, publisher } = logs
  const current = () => state.history().current
  const names = new NamesBook(store, state)
  folded = new FoldedBodies({ store, state, onChanged: (ids) => publisher.emptied(ids) })
  const refreshFolds = folded.refresh.bind(folded)

  const verifiers = closing.add(await VerifierPool.open({ portable: options.portable ?? false }))
  log.info({ part: 'verify', reason: verifiers.engine.name }, 'signatures are verified')
  const verify = verifiers.verified.bind(verifiers)
  let address = ''
  const addresses = () => [
    address.replace(/^http/, 'ws').replace(/\/$/, ''),
    ...current().logs.map(({ url }) => url),
  ]
  const admission = createAdmission({
    store,
    history: () => state.history(),
    optionalLog: file.logs.optional !== undefined,
    names: () => names.names(),
    addresses,
    open,
    now,
  })
  const batch: WaitingBatch = new WaitingBatch({
    store,
    minutes: () => current().batch,
    onReleased: (items, results) => intake.announce(items, results),
    now,
    onFault,
  })
  const openSealed = createSealedDoor({
    intake: () => intake,
    keys: () => [inboxSecret],
    work: () => current().pow,
  })
  const intake: Intake = createIntake({ store, admission, verify, batch, openSealed, now, onFault })
  closing.add(intake)
  closing.add(batch)
  const pending = new PendingWithdrawals({
    store,
    names: () => names.names(),
    time: () => ({ wallTime: state.history().wallTime, witnessedTime: (id) => state.witnessedTime(id) }),
    onEmptied: (ids) => publisher.emptied(ids),
  })
  intake.onReleased((events) => {
    names.released(events)
    pending.released(events)
  })
  if (options.plant) await plant(options.plant, intake)
  await logs.flush()

  const renderer = await loadRenderer()
  pages = closing.add(
    openPages({
      store,
      state,
      renderer,
      onReleased: (listener) => intake.onReleased(listener),
      names: () => names.names(),
      now,
      base: () => current().logs[0]?.url ?? address,
      permalinks: options.permalinks ?? false,
      onError: onFault,
    }),
  )
  const app = wallApp({
    prefix,
    published: join(paths.published, prefix),
    pages: pages.app,
    intake,
    openSealed,
    originHashes: () => current().logs.map(({ key }) => logHash(key)),
    now,
    random,
  })
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const identity = () => ({
    name: current().titles[0]?.text ?? 'Commonwall',
    description: 'A public wall that anyone may write on and anyone may copy.',
    version: VERSION,
    wall: founding.id,
    fingerprint: fingerprint(founding.id, 'en').join(' '),
    pow: current().pow,
  })
  const root = prefix === '' ? '/' : `/${prefix}/`
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0]
    if (path === root && answerInformation(request, response, identity)) return
    void listener(request, response)
  })
  closing.add(
    attachRelay(server, {
      store,
      intake,
      verify,
      isModerator: (pubkey) => current().moderators.some((moderator) => moderator.pubkey === pubkey),
      open,
      addresses,
      path: root,
      now,
      random,
      onFault,
    }),
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  closing.add({
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
  const { port } = server.address() as AddressInfo
  address = `http://${options.host ?? '127.0.0.1'}:${port}${root}`

  batch.start()
  const again = setInterval(() => {
    state.refresh()
    refreshFolds().catch(onFault)
    withdrawals.run().catch(onFault)
    pending.run().catch(onFault)
  }, LOOK_AGAIN)
  again.unref()
  closing.add({ close: async () => clearInterval(again) })
  if (options.metricsPort !== undefined)
    closing.add(await startMetrics({ port: options.metricsPort, store, state }))
  log.info({ part: 'node', port, size: store.placedCount('default') }, 'the wall is up')
  return {
    url: address,
    wall: founding.id,
    store,
    state,
    intake,
    batch,
    flush: logs.flush,
    close: () => closing.close(),
  }
}

function reasonOf(error: unknown): { code?: string; reason: string } {
  if (!(error instanceof Error)) return { reason: String(error) }
  const code = (error as { code?: unknown }).code
  return { reason: error.message, ...(typeof code === 'string' ? { code } : {}) }
}

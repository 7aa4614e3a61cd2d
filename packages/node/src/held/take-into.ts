// Taking into a data folder that no node runs on: an import, a restore, one round of a static mirror.
//
// Everything derived is brought in step as well (definitions, head, front page, bodies that have to go), so that what
// is published afterwards is what a node would publish.

import { PendingWithdrawals } from '../admission/pending-withdrawals.ts'
import { Closing } from '../closing.ts'
import type { Log } from '../log.ts'
import { loadRenderer, openPages } from '../pages/index.ts'
import { openGround } from '../start/ground.ts'
import type { Fetch } from '../witness/witness-client.ts'
import { type CopiedWall, type TakenIn, takeIn } from './take-in.ts'

export interface TakeIntoOptions {
  readonly folder: string
  /** Path under which it publishes, without slashes at its ends; none by default. */
  readonly prefix?: string
  readonly copy: CopiedWall
  /** True where a keeper does it with the keys at hand. */
  readonly attended?: boolean
  readonly log: Log
  /** How witnesses are asked, where it signs a log; default: straight. */
  readonly fetch?: Fetch
  /** Unix seconds. */
  readonly now: () => number
}

/** @throws DataError, SequencerError, StoreError, HeldError */
export async function takeInto(options: TakeIntoOptions): Promise<TakenIn> {
  const { copy, log, now, prefix = '' } = options
  const closing = new Closing()
  try {
    const onTrouble = (error: Error) =>
      log.warn({ part: 'log', reason: error.message }, 'a log is in trouble')
    let render = (): string | undefined => undefined
    const renderIndex = () => render()
    const ground = await openGround({ ...options, prefix, mirrors: [], renderIndex, onTrouble, now }, closing)
    const { store, logs, held, own, names, folded, time } = ground
    const { state, publisher } = logs
    const taken = await takeIn(copy, { store, state, publisher, held, own, now })
    state.refresh()
    await folded.refresh()
    const onEmptied = (ids: readonly string[]) => publisher.emptied(ids)
    const { wall } = state
    await new PendingWithdrawals({ store, wall, names: () => names.names(), time, now, onEmptied }).run()
    const pages = openPages({
      store,
      state,
      renderer: await loadRenderer(),
      names: () => names.names(),
      onReleased: () => () => {},
      withheld: () => folded.withheld,
      base: () => '',
      whole: true,
      now,
    })
    render = () => pages.renderIndex()
    await publisher.emptied(folded.withheld)
    await publisher.renderIndex()
    pages.close()
    return taken
  } finally {
    await closing.close()
  }
}

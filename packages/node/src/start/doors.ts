// How posts come in: one intake behind relay, inbox and sealed lines, with the batch that some of them wait in.

import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import { createAdmission } from '../admission/admission.ts'
import { PendingWithdrawals } from '../admission/pending-withdrawals.ts'
import { BallotBatch } from '../batch/ballots.ts'
import { WaitingBatch } from '../batch/batch.ts'
import type { Closing } from '../closing.ts'
import { createSealedDoor } from '../inbox/sealed-door.ts'
import { createIntake } from '../intake/create-intake.ts'
import type { Answer, Intake } from '../intake/intake.ts'
import type { PutItem, PutResult } from '../store/store.ts'
import type { VerifierPool } from '../verify/index.ts'
import type { Ground } from './ground.ts'

export interface Doors {
  readonly intake: Intake
  readonly batch: WaitingBatch
  readonly ballots: BallotBatch
  readonly pending: PendingWithdrawals
  readonly verifiers: VerifierPool
  readonly verify: (event: NostrEvent) => Promise<VerifiedEvent | undefined>
  readonly openSealed: (event: NostrEvent) => Promise<Answer>
}

export interface DoorsOptions {
  readonly open: boolean
  /** Workers that were begun before there was a store: they take longest. */
  readonly verifiers: Promise<VerifierPool>
  /** The URLs under which the wall is reached. */
  readonly addresses: () => readonly string[]
  /** On a mirror: takes what is sealed to others' inboxes. */
  readonly handOn?: (sealed: NostrEvent) => Promise<Answer>
  /** Seconds between releases, where this is a demonstration. */
  readonly tick?: number
  readonly onFault: (error: unknown) => void
  /** Unix seconds. */
  readonly now: () => number
}

export async function openDoors(ground: Ground, options: DoorsOptions, closing: Closing): Promise<Doors> {
  const { store, logs, names, hasOptionalLog, inboxSecret, host, folded, time } = ground
  const { onFault, now } = options
  const history = () => logs.state.history()
  const verifiers = await options.verifiers
  // Whoever sends faster than can be verified waits; nothing is refused here for load.
  const verify = async (event: NostrEvent) => {
    await verifiers.room()
    return verifiers.verified(event)
  }
  const admission = createAdmission({
    ...options,
    store,
    history,
    ...(ground.defaultLog !== undefined && { log: ground.defaultLog }),
    signs: ground.defaultLog !== undefined,
    optionalLog: hasOptionalLog,
    host,
    names: () => names.names(),
    waiting: {
      get: (id) => batch.rows.get(id) ?? ballots.rows.get(id),
      ballotsOf: (pubkey, assembly) => [
        ...batch.rows.ballotsOf(pubkey, assembly),
        ...ballots.rows.ballotsOf(pubkey, assembly),
      ],
    },
  })
  const waits = {
    store,
    settle: (item: PutItem) => admission.settle(item),
    onReleased: (items: readonly PutItem[], results: readonly PutResult[]) => intake.announce(items, results),
    now,
  }
  const batch: WaitingBatch = new WaitingBatch({
    ...waits,
    minutes: () => history().current.batch,
    ...(options.tick !== undefined && { tick: options.tick }),
    floor: () => history().current.pow,
    mix: () => ballots.rows.mix(),
    onFault,
  })
  const ballots: BallotBatch = new BallotBatch({
    ...waits,
    onFault,
    constitution: (id) => store.get(id) ?? batch.rows.get(id)?.event,
  })
  const openSealed = createSealedDoor({
    intake: () => intake,
    keys: () => (inboxSecret ? [inboxSecret] : []),
    work: () => history().current.pow,
    ...(options.handOn && { handOn: options.handOn }),
  })
  const intake: Intake = createIntake({
    ...{ store, admission, verify, openSealed, now, onFault },
    batch: {
      add: (item) => batch.add(item),
      // In a demonstration everybody watches, and nobody is to be hidden.
      ...(!ground.demonstration && { addBallot: (item: PutItem) => ballots.add(item) }),
    },
  })
  closing.add(intake)
  closing.add(batch)
  closing.add(ballots)
  const pending = new PendingWithdrawals({
    ...{ store, time, now, wall: ground.founding.id },
    names: () => names.names(),
    onEmptied: (ids) => logs.publisher.emptied(ids),
  })
  intake.onReleased((events) => {
    names.released(events)
    pending.released(events)
    ballots.released(events)
    folded.released(events).catch(onFault)
  })
  return { intake, batch, ballots, pending, verifiers, verify, openSealed }
}

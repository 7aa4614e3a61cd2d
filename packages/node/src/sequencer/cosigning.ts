// All witnesses of one log, asked together: publication waits a few seconds for them and no longer.
//
// A witness that was late is still listened to, and its line goes into the checkpoint when it comes; it is not
// waited for again until it has answered in time. Without a quorum the log goes on: k of n is for readers to judge.
// Stops the log where a witness proves, or on its first word says, that it saw another history.

import type { NoteSignature } from '@commonwall/tlog'
import type { Fetch, LogIdentity, ProofFrom, WitnessAddress } from '../witness/witness-client.ts'
import { WitnessClient, WitnessClientError } from '../witness/witness-client.ts'
import type { RootAt } from './compare.ts'
import { checkSight, witnessSight } from './compare.ts'
import type { TreeHead } from './lock-database.ts'
import { SequencerError } from './sequencer-error.ts'

/** A checkpoint that is being cosigned. */
export interface Ask {
  /** Signed by the log. */
  readonly note: string
  readonly head: TreeHead
  readonly proofFrom: ProofFrom
  readonly rootAt: RootAt
  /** Called for each line that comes after the wait was over. */
  readonly onLate: (witness: string, line: NoteSignature) => void
}

export interface CosigningOptions {
  readonly log: LogIdentity
  /** Of the definition in force, in its order. */
  readonly witnesses: () => readonly WitnessAddress[]
  readonly fetch: Fetch
  /** How long publication waits, in milliseconds. */
  readonly patience: number
  /** A witness that did not cosign, for the operator's log. */
  readonly onTrouble: (error: Error) => void
  /** Called when a late answer shows another history. */
  readonly onRefusal: (error: SequencerError) => void
}

/** A late answer is taken for so many times the patience. */
const LATENESS = 6

export class Cosigning {
  readonly #options: CosigningOptions
  /** By key, name and address; a replaced witness starts anew. */
  readonly #clients = new Map<string, WitnessClient>()
  /** Witnesses with a question under way; not asked again meanwhile. */
  readonly #busy = new Set<WitnessClient>()
  /** Witnesses that were late or failed the last time; asked, not waited for. */
  readonly #slow = new Set<WitnessClient>()
  /** Witnesses that told what they saw before we signed anything; later claims of theirs need proof. */
  readonly #heard = new Set<WitnessClient>()

  constructor(options: CosigningOptions) {
    this.#options = options
  }

  /** Asks every witness what it saw. @throws SequencerError where one is ahead or differs */
  async compare(emptyCheckpoint: string, ours: TreeHead, rootAt: RootAt): Promise<void> {
    const { patience } = this.#options
    await Promise.all(
      this.#current().map(async (client) => {
        const sight = await witnessSight(client, emptyCheckpoint, patience)
        if (sight === undefined) return void this.#slow.add(client)
        await checkSight(`witness ${client.witness.name}`, sight, ours, rootAt)
        this.#heard.add(client)
      }),
    )
  }

  /**
   * The lines that came in time, by witness key.
   * @throws SequencerError where a witness shows another history before the wait is over
   */
  async gather(ask: Ask): Promise<ReadonlyMap<string, NoteSignature>> {
    const lines = new Map<string, NoteSignature>()
    let refusal: SequencerError | undefined
    let waiting = true
    const asked = this.#current().filter((client) => !this.#busy.has(client))
    const waitedFor = asked.filter((client) => !this.#slow.has(client))
    const answers = new Map(
      asked.map((client) => [
        client,
        this.#ask(client, ask).then(
          (line) => {
            if (line === undefined) return
            if (waiting) lines.set(client.witness.key, line)
            else ask.onLate(client.witness.key, line)
          },
          (error: SequencerError) => {
            if (waiting) refusal = error
            else this.#options.onRefusal(error)
          },
        ),
      ]),
    )
    await withinTime(
      waitedFor.map((client) => answers.get(client)),
      this.#options.patience,
    )
    waiting = false
    for (const client of waitedFor) if (this.#busy.has(client)) this.#slow.add(client)
    if (refusal) throw refusal
    return lines
  }

  async #ask(client: WitnessClient, ask: Ask): Promise<NoteSignature | undefined> {
    const { patience, onTrouble } = this.#options
    this.#busy.add(client)
    try {
      const started = performance.now()
      const line = await client.cosign(ask.note, ask.head.size, ask.proofFrom, patience * LATENESS)
      if (performance.now() - started <= patience) this.#slow.delete(client)
      this.#heard.add(client)
      return line
    } catch (error) {
      if (!(error instanceof WitnessClientError)) throw error
      this.#slow.add(client)
      onTrouble(error)
      if (error.code === 'witness/ahead' || error.code === 'witness/fork')
        await this.#checkClaim(client, error, ask)
      return undefined
    } finally {
      this.#busy.delete(client)
    }
  }

  /** A witness's first word counts as it stands; later ones only with a checkpoint that our key signed. */
  async #checkClaim(client: WitnessClient, claim: WitnessClientError, { head, rootAt }: Ask): Promise<void> {
    const where = `witness ${client.witness.name}`
    const proven = await client.proven(this.#options.patience).catch(() => undefined)
    if (proven) await checkSight(where, proven, head, rootAt)
    if (this.#heard.has(client)) return
    if (claim.size !== undefined) await checkSight(where, { size: claim.size }, head, rootAt)
    else
      throw new SequencerError(
        'sequencer/differs',
        `${where} holds another history of this log below ${head.size} leaves; signing stopped`,
      )
  }

  #current(): WitnessClient[] {
    const { witnesses, log, fetch } = this.#options
    return witnesses().map((witness) => {
      const id = JSON.stringify([witness.key, witness.name, witness.url])
      const client = this.#clients.get(id) ?? new WitnessClient(witness, log, fetch)
      this.#clients.set(id, client)
      return client
    })
  }
}

async function withinTime(promises: readonly unknown[], milliseconds: number): Promise<void> {
  if (promises.length === 0) return
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([Promise.all(promises), late])
  clearTimeout(timer)
}

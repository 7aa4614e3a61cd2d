// An issuer at work: it signs one blinded message for each entry of its group's roll, and says how many.
//
// It learns that a person on the roll asked; never what it signs. It refuses what is for another constitution or
// group, an entry that does not open, a second message for an entry, and everything outside the calendar.

import {
  blindSign,
  CredentialError,
  formatAnswer,
  type IssuedRange,
  issuedRanges,
  openSlip,
  parseRequest,
  type Random,
  type RawPrivate,
  rollCommitment,
  rollOf,
  sealSlip,
} from '@commonwall/assembly'
import { equalBytes } from '@commonwall/tlog'
import type { NostrEvent, VerifiedEvent } from '@commonwall/wall'
import type { IssuerKey } from './issuer-key.ts'
import { Ledger } from './ledger.ts'
import { rawPrivate } from './raw-rsa.ts'

export interface IssuerOptions {
  /** Id of the bound constitution. */
  readonly constitution: string
  readonly group: string
  /** The root of the group's roll, as the constitution has it. */
  readonly root: string
  /** The commitments of the roll in its order, 64 hex digits each. */
  readonly commitments: readonly string[]
  readonly key: IssuerKey
  /** The file of the ledger; `:memory:` for one that ends with the process. */
  readonly ledger: string
  /** Unix seconds: issuance is open from here, up to and without there. */
  readonly from: number
  readonly until: number
}

export class Issuer {
  readonly #options: IssuerOptions
  readonly #ledger: Ledger
  readonly #raw: RawPrivate

  /** @throws CredentialError where the commitments are not the roll; DataError of the ledger */
  constructor(options: IssuerOptions) {
    const { constitution, group, key, root, commitments } = options
    if (rollOf(commitments).root !== root)
      throw new CredentialError('credential/roll', 'roll', 'the one of the constitution', 'another')
    this.#options = options
    this.#raw = rawPrivate(key.secret)
    this.#ledger = new Ledger(options.ledger, { constitution, group, modulus: key.modulus })
  }

  /**
   * Answers a request slip. The same request gets the same answer again, as one may be lost on the way.
   * @param now unix seconds
   * @throws CredentialError
   */
  answer(slip: string, now: number): string {
    const { constitution, group, commitments, key, from, until } = this.#options
    const refuse = (field: string, expected: string, got: unknown) =>
      new CredentialError('credential/roll', field, expected, got)
    if (!(now >= from && now < until)) throw refuse('time', `${from} to ${until}`, now)
    const request = parseRequest(slip)
    if (request.constitution !== constitution)
      throw refuse('constitution', constitution, request.constitution)
    if (request.group !== group) throw refuse('group', group, request.group)
    const commitment = Buffer.from(rollCommitment(request)).toString('hex')
    if (commitments[request.index] !== commitment)
      throw refuse('entry', 'one of the roll, opened', request.index)
    const before = this.#ledger.signedFor(request.index)
    if (before !== undefined && !equalBytes(before, request.blinded))
      throw refuse('entry', 'one that nothing was issued for', request.index)
    const signature = blindSign(key.publicKey, request.blinded, this.#raw)
    if (before === undefined && !this.#ledger.keep(request.index, request.blinded))
      throw refuse('entry', 'one that nothing was issued for', request.index)
    return formatAnswer(signature)
  }

  /**
   * Answers a sealed request: one sealed line for another, whatever carries them.
   * @param secretKey the issuer's Nostr key, to which requests are sealed; 32 bytes
   * @throws SealError, CredentialError
   */
  answerSealed(sealed: NostrEvent, secretKey: Uint8Array, now: number, random: Random): VerifiedEvent {
    const { slip, from: to } = openSlip(sealed, secretKey)
    return sealSlip(this.answer(slip, now), { to, from: secretKey, now, random })
  }

  /** What is published when issuance has closed: ranges of entries, which tell neither time nor order. */
  issued(): readonly IssuedRange[] {
    return issuedRanges(this.#ledger.entries())
  }

  close(): void {
    this.#ledger.close()
  }
}

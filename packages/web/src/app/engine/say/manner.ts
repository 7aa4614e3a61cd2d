// As whom something beside a post is said (a label, a report, a signature), and how carefully; and saying it so.

import { type EventTemplate, startOfHour, type VerifiedEvent } from '@commonwall/wall'
import type { Own } from '../own/own.ts'
import type { Wall } from '../wall.ts'
import { signWithWork } from './sign.ts'
import { refuseUnseen } from './unseen.ts'

/** Nothing is ever said under a lasting name that was not chosen for it. */
export interface Manner {
  /** Public key of a lasting name that is here, or signs outside; undefined: a throwaway. */
  readonly as: string | undefined
  /** It could get its sender punished: it waits a while before it leaves. */
  readonly careful: boolean
}

export interface SigningOptions {
  /** Unix seconds. */
  readonly now: () => number
  readonly random: (length: number) => Uint8Array<ArrayBuffer>
}

/**
 * Signs it and lets it wait to leave; a throwaway key is kept, so that what it said can be taken back.
 * @throws EngineError engine/no-key, engine/signed, engine/unseen; RuleError
 */
export async function sayAs(
  { as, careful }: Manner,
  said: Omit<EventTemplate, 'created_at'>,
  { wall, own, now, random }: SigningOptions & { readonly wall: Wall; readonly own: Own },
): Promise<VerifiedEvent> {
  const { keyring } = own
  refuseUnseen(wall, as, said.tags)
  const template = { ...said, created_at: as === undefined ? startOfHour(now()) : now() }
  const event = as === undefined ? await throwaway() : await own.signUnder(as, template)
  // Before it leaves: without its key nothing is taken back.
  await own.saveKeys()
  await (await own.speak()).send(event, { careful })
  return event

  async function throwaway(): Promise<VerifiedEvent> {
    const key = keyring.fresh()
    const { wall: id, history } = wall.held
    const signed = await signWithWork(template, key, { wall: id, work: history.current.pow, random })
    keyring.remember(signed.id, key)
    return signed
  }
}

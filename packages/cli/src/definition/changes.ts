// A new definition from the one in force: everything that was not asked to change stays as it is.
//
// Pure. What a definition may say is checked by its own parser; here only that what is to be dropped is there.

import type { AddressEntry, Continuation, Definition, DefinitionFields, LogEntry } from '@commonwall/wall'
import { logOrigin } from '@commonwall/wall'
import { ChangeError } from './change-error.ts'

/** What to change. Lists add to what is there, unless they say otherwise. */
export interface Changes {
  /** Log keys, or their beginnings. */
  readonly closeLog?: readonly string[]
  readonly addLog?: readonly LogEntry[]
  /** The new log, and the key of the lost one with the size and root at which it goes on. */
  readonly continues?: readonly (Omit<Continuation, 'origin'> & { readonly lost: string })[]
  readonly addWitness?: Definition['witnesses']
  /** Names. */
  readonly removeWitness?: readonly string[]
  readonly addGroup?: readonly string[]
  readonly addModerator?: Definition['moderators']
  readonly dropModerator?: Definition['moderators']
  readonly addBoard?: Definition['boards']
  readonly addAddress?: readonly AddressEntry[]
  /** All keepers from now on. */
  readonly keepers?: readonly string[]
  readonly titles?: Definition['titles']
  readonly threshold?: number
  readonly pow?: number
  readonly batch?: number
  readonly validUntil?: number
}

/**
 * What the next definition says.
 * @param voids ids of the rivals that fell, all of which the next must name
 * @throws ChangeError where something to be dropped is not there
 */
export function changed(current: Definition, changes: Changes, voids: readonly string[]): DefinitionFields {
  const { closeLog = [], addLog = [], continues = [], addWitness = [], removeWitness = [] } = changes
  const { addGroup = [], addModerator = [], dropModerator = [], addBoard = [], addAddress = [] } = changes
  const closing = closeLog.map((start) => logNamed(current, start).key)
  const dropped = dropModerator.map((one) => `${one.group}=${one.pubkey}`)
  const moderators = current.moderators.map((one) => ({ ...one, name: `${one.group}=${one.pubkey}` }))
  mustBeThere(
    'witness',
    removeWitness,
    current.witnesses.map(({ name }) => name),
  )
  mustBeThere(
    'moderator',
    dropped,
    moderators.map(({ name }) => name),
  )
  return {
    wall: current.wall,
    prev: current.id,
    voids,
    version: current.version + 1,
    titles: changes.titles ?? current.titles,
    keepers: changes.keepers ?? current.keepers,
    threshold: changes.threshold ?? current.threshold,
    logs: [
      ...current.logs.map((log) => (closing.includes(log.key) ? { ...log, open: false } : log)),
      ...addLog,
    ],
    continues: [
      ...current.continues,
      ...continues.map(({ lost, ...rest }) => ({
        ...rest,
        origin: logOrigin(current.wall, logNamed(current, lost).key),
      })),
    ],
    witnesses: [...current.witnesses.filter(({ name }) => !removeWitness.includes(name)), ...addWitness],
    groups: [...current.groups, ...addGroup],
    moderators: [
      ...moderators
        .filter(({ name }) => !dropped.includes(name))
        .map(({ group, pubkey }) => ({ group, pubkey })),
      ...addModerator,
    ],
    boards: [...current.boards, ...addBoard],
    langs: current.langs,
    pow: changes.pow ?? current.pow,
    batch: changes.batch ?? current.batch,
    addresses: [...current.addresses, ...addAddress],
    validUntil: changes.validUntil ?? current.validUntil,
  }
}

function logNamed({ logs }: Definition, start: string): LogEntry {
  const [found, another] = start.length < 8 ? [] : logs.filter(({ key }) => key.startsWith(start))
  if (found === undefined || another !== undefined)
    throw new ChangeError(
      `log: expected at least 8 digits that begin the key of one log of this wall, got ${start}`,
    )
  return found
}

function mustBeThere(what: string, names: readonly string[], known: readonly string[]): void {
  for (const name of names)
    if (!known.includes(name))
      throw new ChangeError(`${what}: expected one of ${known.join(', ') || 'none'}, got ${name}`)
}
